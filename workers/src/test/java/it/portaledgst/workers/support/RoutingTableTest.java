package it.portaledgst.workers.support;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.catalogue.OfficeCriterion;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.office.Province;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.support.RoutingFacts;
import it.portaledgst.domain.support.RoutingFacts.Notice;
import it.portaledgst.domain.support.SupportCategory;
import it.portaledgst.processes.SupportRequestProcess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import scala.jdk.javaapi.CollectionConverters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The decision table sends every request there can be to exactly one office: every province, category, service with its
 * criterion, notice and flag. The engine is Zeebe's own.
 */
class RoutingTableTest {

    private static final String COMPETENT = "competent";
    private static final DmnEngine ENGINE = new DmnEngine.Builder().build();
    private static final Offices OFFICES = new Offices(Clock.systemUTC());
    private static final String TABLE = read();
    private static final JsonNode SERVICES = services("catalogue/services.yaml");
    /** Asked by all tests: no question is asked twice. */
    private static final Table ROUTING = parse(TABLE);
    private static final Pattern RULE = Pattern.compile("<rule id=\"(\\w+)\">");

    /** A request as the portal would put it: where, about which service, and all else. */
    private record Combination(String sigla, String service, RoutingFacts facts) {

        @Override
        public String toString() {
            return "province " + sigla + ", service " + service + ", " + facts;
        }
    }

    private record Answer(String office, String rule, String priority, Object dueDays, String dueKind, String tellOffice) {
    }

    @Test
    void everyRequestHasExactlyOneOffice() {
        assertThat(withoutOffice(ROUTING)).as("combinations that no rule sends anywhere").isEmpty();
    }

    @Test
    void aHoleInTheTableIsFoundAndNamed() {
        var holed = parse(TABLE.replaceAll("(?s)<rule id=\"R15\">.*?</rule>", "").replaceAll("(?s)<rule id=\"R99\">.*?</rule>", ""));
        assertThat(withoutOffice(holed)).isNotEmpty().anySatisfy(missing -> assertThat(missing)
                .contains("category=AMMINISTRATIVO").contains("service 11-AUT_GEN_RAD").contains("province null").contains("abroad=true"));
    }

    @Test
    void everyRuleIsReached() {
        var reached = new TreeSet<String>();
        combinations().forEach(combination -> reached.add(ROUTING.answer(combination.facts).rule));
        assertThat(reached).containsExactlyElementsOf(new TreeSet<>(RULE.matcher(TABLE).results().map(found -> found.group(1)).toList()));
    }

    @Test
    void theTableNamesNoTerritorialOffice() {
        assertThat(TABLE).doesNotContain("ISP-");
        assertThat(TABLE.split("competentOffice != null", -1)).hasSize(2);
        assertThat(TABLE.split("<text>competentOffice</text>", -1)).hasSize(3);
        assertThat(TABLE.split("competentOffice", -1)).hasSize(4);
    }

    @Test
    void everyProvinceHasTheOfficeOfTheData() {
        assertThat(OFFICES.provinces()).hasSize(107);
        for (var category : List.of(SupportCategory.AMMINISTRATIVO, SupportCategory.ELENCO_RICEVUTE)) {
            for (var province : OFFICES.provinces()) {
                var competent = OFFICES.forProvince(province.sigla()).map(Office::code).orElseThrow();
                var answer = ask(ROUTING.parsed, new RoutingFacts(category, Notice.NESSUNO, null, false, false, false, false, null,
                        OfficeCriterion.RESIDENZA_DEBITORE, competent, false));
                assertThat(answer.office).as(province.sigla()).isEqualTo(competent);
            }
        }
    }

    @Test
    void whereThePersonLivesNeverMovesATechnicalMatter() {
        var technical = Set.of(SupportCategory.TECNICO, SupportCategory.ACCESSIBILITA, SupportCategory.STATO_PAGAMENTO);
        assertThat(combinations().filter(combination -> technical.contains(combination.facts.category()))
                .map(combination -> ROUTING.answer(combination.facts).office).distinct()).containsExactly(Office.TECHNICAL_SUPPORT);
    }

    @Test
    void theChosenOfficeIsBinding() {
        var chosen = new RoutingFacts(SupportCategory.AMMINISTRATIVO, Notice.NESSUNO, null, false, false, false, false, "ISP-SAR",
                OfficeCriterion.UFFICIO_FISSO, "ISP-LOM", false);
        assertThat(ROUTING.answer(chosen)).isEqualTo(new Answer("ISP-SAR", "R11", "MEDIA", 10L, "LAVORATIVI", null));
    }

    @Test
    void anAnomalyIsAlsoToldToTheOffice() {
        var anomaly = new RoutingFacts(SupportCategory.STATO_PAGAMENTO, Notice.PROPRIO, PaymentState.DELETED, false, false, true, false,
                "ISP-LOM", OfficeCriterion.RESIDENZA_DEBITORE, null, false);
        assertThat(ROUTING.answer(anomaly)).isEqualTo(new Answer("SUP-TEC", "R05", "ALTA", 1L, "LAVORATIVI", "ISP-LOM"));
    }

    /** Tasklist's form cannot ask the portal: it has a list of its own. */
    @Test
    void theFormOffersTheOfficesOfTheData() throws IOException {
        var form = new ClassPathResource("forms/work-on-support-request.form").getContentAsString(StandardCharsets.UTF_8);
        var offered = new ArrayList<String>();
        for (JsonNode field : JsonMapper.builder().build().readTree(form).path("components")) {
            if (field.path("key").asString("").equals(SupportRequestProcess.Variables.TARGET_OFFICE)) {
                field.path("values").forEach(value -> offered.add(value.path("value").asString() + " " + value.path("label").asString()));
            }
        }
        assertThat(offered).containsExactlyElementsOf(OFFICES.all().stream().map(office -> office.code() + " " + office.label()).toList());
    }

