package it.portaledgst.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
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
    /** What the portal's list is told: the difference and the task's key. */
    private final Queue<String> created = new ConcurrentLinkedQueue<>();
    private final Queue<String> gone = new ConcurrentLinkedQueue<>();
    /** What the portal lets be decided; all of it when it has not decided itself. */
    private volatile String decidedInThePortal;

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
            carriedOut.add(difference(job) + " " + variables.get(Variables.DECISION));
            jobs.newCompleteCommand(job).execute();
        });
    }

    @BeforeEach
    void thePortalsListIsKept() {
        context.mockJobWorker(Jobs.TASK_CREATED).withHandler((jobs, job) -> {
            assertThat(job.getUserTask().getDueDate()).isNotNull();
            created.add(difference(job) + " " + job.getUserTask().getUserTaskKey());
            jobs.newCompleteCommand(job).execute();
        });
        context.mockJobWorker(Jobs.TASK_COMPLETING).withHandler((jobs, job) -> {
            boolean refused = decidedInThePortal != null && !decidedInThePortal.equals(job.getVariablesAsMap().get(Variables.DECISION));
            jobs.newCompleteCommand(job).withResult(result -> result.forUserTask().deny(refused)).execute();
        });
        context.mockJobWorker(Jobs.TASK_GONE).withHandler((jobs, job) -> {
            gone.add(difference(job) + " " + job.getUserTask().getUserTaskKey());
            jobs.newCompleteCommand(job).execute();
        });
    }

    private static Object difference(ActivatedJob job) {
        return ((Map<?, ?>) job.getVariablesAsMap().get(Variables.DIFFERENCE)).get("differenceId");
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

        for (var task : tasks(2)) {
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

    @Test
    void whatThePortalDecidedIsCompletedAsItSaysOrNotAtAll() {
        var asked = asksAbout();
        decidedInThePortal = Decisions.LEAVE;
        assertThatThrownBy(() -> complete(asked, Decisions.REPAIR))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code()).isEqualTo(409));
        complete(asked, Decisions.LEAVE);
        theInstanceOf(ParityCheckProcess.PROCESS_ID).isCompleted().hasCompletedElements("everything-decided");
        assertThat(carriedOut).containsExactly(created.element().split(" ")[0] + " " + Decisions.LEAVE);
    }

    @Test
    void aCaseThatIsCancelledLeavesThePortalsList() {
        asksAbout();
        client.newCancelInstanceCommand(client.newProcessInstanceSearchRequest().execute().items().getFirst().getProcessInstanceKey()).execute();
        theInstanceOf(ParityCheckProcess.PROCESS_ID).isTerminated();
        assertThat(gone).containsExactlyElementsOf(created);
    }

    /** One difference before a person; the task's key. */
    private long asksAbout() {
        var one = new Case(UUID.randomUUID().toString(), "L'istanza va avanti.", "Annullare l'istanza.");
        context.mockJobWorker(Jobs.REPAIR).thenComplete(Map.of(Variables.MORE, false, Variables.CASES, List.of(one)));
        publish(Messages.REQUESTED, "", UUID.randomUUID().toString(), null);
        theInstanceOf(ParityCheckProcess.PROCESS_ID).hasActiveElement(ParityCheckProcess.TASK_ID, 1);
        long key = tasks(1).getFirst().getUserTaskKey();
        assertThat(created).containsExactly(one.differenceId() + " " + key);
        return key;
    }

    /** They are there when their listener has said so. */
    private List<UserTask> tasks(int count) {
        return await("tasks about differences").atMost(Duration.ofSeconds(30)).until(() -> client.newUserTaskSearchRequest()
                .filter(filter -> filter.elementId(ParityCheckProcess.TASK_ID).state(UserTaskState.CREATED)).execute().items(), found -> found.size() == count);
    }

    private void complete(long task, String decision) {
        client.newCompleteUserTaskCommand(task).variables(Map.of(Variables.DECISION, decision)).execute();
    }
}
