package it.portaledgst.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import it.portaledgst.processes.CompanyStatementProcess.Jobs;
import it.portaledgst.processes.CompanyStatementProcess.Listeners;
import it.portaledgst.processes.CompanyStatementProcess.Outcomes;
import it.portaledgst.processes.CompanyStatementProcess.Requested;
import it.portaledgst.processes.CompanyStatementProcess.Variables;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every path of <i>Estratto per società</i>. */
class CompanyStatementProcessIT extends ProcessTest {

    private final String id = UUID.randomUUID().toString();
    private final Queue<String> created = new ConcurrentLinkedQueue<>();
    private final Queue<String> completing = new ConcurrentLinkedQueue<>();
    private final Queue<Long> canceled = new ConcurrentLinkedQueue<>();
    private volatile int refusals;

    @Override
    Set<String> allowedVariables() {
        return variableNames(CompanyStatementProcess.Variables.class);
    }

    @Override
    Set<String> variablesOfTheWholeProcess() {
        var names = new TreeSet<>(allowedVariables());
        names.remove(Variables.GROUND);
        return names;
    }

    @BeforeEach
    void theRestOfThePortal() {
        context.mockJobWorker(Jobs.ACKNOWLEDGE).thenComplete();
        context.mockJobWorker(Jobs.TELL_READY).thenComplete();
        context.mockJobWorker(Jobs.TELL_REFUSED).thenComplete();
        context.mockJobWorker(Jobs.WARN).thenComplete();
        context.mockJobWorker(Listeners.CREATED).withHandler((jobs, job) -> {
            created.add(job.getUserTask().getUserTaskKey() + " " + job.getUserTask().getCandidateGroups());
            jobs.newCompleteCommand(job).execute();
        });
        context.mockJobWorker(Listeners.COMPLETED).withHandler((jobs, job) -> {
            var said = job.getVariablesAsMap();
            completing.add(said.get(Variables.OUTCOME) + " " + said.get(Variables.GROUND));
            boolean refused = completing.size() <= refusals;
            jobs.newCompleteCommand(job).withResult(result -> result.forUserTask().deny(refused)).execute();
        });
        context.mockJobWorker(Listeners.CANCELED).withHandler((jobs, job) -> {
            canceled.add(job.getUserTask().getUserTaskKey());
            jobs.newCompleteCommand(job).execute();
        });
    }

    @AfterAll
    static void everyElementAndFlowWasPassed() {
        assertEverythingCovered(CompanyStatementProcess.PROCESS_ID);
    }

    @Test
    void approvedMadeToldAndOverWhenTheLinkExpires() {
        var now = now();
        context.mockJobWorker(Jobs.MAKE).thenComplete(Map.of(Variables.EXPIRES_AT, now.plus(Duration.ofDays(7)).toString()));
        request(now);
        var task = theTask("decide-on-statement");
        assertThat(task.getCandidateGroups()).containsExactly("ISP-LOM");
        assertThat(task.getDueDate().toInstant()).isEqualTo(now.plus(Duration.ofDays(10)));
        assertThat(created).containsExactly(task.getUserTaskKey() + " [ISP-LOM]");

        complete(task, Map.of(Variables.OUTCOME, Outcomes.APPROVE));

        statement().hasCompletedElements("make-statement", "tell-ready").hasActiveElements("link-expires");
        context.increaseTime(Duration.ofDays(7).minusMinutes(10));
        statement().hasActiveElements("link-expires");
        context.increaseTime(Duration.ofMinutes(20));
        statement().isCompleted().hasCompletedElements("expired").hasNotActivatedElements("tell-refused");
    }

    /** The ground is the task's own: the portal has it from the listener, the process needs it no more. */
    @Test
    void refusedWithAGround() {
        request(now());

        complete(theTask("decide-on-statement"), Map.of(Variables.OUTCOME, Outcomes.REFUSE, Variables.GROUND, "NOT_ENTITLED"));

        statement().isCompleted().hasCompletedElements("tell-refused", "refused-end").hasNotActivatedElements("make-statement");
        assertThat(completing).containsExactly("refuse NOT_ENTITLED");
    }

    @Test
    void thePortalMayRefuseAndTheTaskStays() {
        refusals = 1;
        request(now());
        var task = theTask("decide-on-statement");

        assertThatThrownBy(() -> complete(task, Map.of(Variables.OUTCOME, Outcomes.APPROVE)))
                .isInstanceOfSatisfying(ClientHttpException.class, refused -> assertThat(refused.code()).isEqualTo(409));
        statement().hasActiveElements("decide-on-statement");
        complete(task, Map.of(Variables.OUTCOME, Outcomes.REFUSE, Variables.GROUND, "NOTHING_PAID"));

        statement().isCompleted().hasCompletedElements("refused-end");
    }

    @Test
    void theOfficeIsWarnedOnTheLastDayAndThenTheCentreDecides() {
        var now = now();
        context.mockJobWorker(Jobs.ESCALATE).thenComplete(Map.of(Variables.OFFICE_CODE, "DGST-CEN",
                Variables.DUE_AT, now.plus(Duration.ofDays(17)).toString()));
        request(now);
        var first = theTask("decide-on-statement");

        context.increaseTime(Duration.ofDays(9).plusHours(10));
        statement().hasCompletedElements("warn-office", "warned").hasActiveElements("decide-on-statement");
        context.increaseTime(Duration.ofDays(1));

        statement().hasCompletedElements("overdue", "hand-to-centre").hasActiveElements("decide-centrally");
        assertThat(canceled).containsExactly(first.getUserTaskKey());
        var second = theTask("decide-centrally");
        assertThat(second.getCandidateGroups()).containsExactlyInAnyOrder("DGST-CEN", "DGST-CEN-RESP");
        assertThat(second.getDueDate().toInstant()).isEqualTo(now.plus(Duration.ofDays(17)));
        complete(second, Map.of(Variables.OUTCOME, Outcomes.REFUSE, Variables.GROUND, "WRONG_DATA"));
        statement().isCompleted().hasCompletedElements("after-deciding", "refused-end");
    }

    /** The engine's, and the search keeps milliseconds. */
    private Instant now() {
        return context.getCurrentTime().truncatedTo(ChronoUnit.MILLIS);
    }

    private void request(Instant now) {
        var due = now.plus(Duration.ofDays(10));
        publish(CompanyStatementProcess.Messages.REQUESTED, id, id, new Requested(id, "E-2026-000001", "ISP-LOM", due.toString(),
                now.plus(Duration.ofDays(9).plusHours(9)).toString(), due.plus(Duration.ofMinutes(30)).toString()));
    }

    private UserTask theTask(String element) {
        statement().hasActiveElements(element);
        return await("the listener has let the task begin").atMost(Duration.ofSeconds(10)).until(() -> client.newUserTaskSearchRequest()
                .filter(filter -> filter.elementId(element).state(UserTaskState.CREATED)).execute().items(), found -> found.size() == 1).getFirst();
    }

    private void complete(UserTask task, Map<String, Object> variables) {
        client.newCompleteUserTaskCommand(task.getUserTaskKey()).variables(variables).execute();
    }

    private ProcessInstanceAssert statement() {
        return theInstanceOf(CompanyStatementProcess.PROCESS_ID);
    }
}
