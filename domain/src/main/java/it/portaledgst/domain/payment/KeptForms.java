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
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Forms that were begun and not sent, kept for the person who began them: a session that ends or a server that restarts
 * loses nothing. They are personal data of that person, so they are few, small and short-lived.
 */
@Transactional
public abstract class KeptForms {

    /** Counted from the last change; after it a form is no longer shown. */
    public static final int DAYS_KEPT = 7;

    private static final Duration KEPT = Duration.ofDays(DAYS_KEPT);
    /** How long a discarded form can be taken back. */
    private static final Duration RESTORABLE = Duration.ofHours(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * @param table   where they are
     * @param matter  its column for what a form is about
     * @param becomes the table of what they turn into, under a form's id as idempotency key
     * @param most    of one person; of more the oldest go
     * @param longest characters of a value, more than any field takes; the rest is cut off
     */
    public record Kind(String table, String matter, String becomes, int most, int longest) {

        private String in(String sql) {
            return sql.replace("{table}", table).replace("{matter}", matter).replace("{becomes}", becomes);
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Kind kind;

    protected KeptForms(JdbcClient jdbc, Clock clock, Kind kind) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.kind = kind;
    }

    /**
     * Keeps what was typed so far; the last call wins.
     *
     * @return false when the form was sent before, from another window for instance: nothing is kept
     */
    public boolean keep(Citizen owner, UUID id, String matter, Map<String, String> content) {
        var cut = new LinkedHashMap<String, String>();
        content.forEach((name, value) -> cut.put(name, value.substring(0, Math.min(value.length(), kind.longest()))));
        int rows = sql("""
                insert into {table} (owner_issuer, owner_subject, id, {matter}, content, changed_at)
                select :issuer, :subject, :id, :matter, cast(:content as jsonb), :now
                where not exists (select 1 from {becomes}
                    where owner_issuer = :issuer and owner_subject = :subject and idempotency_key = :id)
                on conflict (owner_issuer, owner_subject, id) do update
                    set {matter} = excluded.{matter}, content = excluded.content,
                        changed_at = excluded.changed_at, discarded_at = null
                """, owner)
                .param("id", id).param("matter", matter).param("content", JSON.writeValueAsString(cut)).param("now", now())
                .update();
        sql("""
                delete from {table} where owner_issuer = :issuer and owner_subject = :subject and id not in (
                    select id from {table} where owner_issuer = :issuer and owner_subject = :subject
                    order by changed_at desc, id limit :most)
                """, owner).param("most", kind.most()).update();
        return rows > 0;
    }

    @Transactional(readOnly = true)
    public Optional<KeptForm> find(Citizen owner, UUID id) {
        return list(owner).stream().filter(form -> form.id().equals(id)).findFirst();
    }

    /** What can be continued, last changed first. */
    @Transactional(readOnly = true)
    public List<KeptForm> list(Citizen owner) {
        return sql("""
                select id, {matter} as matter, content, changed_at from {table}
                where owner_issuer = :issuer and owner_subject = :subject and discarded_at is null and changed_at > :since
                order by changed_at desc, id
                """, owner)
                .param("since", before(KEPT)).query(KeptForms::form).list();
    }

    /** Hides the form; within an hour {@link #restore} brings it back. */
    public void discard(Citizen owner, UUID id) {
        mark(owner, id, now());
    }

    public void restore(Citizen owner, UUID id) {
        mark(owner, id, null);
    }

    /** Removes what has outlived its time. To be called now and then by one process. */
    public void forgetOld() {
        jdbc.sql(kind.in("delete from {table} where changed_at <= :since or discarded_at <= :discarded"))
                .param("since", before(KEPT)).param("discarded", before(RESTORABLE)).update();
    }

    /** It was sent. */
    public void forget(Citizen owner, UUID id) {
        sql("delete from {table} where owner_issuer = :issuer and owner_subject = :subject and id = :id", owner).param("id", id).update();
    }

    private void mark(Citizen owner, UUID id, Timestamp discardedAt) {
        sql("update {table} set discarded_at = :at where owner_issuer = :issuer and owner_subject = :subject and id = :id", owner)
                .param("at", discardedAt).param("id", id).update();
    }

    private JdbcClient.StatementSpec sql(String statement, Citizen owner) {
        return jdbc.sql(kind.in(statement)).param("issuer", owner.issuer()).param("subject", owner.subject());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private Timestamp before(Duration time) {
        return Timestamp.from(clock.instant().minus(time));
    }

    private static KeptForm form(ResultSet row, int number) throws SQLException {
        return new KeptForm(row.getObject("id", UUID.class), row.getString("matter"),
                JSON.readValue(row.getString("content"), new TypeReference<LinkedHashMap<String, String>>() { }),
                row.getTimestamp("changed_at").toInstant());
    }
}
