package it.portaledgst.domain.desk;

import it.portaledgst.domain.payment.PaymentState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * Something that waits for somebody of the staff: a receipt to decide on, or a payment to check with pagoPA. What is not
 * known is null.
 *
 * @param key          the engine's
 * @param reason       name of why the receipt did not fit
 * @param paid         what the receipt says was paid
 * @param requested    what the request asks for
 * @param requestState as it is stored
 * @param decidedBy    who has decided on it here, while the engine is yet to hear of it
 */
public record StaffCase(long key, Kind kind, String officeCode, Instant createdAt, Instant dueAt, String noticeCode, String reason,
                        BigDecimal paid, BigDecimal requested, Instant paidAt, String pspName, PaymentState requestState, UUID requestId,
                        String decision, String decidedBy) {

    public enum Kind { DECIDE_ON_RECEIPT, CHECK_PAYMENT }

    /** What may be decided on a receipt. */
    public enum Decision {
        ACCEPT, ASSIGN, REFUND, REJECT;

        /** As the process spells it. */
        String value() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean open() {
        return decidedBy == null;
    }
}
