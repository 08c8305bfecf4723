package it.portaledgst.domain.payment;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A payment pagoPA told of that does not fit its request.
 *
 * @param toRefund a person has decided that the money goes back; otherwise a person still looks at it
 */
public record PaymentUnderReview(BigDecimal amount, Instant paidAt, boolean toRefund) {
}
