package it.portaledgst.domain.receipt;

import static it.portaledgst.domain.receipt.ReceiptSamples.fitting;
import static it.portaledgst.domain.receipt.ReceiptSamples.receipt;
import static it.portaledgst.domain.receipt.ReceiptSamples.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.payment.AttemptState;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ReceiptsTest extends DomainTest {

    private static final BigDecimal WRONG = new BigDecimal("49.99");

    @Autowired
    private Receipts receipts;
    @Autowired
    private PaymentLifecycle lifecycle;

    @Test
    void aFittingReceiptPays() {
        var request = confirm(ANNA);
        var attempt = requests.startOnlinePayment(ANNA, request.id());
        var receipt = fitting(request, token());

        assertThat(receipts.register(receipt)).isEqualTo(ReceiptOutcome.PAID);

        var paid = lifecycle.get(request.id());
        assertThat(paid.state()).isEqualTo(PaymentState.PAID);
        assertThat(paid.paidAt()).isEqualTo(receipt.paidAt());
        var stored = receipts.forRequest(request.id());
        assertThat(stored.data()).usingRecursiveComparison().isEqualTo(receipt);
        assertThat(stored.reason()).isNull();
        assertThat(stored.requestId()).isEqualTo(request.id());
        assertThat(receipts.byId(stored.key())).usingRecursiveComparison().isEqualTo(stored);
        assertThat(events(request.id())).containsExactly("PaymentRequestConfirmed", "PaymentReceived");
        assertThat(journal(request.id())).endsWith("PAID");
        assertThat(lifecycle.attemptById(attempt.id()).state()).isEqualTo(AttemptState.CLOSED);
    }

    @Test
    void theSameReceiptTwiceHasNoSecondEffect() {
        var request = confirm(ANNA);
        var receipt = fitting(request, token());
        receipts.register(receipt);

        assertThat(receipts.register(receipt)).isEqualTo(ReceiptOutcome.DUPLICATE);
        assertThat(events(request.id())).hasSize(2);
        assertThat(journal(request.id())).hasSize(2);
    }

    @Test
    void anUnmatchedReceiptTwiceIsOneCase() {
        var request = confirm(ANNA);
        var receipt = with(request, token(), WRONG, Instant.now());
        receipts.register(receipt);

        assertThat(receipts.register(receipt)).isEqualTo(ReceiptOutcome.DUPLICATE);
        assertThat(storedFor(receipt.noticeCode())).isEqualTo(1);
    }

    @Test
    void aReceiptOfTheLastDayPaysAlsoWhenItComesLate() {
        var request = confirm(ANNA);
        lifecycle.expire(request.id());

        assertThat(receipts.register(with(request, token(), request.amount(), endOfLastDay(request).minusSeconds(1))))
                .isEqualTo(ReceiptOutcome.LATE_PAID);
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.PAID);
        assertThat(events(request.id())).containsExactly("PaymentRequestConfirmed", "LatePaymentReceived");
        assertThat(journal(request.id())).endsWith("LATE_PAID");
    }

    @Test
    void withoutAMomentOfPaymentTheAccountingDateDecides() {
        var request = confirm(ANNA);
        lifecycle.expire(request.id());
        clock.moveTo(endOfLastDay(request).plusSeconds(86_400));

        assertThat(receipts.register(with(request, token(), request.amount(), null))).isEqualTo(ReceiptOutcome.LATE_PAID);
        assertThat(lifecycle.get(request.id()).paidAt()).isNotNull();
    }

    @Test
    void beforeTheTimerAnUnpaidRequestIsStillPaid() {
        var request = confirm(ANNA);
        clock.moveTo(endOfLastDay(request).plusSeconds(60));

        assertThat(receipts.register(with(request, token(), request.amount(), clock.instant())))
                .isEqualTo(ReceiptOutcome.PAID);
    }

    @Test
    void paidAfterTheLastDayIsACase() {
        var request = confirm(ANNA);
        lifecycle.expire(request.id());

        assertUnmatched(request, with(request, token(), request.amount(), endOfLastDay(request)),
                UnmatchedReason.PAID_AFTER_EXPIRY, PaymentState.EXPIRED);
    }

    @Test
    void aWrongAmountIsACase() {
        var request = confirm(ANNA);
        assertUnmatched(request, with(request, token(), WRONG, Instant.now()), UnmatchedReason.WRONG_AMOUNT,
                PaymentState.TO_PAY);

        lifecycle.expire(request.id());
        assertUnmatched(request, with(request, token(), WRONG, Instant.now()), UnmatchedReason.WRONG_AMOUNT,
                PaymentState.EXPIRED);
    }

    @Test
    void aDeletedRequestIsACase() {
        var request = confirm(ANNA);
        requests.delete(ANNA, request.id());

        assertUnmatched(request, fitting(request, token()), UnmatchedReason.REQUEST_DELETED, PaymentState.DELETED);
    }

    @Test
    void aSecondPaymentIsACase() {
        var request = confirm(ANNA);
        var first = fitting(request, token());
        receipts.register(first);

        assertUnmatched(request, fitting(request, token()), UnmatchedReason.ALREADY_PAID, PaymentState.PAID);
        assertThat(receipts.forRequest(request.id()).data().receiptId()).isEqualTo(first.receiptId());
    }

    @Test
    void anUnknownNoticeIsACaseOfTheCentralOffice() {
        var unknown = receipt(token(), "301999999999999956", "01999999999999956", new BigDecimal("10.00"), Instant.now());

        assertThat(receipts.register(unknown)).isEqualTo(ReceiptOutcome.UNMATCHED);
        var key = keyOf(unknown);
        assertThat(receipts.byId(key).reason()).isEqualTo(UnmatchedReason.UNKNOWN_NOTICE);
        assertThat(receipts.byId(key).requestId()).isNull();
        assertThat(payloadFor(key)).contains("DGST-CEN").contains("UNKNOWN_NOTICE");
        assertThat(receipts.settle(key)).isFalse();
        receipts.markForRefund(key);
    }

    @Test
    void anotherCreditorOrIuvIsUnknown() {
        var request = confirm(ANNA);
        var otherIuv = receipt(token(), request.noticeCode().value(), "99000000000000144", request.amount(), Instant.now());

        assertThat(receipts.register(otherIuv)).isEqualTo(ReceiptOutcome.UNMATCHED);
        assertThat(receipts.byId(keyOf(otherIuv)).reason()).isEqualTo(UnmatchedReason.UNKNOWN_NOTICE);
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.TO_PAY);
    }

    @Test
    void aPersonSettlesAReceiptOfAnExpiredRequest() {
        var request = confirm(ANNA);
        lifecycle.expire(request.id());
        var key = unmatched(request, with(request, token(), request.amount(), endOfLastDay(request)));

        assertThat(receipts.settle(key)).isTrue();
        assertThat(receipts.settle(key)).as("asked again").isTrue();

        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.PAID);
        assertThat(receipts.forRequest(request.id()).key()).isEqualTo(key);
        assertThat(events(request.id())).containsExactly("PaymentRequestConfirmed", "LatePaymentReceived");
        assertThat(journal(request.id())).endsWith("RECEIPT_SETTLED");
    }

    @Test
    void settlingAWaitingRequestWakesItsOwnProcess() {
        var request = confirm(ANNA);
        var key = unmatched(request, with(request, token(), WRONG, Instant.now()));

        assertThat(receipts.settle(key)).isTrue();
        assertThat(events(request.id())).containsExactly("PaymentRequestConfirmed", "PaymentReceived");
    }

    @Test
    void whatAnotherReceiptPaidCannotBeSettled() {
        var request = confirm(ANNA);
        receipts.register(fitting(request, token()));
        var second = unmatched(request, fitting(request, token()));

        assertThat(receipts.settle(second)).isFalse();
        assertThat(events(request.id())).hasSize(2);
    }

    @Test
    void whatIsToBeRefundedCannotBeSettled() {
        var request = confirm(ANNA);
        requests.delete(ANNA, request.id());
        var key = unmatched(request, fitting(request, token()));

        receipts.markForRefund(key);
        receipts.markForRefund(key);

        assertThat(receipts.settle(key)).isFalse();
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.DELETED);
        assertThat(journal(request.id())).containsOnlyOnce("RECEIPT_TO_REFUND");
    }

    @Test
    void unknownReceiptsAreSaidToBeUnknown() {
        var request = confirm(ANNA);

        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> receipts.byId(UUID.randomUUID()));
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> receipts.forRequest(request.id()));
    }

    @Test
    void onlyReceiptsOfPaymentsExist() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IncomingReceipt("t", "301000000000000144", "80230390587",
                "01000000000000144", BigDecimal.ONE, "KO", null, null, null, null, null, null, null, null, null, null,
                false, new byte[0]));
    }

    private void assertUnmatched(PaymentRequest request, IncomingReceipt receipt, UnmatchedReason reason,
                                 PaymentState state) {
        var key = unmatched(request, receipt);

        assertThat(receipts.byId(key).reason()).isEqualTo(reason);
        assertThat(receipts.byId(key).requestId()).isEqualTo(request.id());
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(state);
        assertThat(events(key)).containsExactly("UnmatchedReceiptArrived");
        assertThat(payloadFor(key)).contains(request.officeCode()).contains(reason.name()).doesNotContain("Maria");
        assertThat(journal(request.id())).endsWith("RECEIPT_UNMATCHED");
    }

    private UUID unmatched(PaymentRequest request, IncomingReceipt receipt) {
        assertThat(receipts.register(receipt)).isEqualTo(ReceiptOutcome.UNMATCHED);
        return keyOf(receipt);
    }

    private UUID keyOf(IncomingReceipt receipt) {
        return jdbc.sql("select key from receipt where receipt_id = ?").param(receipt.receiptId())
                .query(UUID.class).single();
    }

    private String payloadFor(UUID key) {
        return jdbc.sql("select payload from outbox_record where record_key = ?").param(key.toString())
                .query(String.class).single();
    }

    private long storedFor(String noticeCode) {
        return jdbc.sql("select count(*) from receipt where notice_code = ?").param(noticeCode).query(Long.class).single();
    }

    private static Instant endOfLastDay(PaymentRequest request) {
        return request.dueDate().plusDays(1).atStartOfDay(PaymentTerms.ROME).toInstant();
    }

    private static String token() {
        return UUID.randomUUID().toString();
    }
}
