package it.portaledgst.domain.receipt;

import static it.portaledgst.domain.receipt.ReceiptSamples.fitting;
import static it.portaledgst.domain.receipt.ReceiptSamples.receipt;
import static it.portaledgst.domain.receipt.ReceiptSamples.with;
import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.payment.PaymentUnderReview;
import it.portaledgst.domain.payment.PaymentsUnderReview;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a person decides on a receipt that fits nothing. */
class ReceiptDecisionsTest extends ReceiptTest {

    @Autowired
    private PaymentsUnderReview reviews;

    @Test
    void aPersonSettlesAReceiptOfAnExpiredRequest() {
        var request = confirm(ANNA);
        expire(request);
        var key = unmatched(request, with(request, token(), request.amount(), endOfLastDay(request).plus(PaymentTerms.BEGUN_PAYMENT)));

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
    void aRejectedReceiptHasNoEffectAndCannotBeSettledLater() {
        var request = confirm(ANNA);
        var key = unmatched(request, with(request, token(), WRONG, Instant.now()));

        receipts.reject(key);
        receipts.reject(key);
        receipts.markForRefund(key);

        assertThat(receipts.settle(key)).isFalse();
        assertThat(receipts.settleFor(key, confirm(BRUNO).noticeCode().value())).isFalse();
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.TO_PAY);
        assertThat(journal(request.id())).containsExactly("CONFIRMED", "RECEIPT_UNMATCHED", "RECEIPT_REJECTED");
        assertThat(reviews.of(ANNA, request.id())).isEmpty();
    }

    @Test
    void aReceiptMaySettleTheRequestThePayerMeant() {
        var paidInstead = confirm(ANNA);
        receipts.register(fitting(paidInstead, token()));
        var key = unmatched(paidInstead, fitting(paidInstead, token()));
        var meant = confirm(ANNA);

        assertThat(receipts.settleFor(key, meant.noticeCode().grouped())).isTrue();
        assertThat(receipts.settleFor(key, meant.noticeCode().value())).as("asked again").isTrue();

        assertThat(lifecycle.get(meant.id()).state()).isEqualTo(PaymentState.PAID);
        assertThat(receipts.forRequest(meant.id()).key()).isEqualTo(key);
        assertThat(events(meant.id())).containsExactly("PaymentRequestConfirmed", "PaymentReceived");
        assertThat(payloadOf(meant.id(), "PaymentReceived")).as("the process waits for its own notice code")
                .contains(meant.noticeCode().value()).doesNotContain(paidInstead.noticeCode().value());
        assertThat(journal(meant.id())).endsWith("RECEIPT_SETTLED");
        assertThat(journal(paidInstead.id())).endsWith("RECEIPT_MOVED");
        assertThat(reviews.of(ANNA, paidInstead.id())).isEmpty();
    }

    @Test
    void aReceiptOfAnUnknownNoticeMaySettleARequestButNoneThatIsPaidOrUnknown() {
        var unknown = receipt(token(), "301999999999999956", "01999999999999956", new BigDecimal("50.00"), Instant.now());
        receipts.register(unknown);
        var key = keyOf(unknown);
        var paid = confirm(ANNA);
        receipts.register(fitting(paid, token()));

        assertThat(receipts.settleFor(key, "301999999999999955")).isFalse();
        assertThat(receipts.settleFor(key, "nonsense")).isFalse();
        assertThat(receipts.settleFor(key, paid.noticeCode().value())).isFalse();
        assertThat(receipts.byId(key).requestId()).as("it stays where it was").isNull();
        assertThat(receipts.settleFor(key, confirm(BRUNO).noticeCode().value())).isTrue();
    }

    @Test
    void theOwnerIsToldOfAPaymentThatAPersonMustLookAt() {
        var request = confirm(ANNA);
        var paidAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var key = unmatched(request, with(request, token(), WRONG, paidAt));

        assertThat(reviews.of(ANNA, request.id())).containsExactly(new PaymentUnderReview(WRONG, paidAt, false));
        assertThat(reviews.of(BRUNO, request.id())).isEmpty();
        receipts.markForRefund(key);
        assertThat(reviews.of(ANNA, request.id())).containsExactly(new PaymentUnderReview(WRONG, paidAt, true));
        receipts.register(fitting(request, token()));
        assertThat(reviews.of(ANNA, request.id())).as("the receipt that paid is not under review").hasSize(1);
    }

    private String payloadOf(UUID requestId, String event) {
        return jdbc.sql("select payload from outbox_record where record_key = ? and record_type like ?")
                .params(requestId.toString(), "%" + event).query(String.class).single();
    }
}
