package it.portaledgst.domain.health;

import it.portaledgst.domain.PaymentTerms;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits for the programs or for a person, as numbers that someone should be told of when they grow. */
@Component
public class Backlog {

    private final JdbcClient jdbc;
    private final Clock clock;

    Backlog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param eventsSeconds     how long the oldest event has waited in the outbox; 0 when none does
     * @param notExpired        requests whose last day was over the day before yesterday and that are still to pay: their process sleeps
     * @param tasks             decisions on receipts and payments that the staff have to take
     * @param supportLate       support requests that are open and late
     * @param unreadableReceipts receipts that could not be read: somebody may have paid
     */
    public record Numbers(long eventsSeconds, long notExpired, long tasks, long supportLate, long unreadableReceipts) {
    }

    /** One question, answered from indexes. */
    public Numbers now() {
        return jdbc.sql("""
                select (select coalesce(extract(epoch from clock_timestamp() - min(created_at))::bigint, 0) from outbox_record) as events_seconds,
                       (select count(*) from payment_request where state = 'TO_PAY' and due_date < :yesterday) as not_expired,
                       (select count(*) from desk_task where state = 'OPEN') as tasks,
                       (select count(*) from support_request where state in ('OPEN', 'WAITING') and due_at < :now) as support_late,
                       (select count(*) from unreadable_receipt) as unreadable_receipts
                """).param("yesterday", PaymentTerms.today(clock).minusDays(1)).param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new Numbers(row.getLong("events_seconds"), row.getLong("not_expired"), row.getLong("tasks"),
                        row.getLong("support_late"), row.getLong("unreadable_receipts"))).single();
    }
}
