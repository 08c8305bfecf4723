package it.portaledgst.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.api.command.ClientHttpException;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import it.portaledgst.processes.UnmatchedReceiptProcess.Decisions;
import it.portaledgst.processes.UnmatchedReceiptProcess.Jobs;
import it.portaledgst.processes.UnmatchedReceiptProcess.Messages;
import it.portaledgst.processes.UnmatchedReceiptProcess.Variables;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every path of <i>Ricevuta da riconciliare</i>. */
class UnmatchedReceiptProcessIT extends ProcessTest {

    private final String receiptKey = UUID.randomUUID().toString();

    @Override
    Set<String> allowedVariables() {
        return variableNames(UnmatchedReceiptProcess.Variables.class);
    }

    @Override
    Set<String> variablesOfTheWholeProcess() {
        return allowedVariables();
    }

    private final Queue<String> created = new ConcurrentLinkedQueue<>();
    private final Queue<Object> completing = new ConcurrentLinkedQueue<>();
    private final Queue<Long> gone = new ConcurrentLinkedQueue<>();
    private volatile int refusals;

    @BeforeEach
    void worklistIsKept() {
        context.mockJobWorker(Jobs.TASK_CREATED).withHandler((jobs, job) -> {
            var task = job.getUserTask();
            created.add(task.getUserTaskKey() + " " + task.getCandidateGroups() + " " + job.getVariablesAsMap().get(Variables.RECEIPT_KEY)
                    + " " + (task.getDueDate() != null));
            jobs.newCompleteCommand(job).execute();
        });
        context.mockJobWorker(Jobs.TASK_COMPLETING).withHandler((jobs, job) -> {
            completing.add(job.getVariablesAsMap().get(Variables.DECISION));
            boolean refused = completing.size() <= refusals;
            jobs.newCompleteCommand(job).withResult(result -> result.forUserTask().deny(refused)).execute();
        });
        context.mockJobWorker(Jobs.TASK_GONE).withHandler((jobs, job) -> {
            gone.add(job.getUserTask().getUserTaskKey());
            jobs.newCompleteCommand(job).execute();
        });
    }

    @AfterAll
    static void everyElementAndFlowWasPassed() {
        assertEverythingCovered(UnmatchedReceiptProcess.PROCESS_ID);
    }

    @Test
    void acceptedAsThePayment() {
        context.mockJobWorker(Jobs.SETTLE).thenComplete();
        arrive();
        receipt().hasActiveElements("decide-on-receipt");
        var task = client.newUserTaskSearchRequest().execute().items().getFirst();
        assertThat(task.getCandidateGroups()).containsExactly("ISP-LOM");

        decide(Decisions.ACCEPT);

        receipt().isCompleted().hasCompletedElements("settle-receipt", "settled");
    }

    /** Who keeps the portal's worklist may say no: the task stays, and waits for another decision. */
    @Test
    void theWorklistHearsWhichTaskOfWhomAndHowItIsCompletedAndMayRefuse() {
        context.mockJobWorker(Jobs.SETTLE).thenComplete();
        refusals = 1;
        arrive();
        receipt().hasActiveElements("decide-on-receipt");
        long key = client.newUserTaskSearchRequest().execute().items().getFirst().getUserTaskKey();

        assertThatThrownBy(() -> client.newCompleteUserTaskCommand(key).variables(Map.of(Variables.DECISION, Decisions.REFUND)).execute())
                .isInstanceOfSatisfying(ClientHttpException.class, refused -> assertThat(refused.code()).isEqualTo(409));
        receipt().hasActiveElements("decide-on-receipt");
        client.newCompleteUserTaskCommand(key).variables(Map.of(Variables.DECISION, Decisions.ACCEPT)).execute();

        receipt().isCompleted().hasCompletedElements("settled");
        assertThat(created).containsExactly(key + " [ISP-LOM] " + receiptKey + " true");
        assertThat(completing).containsExactly(Decisions.REFUND, Decisions.ACCEPT);
    }

