package it.portaledgst.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.search.enums.UserTaskState;
import it.portaledgst.processes.ParityCheckProcess.Case;
import it.portaledgst.processes.ParityCheckProcess.Decisions;
import it.portaledgst.processes.ParityCheckProcess.Jobs;
import it.portaledgst.processes.ParityCheckProcess.Messages;
import it.portaledgst.processes.ParityCheckProcess.Variables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every path of <i>Controllo di parità</i>. */
class ParityCheckProcessIT extends ProcessTest {

    private static final String RUN = "6e9c2ab4-0000-4000-8000-000000000001";
    private final Queue<String> carriedOut = new ConcurrentLinkedQueue<>();

    @Override
    Set<String> allowedVariables() {
        var names = variableNames(Variables.class);
        names.add("loopCounter");
        return names;
    }

    @Override
    Set<String> variablesOfTheWholeProcess() {
        return Set.of(Variables.RUN_ID, Variables.MORE, Variables.CASES);
    }

    @BeforeEach
    void deployTheCheck() {
        client.newDeployResourceCommand().addResourceFromClasspath("bpmn/parity-check.bpmn")
                .addResourceFromClasspath("forms/decide-on-difference.form").execute();
        context.mockJobWorker(Jobs.COMPARE).thenComplete(Map.of(Variables.RUN_ID, RUN));
        context.mockJobWorker(Jobs.CARRY_OUT).withHandler((jobs, job) -> {
            var variables = job.getVariablesAsMap();
            carriedOut.add(((Map<?, ?>) variables.get(Variables.DIFFERENCE)).get("differenceId") + " " + variables.get(Variables.DECISION));
            jobs.newCompleteCommand(job).execute();
        });
    }

    @AfterAll
    static void everyElementAndFlowWasPassed() {
        assertEverythingCovered(ParityCheckProcess.PROCESS_ID);
    }

    @Test
    void everyNight() {
        context.mockJobWorker(Jobs.REPAIR).thenComplete(Map.of(Variables.MORE, false, Variables.CASES, List.of()));
        context.increaseTime(Duration.ofDays(1));
        theInstanceOf(ParityCheckProcess.PROCESS_ID).isCompleted().hasCompletedElements("every-night", "parity");
    }

    @Test
    void repairsInPartsAndAsksAboutTheRest() {
        var repairs = new AtomicInteger();
        var first = new Case(UUID.randomUUID().toString(), "L'istanza va avanti.", "Annullare l'istanza.");
        var second = new Case(UUID.randomUUID().toString(), "L'istanza manca ancora.", "Farla ripartire.");
        context.mockJobWorker(Jobs.REPAIR).withHandler((jobs, job) -> {
            assertThat(job.getVariablesAsMap()).containsEntry(Variables.RUN_ID, RUN);
            boolean more = repairs.incrementAndGet() < 3;
            jobs.newCompleteCommand(job).variables(Map.of(Variables.MORE, more, Variables.CASES, more ? List.of() : List.of(first, second))).execute();
        });
        publish(Messages.REQUESTED, "", UUID.randomUUID().toString(), null);
        theInstanceOf(ParityCheckProcess.PROCESS_ID).hasActiveElement("decide-on-difference", 2);
        assertThat(repairs).hasValue(3);

        for (var task : client.newUserTaskSearchRequest().filter(filter -> filter.elementId("decide-on-difference").state(UserTaskState.CREATED))
                .execute().items()) {
            assertThat(task.getCandidateGroups()).containsExactly("DGST-CEN");
            var seen = client.newUserTaskVariableSearchRequest(task.getUserTaskKey()).execute().items();
            boolean isFirst = seen.stream().anyMatch(variable -> variable.getName().equals(Variables.SENTENCE)
                    && variable.getValue().contains(first.sentence()));
            client.newCompleteUserTaskCommand(task.getUserTaskKey())
                    .variables(Map.of(Variables.DECISION, isFirst ? Decisions.REPAIR : Decisions.LEAVE)).execute();
        }

        theInstanceOf(ParityCheckProcess.PROCESS_ID).isCompleted().hasCompletedElements("everything-decided");
        assertThat(carriedOut).containsExactlyInAnyOrder(first.differenceId() + " " + Decisions.REPAIR, second.differenceId() + " " + Decisions.LEAVE);
    }
}
