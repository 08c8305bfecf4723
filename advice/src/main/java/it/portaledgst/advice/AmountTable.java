package it.portaledgst.advice;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.catalogue.AmountAdvice;
import it.portaledgst.domain.catalogue.Catalogue;
import it.portaledgst.domain.catalogue.PublishedAmount;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.catalogue.ServiceField;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.dmn.Audit.AuditLog;
import org.camunda.dmn.Audit.DecisionTableEvaluationResult;
import org.camunda.dmn.Audit.EvaluatedRule;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import scala.jdk.javaapi.CollectionConverters;

/** The table of published amounts, asked in process: people fill in forms while the engine is down, too. */
final class AmountTable implements AmountAdvice {

    /** Of the decision, and of its table's columns: the names by which the model is known here. */
    static final String DECISION = "amount-advice";
    static final String SERVICE = "codice_servizio";
    static final String TODAY = "oggi";
    static final Set<String> OUTPUTS = Set.of("voce", "euro", "norma", "fonte", "ufficiale");

    private static final Logger LOG = LoggerFactory.getLogger(AmountTable.class);
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern WHOLE_YEAR = Pattern.compile("[0-9]{4}");

    private final DmnEngine engine = new DmnEngine.Builder().build();
    private final ParsedDmn table;
    private final Set<String> inputs;
    private final Clock clock;

    AmountTable(Resource file, Catalogue catalogue, Clock clock) {
        this.clock = clock;
        var name = file.getFilename() == null ? file.getDescription() : file.getFilename();
        table = parsed(file, name);
        inputs = TableCheck.inputs(table.model());
        refuse(name, TableCheck.mistakes(table.model(), catalogue.shipped()));
        refuse(name, unusableRows(catalogue));
    }

    @Override
    public List<PublishedAmount> amounts(ServiceEntry service, Map<String, String> values) {
        try {
            return matched(service, values).stream().map(AmountTable::amount).toList();
        } catch (RuntimeException wrongRow) {
            // Only information, which must not keep anybody from paying.
            LOG.error("the published amounts of {} cannot be told: {}", service.code(), wrongRow.getMessage());
            return List.of();
        }
    }

    /** The rules that apply, in the order of the table. */
    List<EvaluatedRule> matched(ServiceEntry service, Map<String, String> values) {
        var answer = engine.eval(table, DECISION, context(service, values));
        AuditLog log = answer.fold(wrong -> {
            throw new IllegalStateException(wrong.failure().message());
        }, right -> right.auditLog());
        return CollectionConverters.asJava(log.entries()).stream().filter(entry -> entry.id().equals(DECISION))
                .map(entry -> (DecisionTableEvaluationResult) entry.result())
                .flatMap(result -> CollectionConverters.asJava(result.matchedRules()).stream()).toList();
    }

    private Map<String, Object> context(ServiceEntry service, Map<String, String> values) {
        var context = new HashMap<String, Object>();
        inputs.forEach(name -> context.put(name, null));
        context.put(SERVICE, service.code());
        context.put(TODAY, PaymentTerms.today(clock).toString());
        service.fields().stream().filter(field -> inputs.contains(field.name()) && service.asks(field, values))
                .forEach(field -> context.put(field.name(), typed(field, values.getOrDefault(field.name(), "").strip())));
        return context;
    }

    /** What cannot be read yet was not said yet. */
    private static Object typed(ServiceField field, String value) {
        return switch (field.type()) {
            case YEAR -> WHOLE_YEAR.matcher(value).matches() ? Integer.valueOf(value) : null;
            case NUMBER -> WHOLE_NUMBER.matcher(value).matches() ? Integer.valueOf(value) : null;
            case TEXT, LONG_TEXT, CHOICE, DATE, PROVINCE -> value.isEmpty() ? null : value;
        };
    }

    /** Read from the rules that applied: the engine's plain result would hold the euros as floating point. */
    private static PublishedAmount amount(EvaluatedRule rule) {
        Map<String, Val> row = CollectionConverters.asJava(rule.outputs()).stream()
                .collect(Collectors.toMap(output -> output.output().name(), output -> output.value()));
        if (!(row.get("voce") instanceof ValString item) || !(row.get("fonte") instanceof ValString source)
                || !(row.get("ufficiale") instanceof ValBoolean official)) {
            throw new IllegalStateException("rule " + rule.rule().id() + " needs a text for voce and fonte, true or false for ufficiale");
        }
        return new PublishedAmount(item.value(), row.get("euro") instanceof ValNumber euro ? euros(euro.value().bigDecimal()) : null,
                row.get("norma") instanceof ValString law ? law.value() : null, source.value(), official.value());
    }

    private static BigDecimal euros(BigDecimal published) {
        return published.setScale(2);
    }

    private ParsedDmn parsed(Resource file, String name) {
        try (var content = file.getInputStream()) {
            return engine.parse(content).fold(wrong -> {
                throw new InvalidTableException(name, List.of(wrong.message()));
            }, right -> right);
        } catch (IOException e) {
            throw new InvalidTableException(name, List.of("cannot be read: " + e.getMessage()));
        }
    }

    private List<String> unusableRows(Catalogue catalogue) {
        var mistakes = new ArrayList<String>();
        for (var service : catalogue.shipped()) {
            try {
                matched(service, Map.of()).forEach(AmountTable::amount);
            } catch (RuntimeException e) {
                mistakes.add(e.getMessage());
            }
        }
        return mistakes;
    }

    private static void refuse(String name, List<String> mistakes) {
        if (!mistakes.isEmpty()) {
            throw new InvalidTableException(name, mistakes);
        }
    }
}