    @Test
    void toBeRefunded() {
        context.mockJobWorker(Jobs.MARK_FOR_REFUND).thenComplete();
        arrive();

        decide(Decisions.REFUND);

        receipt().isCompleted().hasCompletedElements("mark-for-refund", "to-refund");
    }

    @Test
    void whatCannotSettleIsDecidedAgain() {
        context.mockJobWorker(Jobs.SETTLE).thenThrowBpmnError(UnmatchedReceiptProcess.Errors.CANNOT_SETTLE);
        context.mockJobWorker(Jobs.MARK_FOR_REFUND).thenComplete();
        arrive();

        decide(Decisions.ACCEPT);
        receipt().hasCompletedElements("cannot-settle").hasActiveElements("decide-on-receipt");
        decide(Decisions.REFUND);

        receipt().isCompleted().hasCompletedElements("to-refund").hasNotActivatedElements("settled");
    }

    @Test
    void settlesAnotherRequest() {
        context.mockJobWorker(Jobs.SETTLE_ANOTHER).thenComplete();
        arrive();

        assign("3010 0000 0000 0001 44");

        receipt().isCompleted().hasCompletedElements("settle-another", "settled-another")
                .hasVariable(Variables.OTHER_NOTICE_CODE, "3010 0000 0000 0001 44");
    }

    @Test
    void whatCannotSettleTheOtherRequestIsDecidedAgain() {
        context.mockJobWorker(Jobs.SETTLE_ANOTHER).thenThrowBpmnError(UnmatchedReceiptProcess.Errors.CANNOT_SETTLE);
        context.mockJobWorker(Jobs.REJECT).thenComplete();
        arrive();

        assign("301000000000000000");
        receipt().hasCompletedElements("cannot-settle-another").hasActiveElements("decide-on-receipt");
        decide(Decisions.REJECT);

        receipt().isCompleted().hasCompletedElements("reject-receipt", "rejected").hasNotActivatedElements("settled-another");
    }

    @Test
    void whatTheOfficeDoesNotDecideTheCentreDecides() {
        context.mockJobWorker(Jobs.MARK_FOR_REFUND).thenComplete();
        arrive();
        receipt().hasActiveElements("decide-on-receipt");
        var task = client.newUserTaskSearchRequest().execute().items().getFirst();
        assertThat(Duration.between(task.getCreationDate(), task.getDueDate())).isCloseTo(Duration.ofDays(5), Duration.ofMinutes(1));

        context.increaseTime(Duration.ofDays(10).plusMinutes(1));

        receipt().hasActiveElements("decide-centrally").hasNoActiveElements("decide-on-receipt");
        assertThat(gone).containsExactly(task.getUserTaskKey());
        assertThat(created).hasSize(2).last().asString().contains("[DGST-CEN]");
        assertThat(client.newUserTaskSearchRequest().filter(filter -> filter.elementId("decide-centrally")).execute().items()
                .getFirst().getCandidateGroups()).containsExactly("DGST-CEN");
        context.completeUserTask("decide-centrally", Map.of(Variables.DECISION, Decisions.REFUND));
        receipt().isCompleted().hasCompletedElements("to-refund");
    }

    private void assign(String noticeCode) {
        receipt().hasActiveElements("decide-on-receipt");
        context.completeUserTask("decide-on-receipt", Map.of(Variables.DECISION, Decisions.ASSIGN,
                Variables.OTHER_NOTICE_CODE, noticeCode));
    }

    private void arrive() {
        publish(Messages.ARRIVED, receiptKey, receiptKey,
                new UnmatchedReceiptProcess.Arrived(receiptKey, noticeCode, "ISP-LOM", "L'importo pagato è diverso da quello della richiesta"));
    }

    private void decide(String decision) {
        receipt().hasActiveElements("decide-on-receipt");
        context.completeUserTask("decide-on-receipt", Map.of(Variables.DECISION, decision));
    }

    private ProcessInstanceAssert receipt() {
        return theInstanceOf(UnmatchedReceiptProcess.PROCESS_ID);
    }
}
