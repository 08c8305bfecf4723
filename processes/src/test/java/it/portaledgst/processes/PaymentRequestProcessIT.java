package it.portaledgst.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import it.portaledgst.processes.PaymentRequestProcess.AttemptOutcomes;
import it.portaledgst.processes.PaymentRequestProcess.FinalState;
import it.portaledgst.processes.PaymentRequestProcess.Jobs;
import it.portaledgst.processes.PaymentRequestProcess.Messages;
import it.portaledgst.processes.PaymentRequestProcess.Variables;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every path of <i>Richiesta di pagamento</i>, timers included. */
class PaymentRequestProcessIT extends ProcessTest {

    private static final Duration TO_REMINDER = Duration.ofDays(27);
    private static final Duration TO_DUE = Duration.ofDays(30);

    private final Queue<String> closedAttempts = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void workersThatJustDoTheirJob() {
        for (var job : Set.of(Jobs.PRODUCE_NOTICE, Jobs.REMIND, Jobs.PRODUCE_RECEIPT, Jobs.NOTIFY_PAYER,
                Jobs.CHECK_TASK_CREATED, Jobs.CHECK_TASK_COMPLETING, Jobs.CHECK_TASK_GONE)) {
            context.mockJobWorker(job).thenComplete();
        }
        context.mockJobWorker(Jobs.CLOSE_ATTEMPT).withHandler((jobs, job) -> {
            closedAttempts.add((String) job.getVariable(Variables.ATTEMPT_ID));
            jobs.newCompleteCommand(job).execute();
        });
    }

    @Override
    Set<String> allowedVariables() {
        return variableNames(PaymentRequestProcess.Variables.class);
    }

    @Override
    Set<String> variablesOfTheWholeProcess() {
        return Set.of(Variables.REQUEST_ID, Variables.NOTICE_CODE, Variables.SERVICE_CODE, Variables.OFFICE_CODE, Variables.REMIND_AT,
                Variables.DUE_AT, Variables.RECEIPT_KEY, Variables.FINAL_STATE);
    }

    @AfterAll
    static void everyElementAndFlowWasPassed() {
        assertEverythingCovered(PaymentRequestProcess.PROCESS_ID);
    }

    @Test
    void paidBeforeTheDueDate() {
        confirm();
        waiting();

        publish(Messages.PAYMENT_RECEIVED, Map.of(Variables.RECEIPT_KEY, UUID.randomUUID().toString()));

        request().isCompleted().hasCompletedElements("update-position", "position-told", "produce-notice",
                "payment-received", "produce-receipt", "notify-payer", "paid").hasTerminatedElements("awaiting-payment", "reminder-date");
    }

    @Test
    void aReceiptThatComesBeforeTheProcessIsThereWaitsForIt() {
        publish(Messages.PAYMENT_RECEIVED, Map.of(Variables.RECEIPT_KEY, UUID.randomUUID().toString()));

        confirm();

        request().isCompleted().hasCompletedElements("payment-received", "produce-receipt", "notify-payer", "paid")
                .hasTerminatedElements("awaiting-payment");
    }

    @Test
    void aDeletionThatComesBeforeTheProcessIsThereWaitsForIt() {
        publish(Messages.DELETED, null);

        confirm();

        request().isCompleted().hasCompletedElements("request-deleted", "close-position", "deleted");
    }

    @Test
    void aRequestThatIsRestoredLivesASecondLife() {
        confirm();
        waiting();
        publish(Messages.DELETED, null);
        publish(Messages.CONFIRMED, noticeCode, UUID.randomUUID().toString(), confirmed());

        await().untilAsserted(() -> assertThat(client.newProcessInstanceSearchRequest()
                .filter(filter -> filter.processDefinitionId(PaymentRequestProcess.PROCESS_ID)).execute().items())
                .extracting(ProcessInstance::getState).containsExactlyInAnyOrder(ProcessInstanceState.COMPLETED, ProcessInstanceState.ACTIVE));
    }

