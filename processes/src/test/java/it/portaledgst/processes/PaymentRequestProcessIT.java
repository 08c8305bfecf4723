package it.portaledgst.processes;

import static it.portaledgst.processes.PaymentRequestProcess.Jobs;
import static it.portaledgst.processes.PaymentRequestProcess.Messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.api.command.ProblemException;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import java.time.Duration;
import java.util.Map;
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

    @BeforeEach
    void workersThatJustDoTheirJob() {
        for (var job : Set.of(Jobs.PRODUCE_NOTICE, Jobs.REMIND, Jobs.CLOSE_ATTEMPT, Jobs.PRODUCE_RECEIPT, Jobs.NOTIFY_PAYER)) {
            context.mockJobWorker(job).thenComplete();
        }
    }

    @Override
    Set<String> allowedVariables() {
        return variableNames(PaymentRequestProcess.Variables.class);
    }

    @AfterAll
    static void everyElementAndFlowWasPassed() {
        assertEverythingCovered(PaymentRequestProcess.PROCESS_ID);
    }

    @Test
    void paidBeforeTheDueDate() {
        confirm();
        waiting();

        publish(Messages.PAYMENT_RECEIVED, Map.of("receiptKey", UUID.randomUUID().toString()));

        request().isCompleted().hasCompletedElements("update-position", "position-told", "produce-notice",
                "payment-received", "produce-receipt", "notify-payer", "paid").hasTerminatedElements("awaiting-payment", "reminder-date");
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
        expireAnswers("EXPIRED");
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
        expireAnswers("EXPIRED");
        checkAttemptsAnswers(true, false);
        confirm();
        passToTheLastDay();
        request().hasActiveElements("wait-for-attempt").hasNotActivatedElements("expire");

        context.increaseTime(Duration.ofMinutes(16));

        request().isCompleted().hasCompletedElement("check-attempts", 2).hasCompletedElements("expired");
    }

    @Test
    void theReceiptWonWhileTheTimerFired() {
        expireAnswers("PAID");
        checkAttemptsAnswers(false);
        confirm();
        passToTheLastDay();

        request().isCompleted().hasCompletedElements("expire", "produce-receipt", "notify-payer", "paid").hasNotActivatedElements("expired");
    }

    @Test
    void theDeletionWonWhileTheTimerFired() {
        expireAnswers("DELETED");
        checkAttemptsAnswers(false);
        confirm();
        passToTheLastDay();

        request().isCompleted().hasCompletedElements("expire", "close-position", "deleted").hasNotActivatedElements("expired");
    }

    @Test
    void aReceiptAfterTheEndStartsAtTheReceipt() {
        var receipt = UUID.randomUUID().toString();
        publish(Messages.LATE_PAYMENT_RECEIVED, receipt, receipt,
                Map.of("requestId", UUID.randomUUID().toString(), "noticeCode", noticeCode, "receiptKey", receipt));

        request().isCompleted().hasCompletedElements("late-receipt", "produce-receipt", "notify-payer", "paid")
                .hasNotActivatedElements("awaiting-payment", "update-position");
    }

    @Test
    void anOnlinePaymentThatPagopaConfirmsWhenAskedAgain() {
        askPagopaAnswers(false, "unknown", "paid");
        confirm();
        leaveForCheckout();

        context.increaseTime(Duration.ofMinutes(5));
        request().hasCompletedElement("ask-pagopa", 1);
        context.increaseTime(Duration.ofMinutes(10));
        request().hasCompletedElement("ask-pagopa", 2).hasCompletedElements("payment-found-end").isActive();

        publish(Messages.PAYMENT_RECEIVED, Map.of("receiptKey", UUID.randomUUID().toString()));
        request().isCompleted().hasCompletedElements("paid");
    }

    @Test
    void anAbandonedOnlinePaymentIsClosed() {
        askPagopaAnswers(false, "unknown", "unknown", "unknown");
        confirm();
        leaveForCheckout();

        askThreeTimes();

        request().hasCompletedElements("hopeful-return", "close-attempt", "attempt-closed").hasNotActivatedElements("check-payment")
                .isActive().hasActiveElements("reminder-date");
    }

    @Test
    void aHopefulReturnWithoutReceiptBecomesAPersonsTask() {
        askPagopaAnswers(true, "unknown", "unknown", "unknown");
        confirm();
        leaveForCheckout();

        askThreeTimes();
        request().hasActiveElements("check-payment").hasNotActivatedElements("close-attempt");
        var task = client.newUserTaskSearchRequest().filter(filter -> filter.elementId("check-payment")).execute().items().getFirst();
        assertThat(task.getCandidateGroups()).containsExactly("SUP-TEC");
        context.completeUserTask("check-payment");

        request().hasCompletedElements("check-payment", "close-attempt", "attempt-closed").isActive();
    }

    @Test
    void theReceiptEndsTheVerificationToo() {
        confirm();
        leaveForCheckout();

        publish(Messages.PAYMENT_RECEIVED, Map.of("receiptKey", UUID.randomUUID().toString()));

        request().isCompleted().hasTerminatedElements("verify-payment", "wait-before-check").hasCompletedElements("paid");
    }

    @Test
    void twoAttemptsAreVerifiedSideBySide() {
        var asked = new ConcurrentLinkedQueue<String>();
        context.mockJobWorker(Jobs.ASK_PAGOPA).withHandler((jobs, job) -> {
            asked.add((String) job.getVariable("attemptId"));
            jobs.newCompleteCommand(job).variables(Map.of("attemptOutcome", "unknown", "hopefulReturn", false)).execute();
        });
        confirm();
        waiting();
        publish(Messages.ONLINE_PAYMENT_STARTED, Map.of("attemptId", "first"));
        request().hasActiveElement("wait-before-check", 1);
        publish(Messages.ONLINE_PAYMENT_STARTED, Map.of("attemptId", "second"));
        request().hasActiveElement("wait-before-check", 2);

        context.increaseTime(Duration.ofMinutes(5));

        request().hasCompletedElement("ask-pagopa", 2).hasActiveElement("wait-before-check", 2);
        assertThat(asked).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void aPositionThatCannotBeToldDoesNotHoldUpThePayment() {
        context.mockJobWorker(Jobs.UPDATE_POSITION).withHandler((jobs, job) ->
                jobs.newFailCommand(job).retries(0).errorMessage("ACA non risponde").execute());
        publish(Messages.CONFIRMED, confirmed());
        request().hasActiveIncidents().hasActiveElements("update-position", "reminder-date");

        publish(Messages.PAYMENT_RECEIVED, Map.of("receiptKey", UUID.randomUUID().toString()));

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
        publish(Messages.ONLINE_PAYMENT_STARTED, Map.of("attemptId", UUID.randomUUID().toString()));
        request().hasActiveElements("wait-before-check");
    }

    private void askThreeTimes() {
        var minutes = new int[] {5, 10, 20};
        for (int asked = 1; asked <= 3; asked++) {
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

    private void expireAnswers(String finalState) {
        context.mockJobWorker(Jobs.EXPIRE).thenComplete(Map.of("finalState", finalState));
    }

    private void checkAttemptsAnswers(boolean... open) {
        var call = new AtomicInteger();
        context.mockJobWorker(Jobs.CHECK_ATTEMPTS).withHandler((jobs, job) ->
                jobs.newCompleteCommand(job).variables(Map.of("attemptOpen", open[call.getAndIncrement()])).execute());
    }

    private void askPagopaAnswers(boolean hopeful, String... outcomes) {
        var call = new AtomicInteger();
        context.mockJobWorker(Jobs.ASK_PAGOPA).withHandler((jobs, job) -> jobs.newCompleteCommand(job)
                .variables(Map.of("attemptOutcome", outcomes[call.getAndIncrement()], "hopefulReturn", hopeful)).execute());
    }

    private ProcessInstanceAssert request() {
        return theInstanceOf(PaymentRequestProcess.PROCESS_ID);
    }
}
