package it.portaledgst.domain.integrator;

import it.portaledgst.domain.journal.JournalEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is to be told to integrators. Each method is a commit of its own and none lasts while a receiver is asked: who
 * sends takes a receiver, then one delivery after the other, and lets go. What was taken and never reported, because the
 * program was killed, comes again after {@link #LEASE} with the same id.
 */
@Service
@Transactional
public class WebhookQueue {

    /** How long somebody who sends may say nothing; more than one attempt takes. */
    public static final Duration LEASE = Duration.ofSeconds(60);

    /** The pauses between the attempts, together about a day. */
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5),
            Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(4), Duration.ofHours(6),
            Duration.ofHours(10));
    public static final int MAX_ATTEMPTS = PAUSES.size() + 1;

    private static final Duration KEPT = Duration.ofDays(30);

    /** Of one request's changes the next is not sent before the one before it has arrived or was given up. */
    private static final String DUE = """
             d.state = 'PENDING' and d.next_attempt_at <= :now and not exists (
                select 1 from webhook_delivery e where e.webhook_id = d.webhook_id and e.request_id = d.request_id
                and e.state = 'PENDING' and e.sequence < d.sequence)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    WebhookQueue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Part of the commit that makes the change true; nothing is written for owners without a webhook. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void changed(JournalEntry entry) {
        Change.of(entry.kind()).ifPresent(change -> jdbc.sql("""
                insert into webhook_delivery (id, webhook_id, request_id, change, happened_at, state, attempts, next_attempt_at)
                select gen_random_uuid(), w.id, r.id, :change, :at, 'PENDING', 0, :at
                from payment_request r join webhook w on w.owner_issuer = r.owner_issuer and w.owner_subject = r.owner_subject
                where r.id = :request
                """)
                .param("change", change.name()).param("at", Timestamp.from(entry.at())).param("request", entry.requestId())
                .update());
    }

    /** A receiver that something is due for and that nobody serves; it is the caller's until {@link #release}. */
    public Optional<UUID> takeReceiver() {
        return jdbc.sql("""
                update webhook set busy_until = :until where id = (
                    select w.id from webhook w where (w.busy_until is null or w.busy_until <= :now)
                    and exists (select 1 from webhook_delivery d where d.webhook_id = w.id and
                """ + DUE + ") limit 1 for update skip locked) returning id")
                .param("until", in(LEASE)).param("now", now()).query(UUID.class).optional();
    }

    /** The next delivery that is due for a receiver; the attempt counts from now on, whether or not it is reported. */
    public Optional<Parcel> next(UUID receiver) {
        return jdbc.sql("""
                update webhook_delivery d set attempts = d.attempts + 1, next_attempt_at = :until
                from webhook w, payment_request r
                where w.id = d.webhook_id and r.id = d.request_id and d.id = (
                    select d.id from webhook_delivery d where d.webhook_id = :receiver and
                """ + DUE + """
                    order by d.sequence limit 1 for update skip locked)
                returning d.*, r.notice_code, w.url, w.secret, w.old_secret, w.old_until
                """)
                .param("until", in(LEASE)).param("receiver", receiver).param("now", now()).query(this::parcel).optional();
    }

    public void delivered(Parcel parcel, int status) {
        jdbc.sql("""
                update webhook_delivery set state = 'DELIVERED', attempted_at = :now, last_status = :status, last_problem = null
                where id = :id and state = 'PENDING'
                """)
                .param("now", now()).param("status", status).param("id", parcel.delivery().id()).update();
    }

    /** @param status null when no answer came */
    public void failed(Parcel parcel, Integer status, DeliveryProblem problem) {
        int attempts = parcel.delivery().attempts();
        boolean last = attempts >= MAX_ATTEMPTS;
        // a later attempt has its own report
        jdbc.sql("""
                update webhook_delivery set state = :state, next_attempt_at = :next, attempted_at = :now, last_status = :status,
                    last_problem = :problem
                where id = :id and state = 'PENDING' and attempts = :attempts
                """)
                .param("state", (last ? DeliveryState.FAILED : DeliveryState.PENDING).name())
                .param("next", last ? now() : in(PAUSES.get(attempts - 1))).param("now", now()).param("status", status)
                .param("problem", problem.name()).param("id", parcel.delivery().id()).param("attempts", attempts).update();
    }

    public void release(UUID receiver) {
        jdbc.sql("update webhook set busy_until = null where id = ?").param(receiver).update();
    }

    /** Removes what ended 30 days ago or earlier. To be called now and then. */
    public void forgetOld() {
        jdbc.sql("delete from webhook_delivery where state <> 'PENDING' and happened_at < :then and attempted_at < :then")
                .param("then", in(KEPT.negated())).update();
    }

    private Parcel parcel(ResultSet row, int number) throws SQLException {
        var secrets = new ArrayList<>(List.of(row.getString("secret")));
        if (DeliveryRows.after(clock, row.getTimestamp("old_until")) != null) {
            secrets.add(row.getString("old_secret"));
        }
        return new Parcel(DeliveryRows.delivery(row, number), row.getString("url"), List.copyOf(secrets));
    }

    private Timestamp now() {
        return in(Duration.ZERO);
    }

    private Timestamp in(Duration time) {
        return Timestamp.from(clock.instant().plus(time));
    }
}
