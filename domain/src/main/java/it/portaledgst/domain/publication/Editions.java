package it.portaledgst.domain.publication;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.journal.Log;
import it.portaledgst.domain.journal.StaffJournal;
import it.portaledgst.domain.journal.Subject;
import it.portaledgst.domain.lock.Locks;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The edited texts of every kind: versions that are never changed, and one draft beside them. Administrators only may write
 * or see what is not in force; everybody else is refused with {@link Staff.NotAllowed}.
 */
@Component
@Transactional
public class Editions {

    /** Of what is said about a publication, in characters. */
    public static final int MAX_NOTE = 500;
    /** How long before its day something can be published. */
    public static final Period LONGEST_AHEAD = Period.ofYears(1);

    private static final String EDITION = "select key, version, content, valid_from, published_at, who_name as by, note from text_edition ";

    private final JdbcClient jdbc;
    private final Locks locks;
    private final Announcements announcements;
    private final StaffJournal staffJournal;
    private final Clock clock;

    Editions(JdbcClient jdbc, Locks locks, Announcements announcements, StaffJournal staffJournal, Clock clock) {
        this.jdbc = jdbc;
        this.locks = locks;
        this.staffJournal = staffJournal;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Whether this person may edit texts. */
    public static boolean openTo(Staff person) {
        return person.is(StaffRole.ADMINISTRATOR);
    }

    /** The first versions of a kind that has none yet. They hold for all times, whatever the clocks of the programs say. */
    public void seed(TextKind kind, Map<String, String> contents) {
        if (isEmpty(kind)) {
            locks.hold("texts " + kind);
            if (isEmpty(kind)) {
                contents.forEach((key, content) -> jdbc.sql("""
                        insert into text_edition (kind, key, version, content, valid_from, published_at, note) values (?, ?, 1, ?, ?, ?, '')""")
                        .params(kind.name(), key, content, Timestamp.from(Instant.EPOCH), now()).update());
            }
        }
    }

    /** @param make of what is in force, in the order of the keys; runs once for each change */
    public <T> Shelf<T> shelf(TextKind kind, Function<List<Edition>, T> make) {
        var shelf = new Shelf<>(this, kind, make, clock);
        announcements.listen(kind, shelf::outdated);
        return shelf;
    }

    /** Of every text the one people see: the highest version whose day has come. */
    @Transactional(readOnly = true)
    List<Edition> inForce(TextKind kind, Instant when) {
        return jdbc.sql(EDITION.replace("select", "select distinct on (key)")
                        + "where kind = ? and valid_from <= ? order by key, version desc")
                .params(kind.name(), Timestamp.from(when)).query(Edition.class).list();
    }

    @Transactional(readOnly = true)
    Optional<Instant> nextChange(TextKind kind, Instant after) {
        return jdbc.sql("select min(valid_from) from text_edition where kind = ? and valid_from > ?")
                .params(kind.name(), Timestamp.from(after)).query(Timestamp.class).optional().map(Timestamp::toInstant);
    }

    /** Of every text the last one published, in force or not yet. */
    @Transactional(readOnly = true)
    List<Edition> latest(Staff person, TextKind kind) {
        admit(person);
        return jdbc.sql(EDITION.replace("select", "select distinct on (key)") + "where kind = ? order by key, version desc")
                .param(kind.name()).query(Edition.class).list();
    }

    /** Of one text, the newest first. */
    @Transactional(readOnly = true)
    List<Edition> history(Staff person, TextKind kind, String key) {
        admit(person);
        return jdbc.sql(EDITION + "where kind = ? and key = ? order by version desc").params(kind.name(), key).query(Edition.class).list();
    }

    @Transactional(readOnly = true)
    List<Draft> drafts(Staff person, TextKind kind) {
        admit(person);
        return jdbc.sql("select key, revision, content, who_name as by, saved_at from text_draft where kind = ?").param(kind.name())
                .query(Draft.class).list();
    }

    @Transactional(readOnly = true)
    Optional<Draft> draft(Staff person, TextKind kind, String key) {
        admit(person);
        return jdbc.sql("select key, revision, content, who_name as by, saved_at from text_draft where kind = ? and key = ?")
                .params(kind.name(), key).query(Draft.class).optional();
    }

    /** @param key of the number that a text of its own kind gets when it is new */
    String newKey(Staff person, TextKind kind, IntFunction<String> key) {
        admit(person);
        locks.hold("texts " + kind);
        for (int number = 1; ; number++) {
            var found = key.apply(number);
            if (jdbc.sql("select 1 from text_edition where kind = :kind and key = :key union select 1 from text_draft where kind = :kind and key = :key")
                    .param("kind", kind.name()).param("key", found).query(Integer.class).list().isEmpty()) {
                return found;
            }
        }
    }

    /** @throws RejectedException when somebody else was there since the text was opened */
    void save(Staff person, TextKind kind, String key, Seen seen, String content) {
        admit(person);
        refuseChanged(kind, key, seen);
        jdbc.sql("""
                insert into text_draft (kind, key, revision, content, who_issuer, who_subject, who_name, saved_at)
                values (:kind, :key, nextval('text_draft_revision'), :content, :issuer, :subject, :name, :now)
                on conflict (kind, key) do update set revision = excluded.revision, content = excluded.content,
                    who_issuer = excluded.who_issuer, who_subject = excluded.who_subject, who_name = excluded.who_name,
                    saved_at = excluded.saved_at""")
                .param("kind", kind.name()).param("key", key).param("content", content).param("issuer", person.issuer())
                .param("subject", person.subject()).param("name", person.name()).param("now", now()).update();
        journal(person, "SAVED", kind, key, null);
    }

    /** @throws RejectedException when somebody else was there since the text was opened */
    void discard(Staff person, TextKind kind, String key, Seen seen) {
        admit(person);
        refuseChanged(kind, key, seen);
        if (removeDraft(kind, key)) {
            journal(person, "DISCARDED", kind, key, null);
        }
    }

    /**
     * The draft becomes the next version.
     *
     * @param day     on whose beginning in Rome it comes into force; today or null for at once
     * @param content of the draft, as it is to be kept
     * @throws RejectedException when somebody else was there since the text was opened, there is no draft, or the day or
     *                           the note cannot be
     */
    void publish(Staff person, TextKind kind, String key, Seen seen, LocalDate day, String note, String content) {
        admit(person);
        var today = PaymentTerms.today(clock);
        if (day != null && (day.isBefore(today) || day.isAfter(today.plus(LONGEST_AHEAD)))) {
            throw new RejectedException(Refusal.PUBLISH_DAY);
        }
        var words = note == null ? "" : note.strip();
        if (words.length() > MAX_NOTE) {
            throw new RejectedException(Refusal.PUBLISH_NOTE, MAX_NOTE);
        }
        refuseChanged(kind, key, seen);
        if (!removeDraft(kind, key)) {
            throw new RejectedException(Refusal.PUBLISH_NOTHING);
        }
        var from = day == null || day.equals(today) ? now() : Timestamp.from(day.atStartOfDay(PaymentTerms.ROME).toInstant());
        int version = seen.version() + 1;
        jdbc.sql("""
                insert into text_edition (kind, key, version, content, valid_from, published_at, who_issuer, who_subject, who_name, note)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(kind.name(), key, version, content, from, now(), person.issuer(), person.subject(), person.name(), words).update();
        journal(person, "PUBLISHED", kind, key, version);
    }

    static void admit(Staff person) {
        if (!openTo(person)) {
            throw new Staff.NotAllowed("administration");
        }
    }

    private void refuseChanged(TextKind kind, String key, Seen seen) {
        locks.hold("text " + kind + "/" + key);
        int latest = jdbc.sql("select coalesce(max(version), 0) from text_edition where kind = ? and key = ?")
                .params(kind.name(), key).query(Integer.class).single();
        long revision = jdbc.sql("select coalesce(max(revision), 0) from text_draft where kind = ? and key = ?")
                .params(kind.name(), key).query(Long.class).single();
        if (latest != seen.version() || revision != seen.revision()) {
            var who = jdbc.sql("select who_name from text_act where kind = ? and key = ? order by id desc limit 1")
                    .params(kind.name(), key).query(String.class).optional().orElse("?");
            throw new RejectedException(Refusal.TEXT_CHANGED, who);
        }
    }

    private boolean removeDraft(TextKind kind, String key) {
        return jdbc.sql("delete from text_draft where kind = ? and key = ?").params(kind.name(), key).update() > 0;
    }

    private boolean isEmpty(TextKind kind) {
        return jdbc.sql("select 1 from text_edition where kind = ? limit 1").param(kind.name()).query(Integer.class).list().isEmpty();
    }

    /** The one place where what administrators do to texts is written down; it is the last thing of what they do. */
    private void journal(Staff person, String act, TextKind kind, String key, Integer version) {
        long id = jdbc.sql("insert into text_act (at, act, kind, key, version, who_issuer, who_subject, who_name)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) returning id")
                .params(now(), act, kind.name(), key, version, person.issuer(), person.subject(), person.name()).query(Long.class).single();
        staffJournal.seal(person, () -> "TEXT_" + act, new Subject("text", kind + "." + key), Log.TEXT_ACT, id);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
