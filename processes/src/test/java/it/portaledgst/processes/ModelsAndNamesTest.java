package it.portaledgst.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The models and their Java names say the same, in both directions, and the models are clean. */
class ModelsAndNamesTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void paymentRequestIsNamedInJavaAsInTheModel() throws Exception {
        var model = Model.of(PaymentRequestProcess.PROCESS_ID);

        assertThat(model.processId()).isEqualTo(PaymentRequestProcess.PROCESS_ID);
        assertThat(union(model.jobTypes(), model.listenerTypes())).isEqualTo(constants(PaymentRequestProcess.Jobs.class));
        assertThat(model.messageNames()).isEqualTo(constants(PaymentRequestProcess.Messages.class));
        var carriedByReceipts = Set.of(PaymentRequestProcess.Variables.RECEIPT_KEY);
        assertThat(constants(PaymentRequestProcess.Variables.class)).isEqualTo(
                union(model.mappedVariables(), components(PaymentRequestProcess.Confirmed.class), carriedByReceipts));
        assertThat(union(constants(PaymentRequestProcess.AttemptOutcomes.class),
                Arrays.stream(PaymentRequestProcess.FinalState.values()).map(Enum::name).collect(Collectors.toSet())))
                .containsAll(model.comparedTexts());
    }

    @Test
    void theWaitsOfTheVerificationAreThoseOfTheModel() throws Exception {
        var model = Files.readString(Path.of("src/main/resources/bpmn/payment-request.bpmn"));
        assertThat(model).contains("=[" + PaymentRequestProcess.WAITS_BEFORE_CHECK.stream()
                .map(wait -> "duration(\"" + wait + "\")").collect(Collectors.joining(", ")) + "][checkNumber + 1]")
                .contains("checkNumber &lt; " + PaymentRequestProcess.WAITS_BEFORE_CHECK.size());
    }

    @Test
    void unmatchedReceiptIsNamedInJavaAsInTheModel() throws Exception {
        var model = Model.of(UnmatchedReceiptProcess.PROCESS_ID);

        assertThat(model.processId()).isEqualTo(UnmatchedReceiptProcess.PROCESS_ID);
        assertThat(union(model.jobTypes(), model.listenerTypes())).isEqualTo(constants(UnmatchedReceiptProcess.Jobs.class));
        assertThat(model.messageNames()).isEqualTo(constants(UnmatchedReceiptProcess.Messages.class));
        assertThat(model.errorCodes()).isEqualTo(constants(UnmatchedReceiptProcess.Errors.class));
        assertThat(constants(UnmatchedReceiptProcess.Variables.class)).isEqualTo(
                union(model.mappedVariables(), components(UnmatchedReceiptProcess.Arrived.class)));
        assertThat(constants(UnmatchedReceiptProcess.Decisions.class)).containsAll(model.comparedTexts());
    }

    @Test
    void companyStatementIsNamedInJavaAsInTheModel() throws Exception {
        var model = Model.of(CompanyStatementProcess.PROCESS_ID);
        var form = Form.of("decide-on-statement");

        assertThat(model.processId()).isEqualTo(CompanyStatementProcess.PROCESS_ID);
        assertThat(model.jobTypes()).isEqualTo(constants(CompanyStatementProcess.Jobs.class));
        assertThat(model.listenerTypes()).isEqualTo(constants(CompanyStatementProcess.Listeners.class));
        assertThat(model.messageNames()).isEqualTo(constants(CompanyStatementProcess.Messages.class));
        assertThat(constants(CompanyStatementProcess.Variables.class)).isEqualTo(union(model.mappedVariables(),
                components(CompanyStatementProcess.Requested.class), components(CompanyStatementProcess.Escalated.class),
                components(CompanyStatementProcess.Made.class), form.keys()));
        assertThat(constants(CompanyStatementProcess.Outcomes.class)).containsAll(model.comparedTexts())
                .isEqualTo(form.values(CompanyStatementProcess.Variables.OUTCOME));
    }

    @Test
    void supportRequestIsNamedInJavaAsInTheModel() throws Exception {
        var model = Model.of(SupportRequestProcess.PROCESS_ID);

        assertThat(model.processId()).isEqualTo(SupportRequestProcess.PROCESS_ID);
        assertThat(model.jobTypes()).isEqualTo(constants(SupportRequestProcess.Jobs.class));
        assertThat(model.listenerTypes()).isEqualTo(constants(SupportRequestProcess.Listeners.class));
        assertThat(model.messageNames()).isEqualTo(constants(SupportRequestProcess.Messages.class));
        assertThat(model.decisionIds()).containsExactly(SupportRequestProcess.ROUTING);
        assertThat(constants(SupportRequestProcess.Variables.class)).isEqualTo(union(model.mappedVariables(),
                components(SupportRequestProcess.Opened.class), components(SupportRequestProcess.Continued.class),
                Form.of("work-on-support-request").keys(),
                Set.of(SupportRequestProcess.Variables.ROUTING, SupportRequestProcess.Variables.ACT_ID)));
        assertThat(components(SupportRequestProcess.Unanswered.class)).isEqualTo(
                union(components(SupportRequestProcess.Turn.class), Set.of(SupportRequestProcess.Variables.CLOSED)));
        assertThat(constants(SupportRequestProcess.Actions.class)).containsAll(model.comparedTexts())
                .isEqualTo(Form.of("work-on-support-request").values(SupportRequestProcess.Variables.ACTION));
    }

    @Test
    void parityCheckIsNamedInJavaAsInTheModel() throws Exception {
        var model = Model.of(ParityCheckProcess.PROCESS_ID);

        assertThat(model.processId()).isEqualTo(ParityCheckProcess.PROCESS_ID);
        assertThat(union(model.jobTypes(), model.listenerTypes())).isEqualTo(constants(ParityCheckProcess.Jobs.class));
        assertThat(model.messageNames()).isEqualTo(constants(ParityCheckProcess.Messages.class));
        assertThat(constants(ParityCheckProcess.Variables.class)).isEqualTo(union(model.mappedVariables(), Set.of(ParityCheckProcess.Variables.DIFFERENCE)));
        assertThat(model.mappedVariables()).containsAll(Form.of("decide-on-difference").keys())
                .containsAll(components(ParityCheckProcess.Compared.class)).containsAll(components(ParityCheckProcess.Repaired.class));
        assertThat(Form.of("decide-on-difference").values(ParityCheckProcess.Variables.DECISION)).isEqualTo(constants(ParityCheckProcess.Decisions.class));
        assertThat(Files.readString(Path.of("src/main/resources/bpmn/parity-check.bpmn"))).contains(">" + ParityCheckProcess.CYCLE + "</bpmn:timeCycle>")
                .contains("<bpmn:userTask id=\"" + ParityCheckProcess.TASK_ID + "\"");
    }

    @Test
    void theDecisionAnswersWhatJavaReads() throws IOException {
        var table = Files.readString(Path.of("src/main/resources/dmn/support-routing.dmn"));
        assertThat(table).contains("<decision id=\"" + SupportRequestProcess.ROUTING + "\"");
        for (var output : components(SupportRequestProcess.Routed.class)) {
            assertThat(table).contains("name=\"" + output + "\" typeRef=");
        }
    }

    @Test
    void everyModelFileIsNamedLikeItsProcessAndHasItsForms() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/bpmn"))) {
            var names = files.map(file -> file.getFileName().toString()).sorted().toList();
            assertThat(names).containsExactly("company-statement.bpmn", "parity-check.bpmn", "payment-request.bpmn", "support-request.bpmn", "unmatched-receipt.bpmn");
            for (var name : names) {
                var model = Model.of(name.replace(".bpmn", ""));
                assertThat(name).isEqualTo(model.processId() + ".bpmn");
                assertThat(model.withoutLabel()).as("elements without a label in " + name).isEmpty();
                assertThat(model.withoutDocumentation()).as("not explained in " + name).isEmpty();
                assertThat(model.versionTags()).as("version tag of " + name).singleElement().asString().matches("[0-9]+\\.[0-9]+");
                for (var form : model.formIds()) {
                    assertThat(Path.of("src/main/resources/forms", form + ".form")).exists().content()
                            .contains("\"id\": \"" + form + "\"");
                }
            }
        }
    }

    @Test
    void theLinterFindsNothing() throws Exception {
        var linter = PROJECT.resolve("node_modules/bpmnlint/bin/bpmnlint.js");
        assertThat(linter).as("the BPMN linter; run `npm ci` at the project's root (./portale does it)").exists();
        var lint = new ProcessBuilder("node", linter.toString(), "--max-warnings", "0",
                "src/main/resources/bpmn/company-statement.bpmn", "src/main/resources/bpmn/parity-check.bpmn", "src/main/resources/bpmn/payment-request.bpmn",
                "src/main/resources/bpmn/support-request.bpmn", "src/main/resources/bpmn/unmatched-receipt.bpmn")
                .redirectErrorStream(true).start();
        var said = new String(lint.getInputStream().readAllBytes());
        assertThat(lint.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(lint.exitValue()).as(said).isZero();
    }

    private static Set<String> constants(Class<?> holder) throws IllegalAccessException {
        var values = new TreeSet<String>();
        for (var field : holder.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                values.add((String) field.get(null));
            }
        }
        return values;
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        return Arrays.stream(sets).flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> components(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(component -> component.getName()).collect(Collectors.toSet());
    }
}
