package it.portaledgst.domain.monitoring;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.Problem;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The period that figures are of: whole days of Rome, the first and the last included. */
public record Days(LocalDate first, LocalDate last) {

    /** So long at most: what is counted is read from every request of the period. */
    public static final int MOST = 366;
    private static final int USUAL = 90;

    /** @throws RejectedException with a sentence for the person who chose it */
    public Days {
        if (first == null || last == null) {
            throw new RejectedException("first", Problem.of(Refusal.DAYS_MISSING));
        }
        if (first.isAfter(last)) {
            throw new RejectedException("first", Problem.of(Refusal.DAYS_ORDER));
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST) {
            throw new RejectedException("first", Problem.of(Refusal.DAYS_TOO_MANY, MOST));
        }
    }

    public static Days until(LocalDate today) {
        return new Days(today.minusDays(USUAL - 1), today);
    }

    Timestamp from() {
        return Timestamp.from(PaymentTerms.startOf(first));
    }

    /** The first moment that is not of it any more. */
    Timestamp to() {
        return Timestamp.from(PaymentTerms.startOf(last.plusDays(1)));
    }
}
