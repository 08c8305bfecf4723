package it.portaledgst.workers.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.camunda.client.exception.BpmnError;
import it.portaledgst.domain.payment.AttemptState;
import it.portaledgst.domain.payment.CheckoutProblem;
import it.portaledgst.domain.payment.DocumentKind;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.payment.ReturnKind;
import it.portaledgst.processes.PaymentRequestProcess.FinalState;
import it.portaledgst.workers.WorkFailed;
import it.portaledgst.workers.WorkersTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Every job runs at least once, so each is run twice here: the second time finds the work done. */
class JobsTwiceTest extends WorkersTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private PaymentRequestJobs jobs;
    @Autowired
    private UnmatchedReceiptJobs unmatched;
    @Autowired
    private NegativeOutcomes outcomes;

    @Test
    void updatePositionTellsTheStateOfTheMomentEachTime() {
        var request = confirm();
        PAGOPA.reply(200).reply(200).reply(200);
        jobs.updatePosition(request.id());
        jobs.updatePosition(request.id());
        requests.delete(ANNA, request.id());
        jobs.updatePosition(request.id());
        assertThat(PAGOPA.asked()).extracting(asked -> JSON.readTree(asked.body()).path("amount").asLong())
                .containsExactly(5000L, 5000L, 0L);
    }

    /** As when the engine is rebuilt: pagoPA would refuse a position that was paid. */
    @Test
    void aPositionThatWasPaidWithAnotherAmountIsNotToldAgain() {
        var request = confirm();
        receipts.register(receiptFor(request, new BigDecimal("49.00")));
        jobs.updatePosition(request.id());
        assertThat(PAGOPA.asked()).isEmpty();
    }

    @Test
    void theNoticeIsProducedOnce() throws Exception {
        var request = confirm();
        jobs.produceNotice(request.id());
        var first = lifecycle.document(request.id(), DocumentKind.NOTICE).orElseThrow();
        jobs.produceNotice(request.id());
        assertThat(lifecycle.document(request.id(), DocumentKind.NOTICE).orElseThrow().createdAt()).isEqualTo(first.createdAt());
        assertThat(text(first.pdf())).contains("AVVISO DI PAGAMENTO", request.noticeCode().grouped());
        assertThat(documents.notice(ANNA, request.id())).isPresent();
        assertThat(text(documents.notice(ANNA, request.id(), DocumentKind.NOTICE_DE).orElseThrow().pdf())).contains("ZAHLUNGSMITTEILUNG");
        assertThat(text(documents.notice(ANNA, request.id(), DocumentKind.NOTICE_EN).orElseThrow().pdf())).contains("PAYMENT NOTICE");
    }

    @Test
    void nobodyGetsANoticeOrAReminderForWhatCannotBePaid() {
        var request = confirm();
        requests.delete(ANNA, request.id());
        jobs.produceNotice(request.id());
        jobs.remind(request.id());
        assertThat(lifecycle.document(request.id(), DocumentKind.NOTICE)).isEmpty();
        assertThat(POST.getReceivedMessages()).isEmpty();
    }

    @Test
    void theReminderGoesOutOnce() throws Exception {
        var request = confirm();
        jobs.remind(request.id());
        jobs.remind(request.id());
        assertThat(POST.getReceivedMessages()).hasSize(1);
        var message = POST.getReceivedMessages()[0];
        assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("mario@posta.example");
        assertThat(message.getSubject()).contains("Promemoria");
        assertThat(message.getContent().toString()).contains(request.noticeCode().grouped(), "50,00", "has not been paid yet",
                "https://pagamenti.example.org/pagamenti/" + request.id());
    }

    @Test
    void evenJobsThatOverlapSendOneMessage() throws Exception {
        var request = confirm();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Void> remind = () -> {
                jobs.remind(request.id());
                return null;
            };
            for (var done : threads.invokeAll(List.of(remind, remind, remind, remind))) {
                done.get();
            }
        }
        assertThat(POST.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aMailServerThatIsAwayLeavesNoMark() {
        var request = confirm();
        POST.stop();
        assertThatThrownBy(() -> jobs.remind(request.id())).isInstanceOf(WorkFailed.class).hasMessageContaining("non risponde");
        POST.start();
        jobs.remind(request.id());
        assertThat(POST.getReceivedMessages()).hasSize(1);
    }

    @Test
    void anAddressThatIsRefusedHoldsNothingUp() {
        var request = confirm();
        var usual = POST.getUserManager().getMessageDeliveryHandler();
        POST.getUserManager().setMessageDeliveryHandler((message, address) -> {
            throw new MessagingException("no such mailbox");
        });
        try {
            jobs.remind(request.id());
        } finally {
            POST.getUserManager().setMessageDeliveryHandler(usual);
        }
        assertThat(POST.getReceivedMessages()).isEmpty();
    }

    @Test
    void checkAttemptsOnlyLooks() {
        var request = confirm();
        assertThat(jobs.checkAttempts(request.id()).attemptOpen()).isFalse();
        requests.startOnlinePayment(ANNA, request.id());
        assertThat(jobs.checkAttempts(request.id()).attemptOpen()).isTrue();
        assertThat(jobs.checkAttempts(request.id()).attemptOpen()).isTrue();
    }

    @Test
    void expireAnswersTheStateThatHolds() {
        var request = confirm();
        var paid = confirm();
        receipts.register(receiptFor(paid));
        assertThat(jobs.expire(paid.id()).finalState()).isEqualTo(FinalState.PAID);
        var deleted = confirm();
        requests.delete(ANNA, deleted.id());
        assertThat(jobs.expire(deleted.id()).finalState()).isEqualTo(FinalState.DELETED);
        assertThatThrownBy(() -> jobs.expire(request.id())).isInstanceOf(WorkFailed.class).hasMessageContaining("non è ancora scaduta");
        clock.pass(Duration.ofDays(31));
        assertThat(jobs.expire(request.id()).finalState()).isEqualTo(FinalState.EXPIRED);
        assertThat(jobs.expire(request.id()).finalState()).isEqualTo(FinalState.EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void askingWithoutAnAnswerOnlyNotesWhen(int checkNumber) {
        var request = confirm();
        var attempt = left(request);
        PAGOPA.reply(404);
        assertThat(jobs.askPagopa(request.id(), attempt, checkNumber)).isEqualTo(new PaymentRequestJobs.Asked("unknown", false));
        var checked = lifecycle.attemptById(attempt);
        assertThat(checked.lastCheckedAt()).isCloseTo(Instant.now(), within(30, ChronoUnit.SECONDS));
        if (checkNumber == 2) {
            assertThat(checked.nextCheckAt()).isNull();
        } else {
            assertThat(Duration.between(checked.lastCheckedAt(), checked.nextCheckAt()).toMinutes()).isBetween(checkNumber * 10L + 9, checkNumber * 10L + 11);
        }
        assertThat(checked.state()).isEqualTo(AttemptState.LEFT_FOR_CHECKOUT);
    }

    @Test
    void aHopefulReturnIsTold() {
        var request = confirm();
        var attempt = left(request);
        requests.cameBack(lifecycle.returnTokensOf(attempt).apply(ReturnKind.WAITING), ReturnKind.WAITING);
        assertThat(jobs.askPagopa(request.id(), attempt, 0).hopefulReturn()).isTrue();
    }

    @Test
    void aPaidRequestIsNotAskedAbout() {
        var request = confirm();
        var attempt = left(request);
        receipts.register(receiptFor(request));
        assertThat(jobs.askPagopa(request.id(), attempt, 0).attemptOutcome()).isEqualTo("paid");
        assertThat(jobs.askPagopa(request.id(), attempt, 0).attemptOutcome()).isEqualTo("paid");
        assertThat(PAGOPA.asked()).isEmpty();
    }

    @Test
    void closeAttemptClosesOnce() {
        var attempt = left(confirm());
        jobs.closeAttempt(attempt);
        jobs.closeAttempt(attempt);
        assertThat(lifecycle.attemptById(attempt).state()).isEqualTo(AttemptState.CLOSED);
    }

    @Test
    void theReceiptIsProducedAndSentOnce() throws Exception {
        var request = confirm();
        receipts.register(receiptFor(request));
        for (int time = 0; time < 2; time++) {
            jobs.produceReceipt(request.id());
            jobs.notifyPayer(request.id());
        }
        assertThat(documents.receipt(ANNA, request.id())).isPresent();
        assertThat(POST.getReceivedMessages()).hasSize(1);
        MimeMessage message = POST.getReceivedMessages()[0];
        var parts = (MimeMultipart) message.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("ricevuta-" + request.noticeCode() + ".pdf");
        assertThat(text(parts.getBodyPart(1).getInputStream().readAllBytes())).contains("RICEVUTA DI PAGAMENTO", "Anna Bianchi");
        assertThat(message.getHeader("Message-ID")[0]).contains(request.id().toString());
    }

    @Test
    void aReceiptDocumentThatIsMissingIsSaid() {
        var request = confirm();
        receipts.register(receiptFor(request));
        assertThatThrownBy(() -> jobs.notifyPayer(request.id())).isInstanceOf(WorkFailed.class).hasMessageContaining("produce-receipt");
        assertThat(POST.getReceivedMessages()).isEmpty();
    }

    @Test
    void theNegativeOutcomeOfAnAttemptIsProducedOnce() throws Exception {
        var request = confirm();
        var attempt = requests.startOnlinePayment(ANNA, request.id());
        lifecycle.checkoutFailed(attempt.id(), CheckoutProblem.FAILING);
        outcomes.produce(attempt.id());
        var first = documents.negativeOutcome(ANNA, request.id(), attempt.id()).orElseThrow();
        outcomes.produce(attempt.id());
        assertThat(documents.negativeOutcome(ANNA, request.id(), attempt.id()).orElseThrow().createdAt()).isEqualTo(first.createdAt());
        assertThat(text(first.pdf())).contains("ESITO NEGATIVO", request.noticeCode().grouped(), "non riusciva ad avviare");
    }

    @Test
    void nobodyIsToldThatNothingWasPaidWhenAReceiptCame() {
        var request = confirm();
        var attempt = requests.startOnlinePayment(ANNA, request.id());
        lifecycle.leftForCheckout(attempt.id(), "https://checkout.example/c");
        receipts.register(receiptFor(request, new BigDecimal("1.00")));
        lifecycle.closeAttempt(attempt.id());
        outcomes.produce(attempt.id());
        assertThat(documents.negativeOutcome(ANNA, request.id(), attempt.id())).isEmpty();
    }

    @Test
    void settlingTwiceSettlesOnce() {
        var request = confirm();
        var key = unmatchedReceipt(request);
        unmatched.settle(key);
        unmatched.settle(key);
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.PAID);
        assertThat(events(request.id())).containsExactly("PaymentRequestConfirmed", "PaymentReceived");
    }

    @Test
    void whatCannotBeSettledGoesBackToThePerson() {
        var request = confirm();
        var key = unmatchedReceipt(request);
        receipts.register(receiptFor(request));
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> unmatched.settle(key)).isInstanceOfSatisfying(BpmnError.class,
                    error -> assertThat(error.getErrorCode()).isEqualTo("RECEIPT_CANNOT_SETTLE"));
        }
    }

    @Test
    void settlingAnotherRequestTwiceSettlesItOnce() {
        var request = confirm();
        var key = unmatchedReceipt(request);
        var meant = confirm();
        unmatched.settleAnother(key, meant.noticeCode().grouped());
        unmatched.settleAnother(key, meant.noticeCode().grouped());
        assertThat(lifecycle.get(meant.id()).state()).isEqualTo(PaymentState.PAID);
        assertThat(events(meant.id())).containsExactly("PaymentRequestConfirmed", "PaymentReceived");
        assertThatThrownBy(() -> unmatched.settleAnother(key, request.noticeCode().value())).isInstanceOf(BpmnError.class);
    }

    @Test
    void rejectingTwiceRejectsOnce() {
        var request = confirm();
        var key = unmatchedReceipt(request);
        unmatched.reject(key);
        unmatched.reject(key);
        assertThat(jdbc.sql("select count(*) from payment_event where request_id = ? and kind = 'RECEIPT_REJECTED'")
                .param(request.id()).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void markingForRefundTwiceMarksOnce() {
        var request = confirm();
        var key = unmatchedReceipt(request);
        unmatched.markForRefund(key);
        unmatched.markForRefund(key);
        assertThat(jdbc.sql("select count(*) from payment_event where request_id = ? and kind = 'RECEIPT_TO_REFUND'")
                .param(request.id()).query(Integer.class).single()).isEqualTo(1);
    }

    private UUID left(PaymentRequest request) {
        var attempt = requests.startOnlinePayment(ANNA, request.id());
        lifecycle.leftForCheckout(attempt.id(), "https://checkout.example.org/c/1");
        return attempt.id();
    }

    private UUID unmatchedReceipt(PaymentRequest request) {
        var receipt = receiptFor(request, new BigDecimal("49.99"));
        receipts.register(receipt);
        return jdbc.sql("select key from receipt where receipt_id = ?").param(receipt.receiptId()).query(UUID.class).single();
    }

    private static String text(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
