package it.portaledgst.domain.desk;

import it.portaledgst.domain.payment.NoticeCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Whether a notice can be paid now, and what a counter needs to say why. What is not known is null; of another office's
 * request the service is not told.
 */
public record CounterAnswer(Verdict verdict, NoticeCode noticeCode, String serviceTitle, BigDecimal amount, LocalDate dueDate,
                            Instant paidAt, String officeCode) {

    public enum Verdict {
        PAYABLE,
        /** It can be paid, but somebody is perhaps paying it online at this moment. */
        BEING_PAID, PAID, DELETED, CANCELLED, EXPIRED,
        /** A notice code of ours by its form that nobody was given. */
        UNKNOWN,
        /** Not eighteen digits, or of somebody else, or mistyped. */
        NO_CODE;

        public boolean payable() {
            return this == PAYABLE || this == BEING_PAID;
        }
    }

    static CounterAnswer without(Verdict verdict, NoticeCode noticeCode) {
        return new CounterAnswer(verdict, noticeCode, null, null, null, null, null);
    }
}
