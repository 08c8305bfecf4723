package it.portaledgst.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import it.portaledgst.processes.SupportRequestProcess.Actions;
import it.portaledgst.processes.SupportRequestProcess.Jobs;
import it.portaledgst.processes.SupportRequestProcess.Listeners;
import it.portaledgst.processes.SupportRequestProcess.Messages;
import it.portaledgst.processes.SupportRequestProcess.Opened;
import it.portaledgst.processes.SupportRequestProcess.Turn;
import it.portaledgst.processes.SupportRequestProcess.Unanswered;
import it.portaledgst.processes.SupportRequestProcess.Variables;
import it.portaledgst.processes.SupportRequestProcess.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every path of <i>Richiesta di supporto</i>, timers and listeners included. */
class SupportRequestProcessIT extends ProcessTest {

    private static final Duration TO_WARNING = Duration.ofDays(9);
    private static final Duration TO_DUE = Duration.ofDays(10);

    private final String supportId = UUID.randomUUID().toString();
    private final String questionId = UUID.randomUUID().toString();
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    /** Who has the request in the portal. */
    private volatile String holder;
    /** Why the portal refuses what was done with the task. */
    private volatile String refusal;

    @BeforeEach
    void workersThatJustDoTheirJob() {
        for (var job : Set.of(Jobs.ACKNOWLEDGE, Jobs.WARN, Jobs.ANSWER, Jobs.CLOSE, Jobs.REMIND)) {
            context.mockJobWorker(job).thenComplete();
        }
        for (var listener : Set.of(Listeners.ASSIGNED, Listeners.CANCELED)) {
            context.mockJobWorker(listener).withHandler((jobs, job) -> {
                heard.add(listener);
                jobs.newCompleteCommand(job).execute();
            });
        }
        context.mockJobWorker(Listeners.CREATED).withHandler((jobs, job) -> {
            heard.add(Listeners.CREATED);
            jobs.newCompleteCommand(job).withResult(result -> result.forUserTask()
                    .correct(task -> holder == null ? task : task.assignee(holder))).execute();
        });
        context.mockJobWorker(Listeners.COMPLETED).withHandler((jobs, job) -> {
            heard.add(Listeners.COMPLETED);
            jobs.newCompleteCommand(job).withResult(result -> result.forUserTask().deny(refusal != null, refusal)).execute();
        });
        context.mockJobWorker(Jobs.ROUTE).withHandler((jobs, job) -> {
            var routing = (Map<?, ?>) job.getVariable(Variables.ROUTING);
            jobs.newCompleteCommand(job).variables(turn((String) routing.get("office"), (String) routing.get("priority"), false)).execute();
        });
        context.mockJobWorker(Jobs.ASK).withHandler((jobs, job) -> jobs.newCompleteCommand(job)
                .variables(new Waiting(questionId, in(Duration.ofDays(5)), in(Duration.ofDays(15)))).execute());
        context.mockJobWorker(Jobs.FORWARD).withHandler((jobs, job) -> jobs.newCompleteCommand(job)
                .variables(turn("ISP-SIC", "MEDIA", false)).execute());
        context.mockJobWorker(Jobs.ESCALATE).withHandler((jobs, job) -> jobs.newCompleteCommand(job)
                .variables(turn("DGST-CEN", "ALTA", true)).execute());
    }

    @Override
    Set<String> allowedVariables() {
        return variableNames(Variables.class);
    }

    @Override
    Set<String> variablesOfTheWholeProcess() {
        var ofTheTask = Set.of(Variables.ACT_ID, Variables.TARGET_OFFICE, Variables.FORWARD_REASON, Variables.CLOSE_REASON);
        return allowedVariables().stream().filter(name -> !ofTheTask.contains(name)).collect(Collectors.toSet());
    }

    @AfterAll
    static void everyElementAndFlowWasPassed() {
        assertEverythingCovered(SupportRequestProcess.PROCESS_ID);
    }

    @Test
    void theOfficeAnswers() {
        open("AMMINISTRATIVO", null, "ISP-LOM");

        var task = task();
        assertThat(task.getCandidateGroups()).containsExactly("ISP-LOM");
        assertThat(task.getPriority()).isEqualTo(50);
        assertThat(Duration.between(task.getCreationDate(), task.getDueDate())).isCloseTo(TO_DUE, Duration.ofMinutes(1));
        act(Actions.ANSWER);

        request().isCompleted().hasCompletedElements("acknowledge", "acknowledged", "send-answer", "answered");
        assertThat(heard).containsExactly(Listeners.CREATED, Listeners.COMPLETED);
    }

