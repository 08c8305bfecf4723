package it.portaledgst.advice;

import it.portaledgst.domain.catalogue.FieldType;
import it.portaledgst.domain.catalogue.ServiceEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Variable;

/** What the engine does not ask of a table: that it fits the catalogue. */
final class TableCheck {

    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern TEXTS = Pattern.compile(TEXT + "(\\s*,\\s*" + TEXT + ")*");

    private final Map<String, ServiceEntry> services;
    private final List<String> mistakes = new ArrayList<>();

    private TableCheck(List<ServiceEntry> services) {
        this.services = services.stream().collect(Collectors.toMap(ServiceEntry::code, Function.identity()));
    }

    /** The names under which the model expects what is typed. */
    static Set<String> inputs(DmnModelInstance model) {
        // Asked for InputData, the library also finds references to them and stumbles.
        return model.getModelElementsByType(Variable.class).stream()
                .filter(variable -> !(variable.getParentElement() instanceof Decision))
                .map(Variable::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    /** One sentence each. */
    static List<String> mistakes(DmnModelInstance model, List<ServiceEntry> services) {
        var check = new TableCheck(services);
        check.inputsAreFields(inputs(model));
        if (model.getModelElementById(AmountTable.DECISION) instanceof Decision decision
                && decision.getExpression() instanceof DecisionTable table) {
            check.table(table);
        } else {
            check.mistakes.add("it has no decision table with the id " + AmountTable.DECISION);
        }
        return check.mistakes;
    }

    private void inputsAreFields(Set<String> inputs) {
        for (var name : inputs) {
            if (!name.equals(AmountTable.SERVICE) && !name.equals(AmountTable.TODAY)
                    && services.values().stream().noneMatch(service -> service.field(name).isPresent())) {
                mistakes.add("the input " + name + " is no field of any service");
            }
        }
    }

    private void table(DecisionTable table) {
        var outputs = table.getOutputs().stream().map(Output::getName).collect(Collectors.toSet());
        if (!outputs.equals(AmountTable.OUTPUTS)) {
            mistakes.add("its outputs must be " + String.join(", ", new TreeSet<>(AmountTable.OUTPUTS)));
        }
        var columns = table.getInputs().stream().map(TableCheck::expression).toList();
        int service = columns.indexOf(AmountTable.SERVICE);
        if (service < 0) {
            mistakes.add("it has no column for " + AmountTable.SERVICE);
            return;
        }
        for (var rule : table.getRules()) {
            rule(rule, columns, service);
        }
    }

    private void rule(Rule rule, List<String> columns, int serviceColumn) {
        var cells = rule.getInputEntries().stream().map(cell -> cell.getText().getTextContent().strip()).toList();
        if (!TEXTS.matcher(cells.get(serviceColumn)).matches()) {
            wrong(rule, "must name the services it is for, each in quotes");
            return;
        }
        for (var code : texts(cells.get(serviceColumn))) {
            var service = services.get(code);
            if (service == null) {
                wrong(rule, "names the service " + code + ", which is not in the catalogue");
                continue;
            }
            for (int i = 0; i < columns.size(); i++) {
                if (i != serviceColumn && columns.get(i).matches("\\w+") && !cells.get(i).isEmpty() && !cells.get(i).equals("-")) {
                    cell(rule, service, columns.get(i), cells.get(i));
                }
            }
        }
    }

    private void cell(Rule rule, ServiceEntry service, String name, String cell) {
        var field = service.field(name);
        if (field.isEmpty()) {
            wrong(rule, "looks at " + name + ", which " + service.code() + " does not ask for");
        } else if (field.get().type() == FieldType.CHOICE) {
            for (var choice : texts(cell)) {
                if (field.get().choices().stream().noneMatch(offered -> offered.value().equals(choice))) {
                    wrong(rule, "looks for " + choice + ", which " + name + " of " + service.code() + " does not offer");
                }
            }
        }
    }

    private void wrong(Rule rule, String sentence) {
        mistakes.add("rule " + rule.getId() + " " + sentence);
    }

    private static String expression(Input input) {
        return input.getInputExpression().getText().getTextContent().strip();
    }

    private static List<String> texts(String cell) {
        return TEXT.matcher(cell).results().map((MatchResult found) -> found.group(1)).toList();
    }
}