    /** What the table leaves without an office that exists, in words. */
    private static List<String> withoutOffice(Table table) {
        var known = OFFICES.all().stream().map(Office::code).toList();
        return combinations().filter(combination -> !known.contains(table.answer(combination.facts).office)).limit(200)
                .map(Combination::toString).toList();
    }

    private static Stream<Combination> combinations() {
        var places = new ArrayList<String>();
        places.add(null);
        OFFICES.provinces().stream().map(Province::sigla).forEach(places::add);
        var circumstances = circumstances();
        var services = services();
        return places.stream().flatMap(sigla -> {
            var competent = OFFICES.forProvince(sigla).map(Office::code).orElse(null);
            return services.entrySet().stream().flatMap(service -> circumstances.stream().map(facts ->
                    new Combination(sigla, service.getKey(), new RoutingFacts(facts.category(), facts.notice(), facts.requestState(),
                            facts.attemptPending(), facts.receiptMissing(), facts.saysPaid(), facts.blocked(), facts.chosenOffice(),
                            service.getValue(), competent, facts.abroad()))));
        });
    }

    /** All but place and service. */
    private static List<RoutingFacts> circumstances() {
        var all = new ArrayList<RoutingFacts>();
        for (var category : SupportCategory.values()) {
            for (var notice : Notice.values()) {
                for (var state : notice == Notice.PROPRIO ? List.of(PaymentState.values()) : Collections.<PaymentState>singletonList(null)) {
                    for (int flags = 0; flags < 16; flags++) {
                        boolean pending = (flags & 1) != 0;
                        if (pending && state != PaymentState.TO_PAY && state != PaymentState.PAID) {
                            continue; // the first flag is the attempt of what is to be paid, or the receipt of what is paid
                        }
                        for (var office : new String[] {null, "ISP-LOM"}) {
                            all.add(new RoutingFacts(category, notice, state, pending && state == PaymentState.TO_PAY,
                                    pending && state == PaymentState.PAID, (flags & 2) != 0, (flags & 4) != 0, office, null, null, (flags & 8) != 0));
                        }
                    }
                }
            }
        }
        return all.stream().distinct().toList();
    }

    /** Every service of the catalogue with its criterion, and none. */
    private static Map<String, OfficeCriterion> services() {
        var services = new LinkedHashMap<String, OfficeCriterion>();
        for (JsonNode service : SERVICES) {
            services.put(service.path("code").asString(), OfficeCriterion.valueOf(service.path("criterion").asString()));
        }
        services.put("none", null);
        return services;
    }

    /**
     * The table asks whether there is a competent office and passes its code on, whichever it is
     * ({@link #theTableNamesNoTerritorialOffice}): the same question is asked once.
     */
    private record Table(ParsedDmn parsed, Map<RoutingFacts, Answer> known) {

        Answer answer(RoutingFacts facts) {
            var answer = known.computeIfAbsent(with(facts, facts.competentOffice() == null ? null : COMPETENT), question -> ask(parsed, question));
            return COMPETENT.equals(answer.office) ? new Answer(facts.competentOffice(), answer.rule, answer.priority, answer.dueDays,
                    answer.dueKind, answer.tellOffice) : answer;
        }
    }

    private static RoutingFacts with(RoutingFacts facts, String competentOffice) {
        return new RoutingFacts(facts.category(), facts.notice(), facts.requestState(), facts.attemptPending(), facts.receiptMissing(),
                facts.saysPaid(), facts.blocked(), facts.chosenOffice(), facts.criterion(), competentOffice, facts.abroad());
    }

    private static Answer ask(ParsedDmn table, RoutingFacts facts) {
        var variables = new HashMap<String, Object>();
        variables.put("category", facts.category().name());
        variables.put("notice", facts.notice().name());
        variables.put("requestState", facts.requestState() == null ? null : facts.requestState().name());
        variables.put("attemptPending", facts.attemptPending());
        variables.put("receiptMissing", facts.receiptMissing());
        variables.put("saysPaid", facts.saysPaid());
        variables.put("blocked", facts.blocked());
        variables.put("chosenOffice", facts.chosenOffice());
        variables.put("criterion", facts.criterion() == null ? null : facts.criterion().name());
        variables.put("competentOffice", facts.competentOffice());
        variables.put("abroad", facts.abroad());
        var result = ENGINE.eval(table, SupportRequestProcess.ROUTING, variables);
        assertThat(result.isRight()).as("%s: %s", facts, result).isTrue();
        if (result.toOption().get().isNil()) {
            return new Answer(null, null, null, null, null, null);
        }
        var answer = CollectionConverters.asJava((scala.collection.Map<?, ?>) result.toOption().get().value());
        return new Answer((String) answer.get("office"), (String) answer.get("rule"), (String) answer.get("priority"),
                ((Number) Objects.requireNonNull(answer.get("dueDays"))).longValue(), (String) answer.get("dueKind"), (String) answer.get("tellOffice"));
    }

    private static Table parse(String table) {
        var parsed = ENGINE.parse(new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
        assertThat(parsed.isRight()).as(parsed.toString()).isTrue();
        return new Table(parsed.toOption().get(), new HashMap<>());
    }

    private static String read() {
        try {
            return new ClassPathResource("dmn/support-routing.dmn").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode services(String file) {
        try (var stream = new ClassPathResource(file).getInputStream()) {
            return YAMLMapper.builder().build().readTree(stream).path("services");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