    @Test
    void technicalProblemsGoToTechnicalSupport() {
        open("TECNICO", null, "ISP-LOM");

        assertThat(task().getCandidateGroups()).containsExactly("SUP-TEC");
        assertThat(task().getPriority()).isEqualTo(20);
        request().hasVariable(Variables.OFFICE_CODE, "SUP-TEC");
    }

    @Test
    void sentTwiceByTheOutboxIsOneInstance() {
        var id = UUID.randomUUID().toString();
        publish(Messages.OPENED, supportId, id, opened("TECNICO", null, null));
        assertThatThrownBy(() -> publish(Messages.OPENED, supportId, id, opened("TECNICO", null, null)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code()).isEqualTo(409));

        working();
    }

    @Test
    void whoeverTakesTheTaskOnIsHeardOf() {
        open("TECNICO", null, null);
        working();

        client.newAssignUserTaskCommand(task().getUserTaskKey()).assignee("elena").execute();
        client.newUnassignUserTaskCommand(task().getUserTaskKey()).execute();

        await().untilAsserted(() -> assertThat(heard).containsExactly(Listeners.CREATED, Listeners.ASSIGNED, Listeners.ASSIGNED));
        assertThat(task().getAssignee()).isNull();
    }

    @Test
    void whatThePortalRefusesTheTaskRefuses() {
        refusal = "Prima scrivi la bozza.";
        open("TECNICO", null, null);
        working();

        assertThatThrownBy(() -> client.newCompleteUserTaskCommand(task().getUserTaskKey())
                .variables(Map.of(Variables.ACTION, Actions.ANSWER)).execute())
                .isInstanceOf(ProblemException.class).hasMessageContaining("Prima scrivi la bozza.");
        working();
    }

    @Test
    void aTaskGoesBackToWhomTheRequestBelongs() {
        holder = "elena";
        open("TECNICO", null, null);
        working();

        await().untilAsserted(() -> assertThat(task().getAssignee()).isEqualTo("elena"));
    }

    @Test
    void forwardedToAnotherOffice() {
        open("AMMINISTRATIVO", null, "ISP-LOM");
        working();
        client.newCompleteUserTaskCommand(task().getUserTaskKey()).variables(Map.of(Variables.ACTION, Actions.FORWARD,
                Variables.TARGET_OFFICE, "ISP-SIC", Variables.FORWARD_REASON, "È un problema tecnico del portale.",
                Variables.ACT_ID, UUID.randomUUID().toString())).execute();

        request().hasCompletedElements("take-over");
        await().untilAsserted(() -> assertThat(task().getCandidateGroups()).containsExactly("ISP-SIC"));
        act(Actions.CLOSE);
        request().isCompleted().hasCompletedElements("send-closing", "closed-by-office");
    }

    @Test
    void lateRequestsGoToTheCentralOffice() {
        open("AMMINISTRATIVO", null, "ISP-LOM");
        working();

        context.increaseTime(TO_WARNING.plusMinutes(1));
        request().hasCompletedElements("due-soon", "warn-office", "office-warned");
        working();
        context.increaseTime(TO_DUE.minus(TO_WARNING).plusHours(2));

        request().hasCompletedElements("overdue", "escalate");
        await().untilAsserted(() -> assertThat(task().getCandidateGroups()).containsExactly("DGST-CEN", "DGST-CEN-RESP"));
        assertThat(task().getPriority()).isEqualTo(90);
        await().untilAsserted(() -> assertThat(heard).containsExactly(Listeners.CREATED, Listeners.CANCELED, Listeners.CREATED));
    }

    @Test
    void thePersonReplies() {
        open("AMMINISTRATIVO", null, "ISP-LOM");
        act(Actions.ASK);
        request().hasActiveElements("awaiting-reply").hasNoActiveElements("work-on-request");

        publish(Messages.REPLIED, questionId, UUID.randomUUID().toString(), continued());

        request().hasCompletedElements("awaiting-reply");
        working();
    }

