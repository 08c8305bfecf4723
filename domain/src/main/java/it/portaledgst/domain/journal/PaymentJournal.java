package it.portaledgst.domain.journal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What happened to a payment request, in the order in which it happened. Entries are only added, never changed. */
@Component
public class PaymentJournal {

    public enum Kind {
        CONFIRMED, NOTICE_STORED, CHECKOUT_REQUESTED, LEFT_FOR_CHECKOUT, CHECKOUT_FAILED, CAME_BACK, ATTEMPT_CLOSED,
        DELETED, CANCELLED_BY_OFFICE, RESTORED, EXPIRED, PAID, LATE_PAID, RECEIPT_UNMATCHED, RECEIPT_SETTLED, RECEIPT_TO_REFUND, RECEIPT_REJECTED,
        RECEIPT_MOVED, RECEIPT_STORED, NEGATIVE_OUTCOME_STORED, FORGOTTEN
    }

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher listeners;

    PaymentJournal(JdbcClient jdbc, Clock clock, ApplicationEventPublisher listeners) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.listeners = listeners;
    }

    /** Part of the transaction that makes it true. {@code detail} never holds personal data. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID requestId, Kind kind, String detail) {
        var now = clock.instant();
        jdbc.sql("insert into payment_event (request_id, at, kind, detail) values (?, ?, ?, ?)")
                .params(requestId, Timestamp.from(now), kind.name(), detail)
                .update();
        listeners.publishEvent(new JournalEntry(requestId, kind, now));
    }
}