    @Test
    void confirmedTwiceByTheOutboxIsOneInstance() {
        var id = UUID.randomUUID().toString();
        context.mockJobWorker(Jobs.UPDATE_POSITION).thenComplete();
        publish(Messages.CONFIRMED, noticeCode, id, confirmed());
        assertThatThrownBy(() -> publish(Messages.CONFIRMED, noticeCode, id, confirmed()))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code()).isEqualTo(409));

        waiting();
    }

    @Test
    void deletedByTheCitizen() {
        confirm();
        waiting();

        publish(Messages.DELETED, null);

        request().isCompleted().hasCompletedElements("request-deleted", "close-position", "deleted").hasTerminatedElements("awaiting-payment");
    }

    @Test
    void remindedAndThenExpired() {
        expireAnswers(FinalState.EXPIRED);
        checkAttemptsAnswers(false);
        confirm();
        waiting();

        context.increaseTime(TO_REMINDER.plusMinutes(1));
        request().hasCompletedElements("reminder-date", "remind").hasActiveElements("last-day-over");

        context.increaseTime(TO_DUE.minus(TO_REMINDER));
        request().isCompleted().hasCompletedElements("last-day-over", "check-attempts", "no-payment-in-progress",
                "awaiting-payment", "expire", "close-expired-position", "expired");
    }

    @Test
    void anOpenAttemptDelaysTheExpiry() {
        expireAnswers(FinalState.EXPIRED);
        checkAttemptsAnswers(true, false);
        confirm();
        passToTheLastDay();
        request().hasActiveElements("wait-for-attempt").hasNotActivatedElements("expire");

        context.increaseTime(Duration.ofMinutes(16));

        request().isCompleted().hasCompletedElement("check-attempts", 2).hasCompletedElements("expired");
    }

    @Test
    void theReceiptWonWhileTheTimerFired() {
        expireAnswers(FinalState.PAID);
        checkAttemptsAnswers(false);
        confirm();
        passToTheLastDay();

        request().isCompleted().hasCompletedElements("expire", "produce-receipt", "notify-payer", "paid").hasNotActivatedElements("expired");
    }

    @Test
    void theDeletionWonWhileTheTimerFired() {
        expireAnswers(FinalState.DELETED);
        checkAttemptsAnswers(false);
        confirm();
        passToTheLastDay();

        request().isCompleted().hasCompletedElements("expire", "close-position", "deleted").hasNotActivatedElements("expired");
    }

    @Test
    void aReceiptAfterTheEndStartsAtTheReceipt() {
        var receipt = UUID.randomUUID().toString();
        publish(Messages.LATE_PAYMENT_RECEIVED, receipt, receipt,
                Map.of(Variables.REQUEST_ID, UUID.randomUUID().toString(), Variables.NOTICE_CODE, noticeCode, Variables.RECEIPT_KEY, receipt));

        request().isCompleted().hasCompletedElements("late-receipt", "produce-receipt", "notify-payer", "paid")
                .hasNotActivatedElements("awaiting-payment", "update-position");
    }

    @Test
    void anOnlinePaymentThatPagopaConfirmsWhenAskedAgain() {
        askPagopaAnswers(false, AttemptOutcomes.UNKNOWN, AttemptOutcomes.PAID);
        confirm();
        leaveForCheckout();

        context.increaseTime(Duration.ofMinutes(5));
        request().hasCompletedElement("ask-pagopa", 1).hasActiveElements("wait-before-check");
        context.increaseTime(Duration.ofMinutes(10));
        request().hasCompletedElement("ask-pagopa", 2).hasCompletedElements("payment-found-end").isActive();

        publish(Messages.PAYMENT_RECEIVED, Map.of(Variables.RECEIPT_KEY, UUID.randomUUID().toString()));
        request().isCompleted().hasCompletedElements("paid");
    }

    @Test
    void anOnlinePaymentThatPagopaConfirmsAtOnce() {
        askPagopaAnswers(true, AttemptOutcomes.PAID);
        confirm();
        leaveForCheckout();

        context.increaseTime(Duration.ofMinutes(5));

        request().hasCompletedElements("payment-found-end").hasNotActivatedElements("hopeful-return", "close-attempt").isActive();
    }

    @Test
    void anAbandonedOnlinePaymentIsClosed() {
        askPagopaAnswers(false, AttemptOutcomes.UNKNOWN, AttemptOutcomes.UNKNOWN, AttemptOutcomes.UNKNOWN);
        confirm();
        leaveForCheckout();

        askThreeTimes();

        request().hasCompletedElements("hopeful-return", "close-attempt", "attempt-closed").hasNotActivatedElements("check-payment")
                .isActive().hasActiveElements("reminder-date");
    }

    @Test
    void aHopefulReturnWithoutReceiptBecomesAPersonsTask() {
        askPagopaAnswers(true, AttemptOutcomes.UNKNOWN, AttemptOutcomes.UNKNOWN, AttemptOutcomes.UNKNOWN);
        confirm();
        leaveForCheckout();

        askThreeTimes();
        request().hasActiveElements("check-payment").hasNotActivatedElements("close-attempt");
        var task = client.newUserTaskSearchRequest().filter(filter -> filter.elementId("check-payment")).execute().items().getFirst();
        assertThat(task.getCandidateGroups()).containsExactly("SUP-TEC");
        context.completeUserTask("check-payment", Map.of(Variables.NOTICE_CODE, noticeCode)); // what its form sends

        request().hasCompletedElements("check-payment", "close-attempt", "attempt-closed").isActive();
    }

    @Test
    void theReceiptEndsTheVerificationToo() {
        confirm();
        leaveForCheckout();

        publish(Messages.PAYMENT_RECEIVED, Map.of(Variables.RECEIPT_KEY, UUID.randomUUID().toString()));

        request().isCompleted().hasTerminatedElements("verify-payment", "wait-before-check").hasCompletedElements("paid");
    }

    @Test
    void twoAttemptsAreVerifiedSideBySide() {
        context.mockJobWorker(Jobs.ASK_PAGOPA).withHandler((jobs, job) -> jobs.newCompleteCommand(job)
                .variables(answer(job.getVariable(Variables.ATTEMPT_ID).equals("second") ? AttemptOutcomes.PAID : AttemptOutcomes.UNKNOWN, false))
                .execute());
        confirm();
        waiting();
        publish(Messages.ONLINE_PAYMENT_STARTED, Map.of(Variables.ATTEMPT_ID, "first"));
        request().hasActiveElement("wait-before-check", 1);
        publish(Messages.ONLINE_PAYMENT_STARTED, Map.of(Variables.ATTEMPT_ID, "second"));
        request().hasActiveElement("wait-before-check", 2);

        context.increaseTime(Duration.ofMinutes(5));
        request().hasCompletedElement("payment-found-end", 1).hasActiveElement("wait-before-check", 1);
        context.increaseTime(Duration.ofMinutes(10));
        request().hasCompletedElement("ask-pagopa", 3).hasActiveElement("wait-before-check", 1);
        context.increaseTime(Duration.ofMinutes(20));

        request().hasCompletedElement("attempt-closed", 1).hasCompletedElement("payment-found-end", 1).isActive();
        assertThat(closedAttempts).containsExactly("first");
    }

    @Test
    void aPositionThatCannotBeToldDoesNotHoldUpThePayment() {
        var told = new AtomicInteger();
        context.mockJobWorker(Jobs.UPDATE_POSITION).withHandler((jobs, job) -> {
            told.incrementAndGet();
            jobs.newFailCommand(job).retries(job.getRetries() - 1).errorMessage("ACA non risponde").execute();
        });
        publish(Messages.CONFIRMED, confirmed());
        request().hasActiveIncidents().hasActiveElements("update-position", "reminder-date");
        assertThat(told).hasValue(5);

        publish(Messages.PAYMENT_RECEIVED, Map.of(Variables.RECEIPT_KEY, UUID.randomUUID().toString()));

        request().hasCompletedElements("produce-receipt", "notify-payer", "paid").isActive();
    }

    private void confirm() {
        context.mockJobWorker(Jobs.UPDATE_POSITION).thenComplete();
        publish(Messages.CONFIRMED, confirmed());
    }

    private PaymentRequestProcess.Confirmed confirmed() {
        var now = context.getCurrentTime();
        return new PaymentRequestProcess.Confirmed(UUID.randomUUID().toString(), noticeCode, "11-AUT_GEN_RAD", "ISP-LOM",
                now.plus(TO_REMINDER), now.plus(TO_DUE));
    }

    private void waiting() {
        request().hasCompletedElements("position-told", "produce-notice").hasActiveElements("awaiting-payment", "reminder-date");
    }

    private void leaveForCheckout() {
        waiting();
        publish(Messages.ONLINE_PAYMENT_STARTED, Map.of(Variables.ATTEMPT_ID, UUID.randomUUID().toString()));
        request().hasActiveElements("wait-before-check");
    }

    private void askThreeTimes() {
        var minutes = new int[] {5, 10, 20};
        for (int asked = 1; asked <= 3; asked++) {
            request().hasActiveElements("wait-before-check");
            context.increaseTime(Duration.ofMinutes(minutes[asked - 1]));
            request().hasCompletedElement("ask-pagopa", asked);
        }
    }

    private void passToTheLastDay() {
        waiting();
        context.increaseTime(TO_REMINDER.plusMinutes(1));
        request().hasActiveElements("last-day-over");
        context.increaseTime(TO_DUE.minus(TO_REMINDER));
    }

    private void expireAnswers(FinalState state) {
        context.mockJobWorker(Jobs.EXPIRE).thenComplete(Map.of(Variables.FINAL_STATE, state.name()));
    }

    private void checkAttemptsAnswers(boolean... open) {
        var call = new AtomicInteger();
        context.mockJobWorker(Jobs.CHECK_ATTEMPTS).withHandler((jobs, job) ->
                jobs.newCompleteCommand(job).variables(Map.of(Variables.ATTEMPT_OPEN, open[call.getAndIncrement()])).execute());
    }

    private void askPagopaAnswers(boolean hopeful, String... outcomes) {
        var call = new AtomicInteger();
        context.mockJobWorker(Jobs.ASK_PAGOPA).withHandler((jobs, job) -> jobs.newCompleteCommand(job)
                .variables(answer(outcomes[call.getAndIncrement()], hopeful)).execute());
    }

    private static Map<String, Object> answer(String outcome, boolean hopeful) {
        return Map.of(Variables.ATTEMPT_OUTCOME, outcome, Variables.HOPEFUL_RETURN, hopeful);
    }

    private ProcessInstanceAssert request() {
        return theInstanceOf(PaymentRequestProcess.PROCESS_ID);
    }
}