    @Test
    void aReplyThatComesBeforeTheQuestionIsToldWaitsForIt() {
        open("AMMINISTRATIVO", null, "ISP-LOM");
        working();
        publish(Messages.REPLIED, questionId, UUID.randomUUID().toString(), continued());

        act(Actions.ASK);

        request().hasCompletedElements("send-question", "awaiting-reply");
        working();
    }

    @Test
    void whoDoesNotReplyIsRemindedAndThenTheRequestIsClosed() {
        context.mockJobWorker(Jobs.CLOSE_UNANSWERED).withHandler((jobs, job) -> jobs.newCompleteCommand(job)
                .variables(new Unanswered(true, turn("ISP-LOM", "MEDIA", false))).execute());
        open("AMMINISTRATIVO", null, "ISP-LOM");
        act(Actions.ASK);
        request().hasActiveElements("awaiting-reply");

        context.increaseTime(Duration.ofDays(5).plusMinutes(1));
        request().hasCompletedElements("remind-person", "person-reminded").hasActiveElements("awaiting-reply");
        context.increaseTime(Duration.ofDays(10));

        request().isCompleted().hasCompletedElements("no-reply", "close-unanswered", "closed-unanswered");
    }

    @Test
    void whoRepliedAMomentBeforeTheClosingIsHeard() {
        context.mockJobWorker(Jobs.CLOSE_UNANSWERED).withHandler((jobs, job) -> jobs.newCompleteCommand(job)
                .variables(new Unanswered(false, turn("ISP-LOM", "MEDIA", false))).execute());
        open("AMMINISTRATIVO", null, "ISP-LOM");
        act(Actions.ASK);
        request().hasActiveElements("awaiting-reply");

        context.increaseTime(Duration.ofDays(15).plusMinutes(1));

        request().hasCompletedElements("close-unanswered").hasNotActivatedElements("closed-unanswered");
        working();
    }

    @Test
    void aRequestThatIsReopenedLivesASecondLifeAfterTheFirst() {
        open("AMMINISTRATIVO", null, "ISP-LOM");
        working();
        publish(Messages.REOPENED, supportId, UUID.randomUUID().toString(), continued());
        act(Actions.ANSWER);

        await().untilAsserted(() -> assertThat(client.newProcessInstanceSearchRequest()
                .filter(filter -> filter.processDefinitionId(SupportRequestProcess.PROCESS_ID)).execute().items())
                .extracting(ProcessInstance::getState).containsExactlyInAnyOrder(ProcessInstanceState.COMPLETED, ProcessInstanceState.ACTIVE));
        await().untilAsserted(() -> assertThat(task().getCandidateGroups()).containsExactly("ISP-LOM"));
    }

    private void open(String category, String criterion, String chosenOffice) {
        publish(Messages.OPENED, supportId, UUID.randomUUID().toString(), opened(category, criterion, chosenOffice));
    }

    private Opened opened(String category, String criterion, String chosenOffice) {
        return new Opened(supportId, "S-2026-000001", category, "NESSUNO", null, false, false, false, false, chosenOffice, criterion, null, false);
    }

    private SupportRequestProcess.Continued continued() {
        return new SupportRequestProcess.Continued(supportId, "S-2026-000001", "AMMINISTRATIVO", turn("ISP-LOM", "MEDIA", false));
    }

    private Turn turn(String office, String priority, boolean escalated) {
        return new Turn(office, priority, in(TO_DUE), in(TO_WARNING), in(TO_DUE.plusHours(1)), escalated);
    }

    private String in(Duration time) {
        return Instant.now().plus(clockAhead()).plus(time).truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private Duration clockAhead() {
        return Duration.between(Instant.now(), context.getCurrentTime());
    }

    private void act(String action) {
        working();
        client.newCompleteUserTaskCommand(task().getUserTaskKey()).variables(Map.of(Variables.ACTION, action)).execute();
    }

    private void working() {
        request().hasActiveElements("work-on-request");
        task();
    }

    private UserTask task() {
        return await("the task").atMost(Duration.ofSeconds(10)).until(() -> client.newUserTaskSearchRequest()
                .filter(filter -> filter.state(UserTaskState.CREATED)).execute().items(), found -> found.size() == 1).getFirst();
    }

    private ProcessInstanceAssert request() {
        return theInstanceOf(SupportRequestProcess.PROCESS_ID);
    }
}
