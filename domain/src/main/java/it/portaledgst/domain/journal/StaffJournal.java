package it.portaledgst.domain.journal;

import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.lock.Locks;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every look at and act on another person's data: who, what, on what, why, when. Entries are only added; each is chained to
 * the one before by its hash, and {@link JournalCheck} says where the chain is broken.
 */
@Component
public class StaffJournal {

    private static final String LOCK = "staff journal";

    private final JdbcClient jdbc;
    private final Locks locks;
    private final Clock clock;

    StaffJournal(JdbcClient jdbc, Locks locks, Clock clock) {
        this.jdbc = jdbc;
        this.locks = locks;
        this.clock = clock;
    }

    /** {@link #add(Staff, StaffAct, Subject, Reason, String)} with nothing more to say. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Staff who, StaffAct act, Subject subject, Reason reason) {
        add(who, act, subject, reason, null);
    }

    /**
     * Part of the transaction that makes it true, and the last thing in it: from here to the commit all other entries wait.
     * Neither {@code subject} nor {@code detail} holds personal data of the citizen.
     *
     * @param detail codes that make the act plain, such as the office a case went to; at most 1000 characters, or null
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Staff who, StaffAct act, Subject subject, Reason reason, String detail) {
        if (!act.name().matches("[A-Z_]{1,40}")) {
            throw new IllegalArgumentException("not the name of an act: " + act.name());
        }
        // Two entries after the same one would be two chains; the lock is let go by the commit, when the next one sees this.
        locks.hold(LOCK);
        var last = jdbc.sql("select number, hash from staff_event order by number desc limit 1")
                .query((row, n) -> new Head(row.getLong("number"), row.getBytes("hash"))).optional().orElse(Head.OF_NOTHING);
        var entry = new StaffEntry(last.number() + 1, clock.instant().truncatedTo(ChronoUnit.MICROS), who.issuer(), who.subject(),
                who.name(), who.roles().stream().map(Enum::name).sorted().collect(Collectors.joining(",")), who.office(), act.name(),
                subject.kind(), subject.id(), reason.purpose() == null ? null : reason.purpose().name(), reason.words(), detail);
        jdbc.sql("""
                insert into staff_event (number, at, who_issuer, who_subject, who_name, who_roles, who_office, act, subject_kind,
                                         subject_id, purpose, reason, detail, previous_hash, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(entry.number(), Timestamp.from(entry.at()), entry.issuer(), entry.subject(), entry.name(), entry.roles(),
                        entry.office(), entry.act(), entry.subjectKind(), entry.subjectId(), entry.purpose(), entry.reason(),
                        entry.detail(), last.hash(), entry.hash(last.hash())).update();
    }

    /** An entry for what a feature has written down itself, with the hash of that row: who changes it or takes it out is found. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void seal(Staff who, StaffAct act, Subject subject, Log log, long id) {
        add(who, act, subject, Reason.NONE, jdbc.sql("select * from " + log.table() + " where id = ?").param(id)
                .query((row, n) -> log.seal(row)).single());
    }
}
