package it.portaledgst.domain.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Forms that were begun and not confirmed, kept for the person who began them: a session that ends or a server that
 * restarts loses nothing. They are personal data of that person, so they are few, small and short-lived.
 */
@Component
@Transactional
public class PaymentDrafts {

    /** Counted from the last change; after it a draft is no longer shown. */
    public static final int DAYS_KEPT = 7;

    private static final Duration KEPT = Duration.ofDays(DAYS_KEPT);
    /** How long a discarded draft can be taken back. */
    private static final Duration RESTORABLE = Duration.ofHours(1);
    private static final int KEPT_EACH = 20;
    private static final int LONGEST_VALUE = 1_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Clock clock;

    PaymentDrafts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Keeps what was typed so far; the last call wins. Of more than 20 drafts of a person the oldest go. Values are cut
     * at 1000 characters, more than any field takes. A confirmed draft is not kept again.
     */
    public void keep(Citizen owner, UUID id, String serviceCode, Map<String, String> content) {
        var cut = new LinkedHashMap<String, String>();
        content.forEach((name, value) -> cut.put(name, value.substring(0, Math.min(value.length(), LONGEST_VALUE))));
        jdbc.sql("""
                insert into payment_draft (owner_issuer, owner_subject, id, service_code, content, changed_at)
                select :issuer, :subject, :id, :service, cast(:content as jsonb), :now
                where not exists (select 1 from payment_request
                    where owner_issuer = :issuer and owner_subject = :subject and idempotency_key = :id)
                on conflict (owner_issuer, owner_subject, id) do update
                    set service_code = excluded.service_code, content = excluded.content,
                        changed_at = excluded.changed_at, discarded_at = null
                """)
                .param("issuer", owner.issuer()).param("subject", owner.subject()).param("id", id)
                .param("service", serviceCode).param("content", JSON.writeValueAsString(cut)).param("now", now())
                .update();
        jdbc.sql("""
                delete from payment_draft where owner_issuer = :issuer and owner_subject = :subject and id not in (
                    select id from payment_draft where owner_issuer = :issuer and owner_subject = :subject
                    order by changed_at desc, id limit :most)
                """)
                .param("issuer", owner.issuer()).param("subject", owner.subject()).param("most", KEPT_EACH).update();
    }

    @Transactional(readOnly = true)
    public Optional<PaymentDraft> find(Citizen owner, UUID id) {
        return list(owner).stream().filter(draft -> draft.id().equals(id)).findFirst();
    }

    /** What can be continued, last changed first. */
    @Transactional(readOnly = true)
    public List<PaymentDraft> list(Citizen owner) {
        return jdbc.sql("""
                select id, service_code, content, changed_at from payment_draft
                where owner_issuer = :issuer and owner_subject = :subject and discarded_at is null and changed_at > :since
                order by changed_at desc, id
                """)
                .param("issuer", owner.issuer()).param("subject", owner.subject()).param("since", before(KEPT))
                .query(PaymentDrafts::draft).list();
    }

    /** Hides the draft; within an hour {@link #restore} brings it back. */
    public void discard(Citizen owner, UUID id) {
        mark(owner, id, now());
    }

    public void restore(Citizen owner, UUID id) {
        mark(owner, id, null);
    }

    /** Removes what has outlived its time. To be called now and then by one process. */
    public void forgetOld() {
        jdbc.sql("delete from payment_draft where changed_at <= :since or discarded_at <= :discarded")
                .param("since", before(KEPT)).param("discarded", before(RESTORABLE)).update();
    }

    void forget(Citizen owner, UUID id) {
        jdbc.sql("delete from payment_draft where owner_issuer = ? and owner_subject = ? and id = ?")
                .params(owner.issuer(), owner.subject(), id).update();
    }

    private void mark(Citizen owner, UUID id, Timestamp discardedAt) {
        jdbc.sql("update payment_draft set discarded_at = :at where owner_issuer = :issuer and owner_subject = :subject and id = :id")
                .param("at", discardedAt).param("issuer", owner.issuer()).param("subject", owner.subject()).param("id", id)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private Timestamp before(Duration time) {
        return Timestamp.from(clock.instant().minus(time));
    }

    private static PaymentDraft draft(ResultSet row, int number) throws SQLException {
        return new PaymentDraft(row.getObject("id", UUID.class), row.getString("service_code"),
                JSON.readValue(row.getString("content"), new TypeReference<LinkedHashMap<String, String>>() { }),
                row.getTimestamp("changed_at").toInstant());
    }
}
