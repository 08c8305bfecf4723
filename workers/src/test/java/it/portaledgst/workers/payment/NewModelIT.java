package it.portaledgst.workers.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import it.portaledgst.domain.payment.AttemptState;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.payment.ReturnKind;
import it.portaledgst.processes.PaymentRequestProcess;
import it.portaledgst.workers.migration.MigrateCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that began under version 1.0 of their model, which was in use before the worklist came, go on under today's. */
class NewModelIT extends LifeTest {

    private static final String PLAN = "../processes/migrations/payment-request-1.0-to-1.1.json";
    @TempDir
    private Path folder;

    @Test
    void instancesInFlightEndRightlyUnderTheNewModel() throws Exception {
        until("today's model is there", () -> !versions("1.1").isEmpty());
        var today = Files.readAllBytes(Path.of("../processes/src/main/resources/bpmn/payment-request.bpmn"));
        deploy(getClass().getResourceAsStream("/migration/payment-request-1.0.bpmn").readAllBytes());
        until("the old model is there", () -> !versions("1.0").isEmpty());
        var waiting = confirm();
        var expiring = confirm("51");
        var paying = confirm("52");
        var checked = confirm("53");
        for (var request : List.of(waiting, expiring, paying, checked)) {
            until("it waits under the old model", () -> lifecycle.get(request.id()).noticeReady() && active(request, "reminder-date")
                    && version(request).equals("1.0"));
        }
        var attempt = requests.startOnlinePayment(ANNA, paying.id()).id();
        until("the verification waits", () -> active(paying, "wait-before-check"));
        var hopeful = requests.startOnlinePayment(ANNA, checked.id()).id();
        until("the cart is open", () -> lifecycle.attemptById(hopeful).checkoutUrl() != null);
        requests.cameBack(lifecycle.returnTokensOf(hopeful).apply(ReturnKind.OK), ReturnKind.OK);
        for (int question = 1; question <= 3; question++) {
            int waits = question;
            until("wait " + waits, () -> count(checked, "wait-before-check") == waits);
            pass(Duration.ofMinutes(21));
        }
        until("a person has to check", () -> task("check-payment", checked).isPresent());
        requests.startOnlinePayment(ANNA, paying.id());
        until("a second verification waits", () -> active(paying, "wait-before-check"));
        deploy(today);

        assertThat(migrate(1, "{\"process\":\"payment-request\",\"from\":\"1.0\",\"to\":\"1.1\",\"elements\":{\"reminder-date\":\"remind\"}}", true))
                .contains("  cannot  ").contains("in \"reminder-date\", a intermediateCatchEvent, and \"remind\" is a serviceTask").contains("0 would move, 4 cannot.");
        assertThat(run(0, PLAN, "--dry-run")).contains("4 would move, 0 cannot.").contains("reminder-date").contains("check-payment");
        assertThat(List.of(version(waiting), version(checked))).containsOnly("1.0");
        assertThat(run(0, PLAN)).contains("4 moved, 0 cannot.");
        for (var request : List.of(waiting, expiring, paying, checked)) {
            until("it goes on under the new model", () -> version(request).equals("1.1"));
        }
        assertThat(run(0, PLAN)).as("a second time there is nothing to do").contains("0 moved, 0 cannot.");

        assertThat(pay(waiting, "")).contains("\"outcome\":\"OK\"");
        untilPaidAndTold(waiting);
        complete("check-payment", checked, Map.of());
        until("the attempt is closed", () -> lifecycle.attemptById(hopeful).state() == AttemptState.CLOSED);
        requests.delete(ANNA, checked.id());
        until("the process ends at deleted", () -> reached(checked, "deleted"));
        assertThat(pay(paying, ",\"channel\":\"checkout\"")).contains("\"outcome\":\"OK\"");
        untilPaidAndTold(paying);
        pass(Duration.ofDays(28));
        until("the reminder is out", () -> reached(expiring, "remind"));
        pass(Duration.ofDays(5));
        until("the process ends at expired", () -> reached(expiring, "expired"));
        assertThat(lifecycle.get(expiring.id()).state()).isEqualTo(PaymentState.EXPIRED);
        until("none is left", () -> client.newProcessInstanceSearchRequest().filter(filter -> filter.processDefinitionId(PaymentRequestProcess.PROCESS_ID)
                .state(ProcessInstanceState.ACTIVE)).send().join().items().isEmpty());
    }

    @Test
    void aPlanThatCannotBeMeantIsRefused() throws Exception {
        until("today's model is there", () -> !versions("1.1").isEmpty());
        assertThat(run(2)).startsWith("Usage");
        assertThat(run(2, folder.resolve("none.json").toString())).contains("cannot be read");
        assertThat(migrate(2, "{\"process\":\"payment-request\",\"from\":\"1.1\",\"to\":\"1.1\"}", false)).contains("the same version tag");
        assertThat(migrate(2, "{\"process\":\"payment-request\",\"from\":\"1.0\"}", false)).contains("a plan names");
        assertThat(migrate(2, "{\"process\":\"payment-request\",\"from\":\"1.0\",\"to\":\"99\"}", false)).contains("version tag 99");
        assertThat(migrate(2, "{\"process\":\"payment-request\",\"from\":\"1.0\",\"to\":\"1.1\",\"elements\":{\"remind\":\"nowhere\"}}", false))
                .contains("no element \"nowhere\"");
        assertThat(migrate(2, "{\"process\":\"payment-request\",\"from\":\"1.0\",\"to\":\"1.1\",\"element\":{}}", false)).contains("element");
    }

    private String migrate(int exitCode, String plan, boolean dryRun) throws IOException {
        var file = Files.writeString(folder.resolve("plan.json"), plan).toString();
        return dryRun ? run(exitCode, file, "--dry-run") : run(exitCode, file);
    }

    private String run(int exitCode, String... arguments) {
        var said = new ByteArrayOutputStream();
        int code = MigrateCommand.run(List.of(arguments), new PrintStream(said, true, StandardCharsets.UTF_8), "--camunda.client.rest-address=" + engine.address("rest="));
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isEqualTo(exitCode);
        return said.toString(StandardCharsets.UTF_8);
    }

    private void deploy(byte[] model) {
        client.newDeployResourceCommand().addResourceBytes(model, "payment-request.bpmn").send().join();
    }

    private List<Long> versions(String tag) {
        return client.newProcessDefinitionSearchRequest().filter(filter -> filter.processDefinitionId(PaymentRequestProcess.PROCESS_ID).versionTag(tag))
                .send().join().items().stream().map(found -> found.getProcessDefinitionKey()).toList();
    }

    private Stream<Long> instances(PaymentRequest request) {
        return client.newVariableSearchRequest().filter(filter -> filter.name("requestId").value('"' + request.id().toString() + '"')).send().join()
                .items().stream().map(variable -> variable.getProcessInstanceKey());
    }

    private String version(PaymentRequest request) {
        return client.newProcessInstanceGetRequest(instances(request).findFirst().orElseThrow()).send().join().getProcessDefinitionVersionTag();
    }

    private boolean active(PaymentRequest request, String elementId) {
        return instances(request).anyMatch(key -> !client.newElementInstanceSearchRequest()
                .filter(filter -> filter.processInstanceKey(key).elementId(elementId).state(ElementInstanceState.ACTIVE)).send().join().items().isEmpty());
    }
}
