package it.portaledgst.domain.settlement;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One line of a report: what a PSP transferred for one part of one payment.
 *
 * @param position   from 1, as the report counts
 * @param iur        the receipt's id
 * @param idTransfer which of the payment's one to five parts
 */
public record ReportedPayment(long position, String iuv, String iur, int idTransfer, BigDecimal amount,
                              PaymentOutcome outcome, Instant paidAt) {

    public ReportedPayment {
        amount = amount.setScale(2);
    }
}
