package it.portaledgst.domain.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import java.math.BigDecimal;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;

/** Receipts of requests, and what they need to be told apart. */
abstract class ReceiptTest extends DomainTest {

    static final BigDecimal WRONG = new BigDecimal("49.99");

    @Autowired
    Receipts receipts;
    @Autowired
    PaymentLifecycle lifecycle;

    UUID unmatched(PaymentRequest request, IncomingReceipt receipt) {
        assertThat(receipts.register(receipt)).isEqualTo(ReceiptOutcome.UNMATCHED);
        return keyOf(receipt);
    }

    void expire(PaymentRequest request) {
        if (!clock.instant().isAfter(endOfLastDay(request))) {
            clock.moveTo(endOfLastDay(request));
        }
        assertThat(lifecycle.expire(request.id())).isEqualTo(PaymentState.EXPIRED);
    }

    UUID keyOf(IncomingReceipt receipt) {
        return jdbc.sql("select key from receipt where receipt_id = ?").param(receipt.receiptId())
                .query(UUID.class).single();
    }

    static String token() {
        return UUID.randomUUID().toString();
    }
}
