package it.portaledgst.domain.parity;

import it.portaledgst.domain.Problem;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.event.EventOutbox;
import it.portaledgst.domain.event.ParityEvent;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.journal.Reason;
import it.portaledgst.domain.journal.StaffJournal;
import it.portaledgst.domain.journal.Subject;
import it.portaledgst.domain.lock.Locks;
import it.portaledgst.domain.monitoring.ProcessMonitor;
import it.portaledgst.domain.office.Office;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The comparison of database and engine for the staff. Whoever {@link ProcessMonitor} is for sees it; of them the
 * central office's, for which the engine's tasks are, and administrators act on it. A decision is a fact here first; the engine hears of
 * it through the outbox and completes its task with it, as if it had been decided in Tasklist.
 */
@Service
@Transactional
public class ParityDesk {

    /** What has not ended or begun by then is not waited for any more: whoever was to do it is gone. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final String OPEN = """
            select d.id, d.process, d.kind, d.subject, d.instance_key, d.state, d.first_seen, d.repaired_at, d.due_at, d.decided_by,
                   case when d.turn = 0 then 'TO_DECIDE' when d.decision = 'leave' then 'LEFT' when d.decision = 'repair' then 'BEING_REPAIRED'
                        when d.case_key is not null then 'CASE_ELSEWHERE' when d.repairs > 0 then 'REPAIRED' else 'WATCHED' end as stage,
                   coalesce(q.notice_code, e.notice_code, s.number, c.number) as code, coalesce(q.id, e.request_id) as request_id,
                   coalesce(q.office_code, s.office_code, c.office_code) as office_code
            from parity_difference d
            left join payment_request q on q.id = d.subject
            left join receipt e on e.key = d.subject
            left join support_request s on s.id = d.subject
            left join company_statement c on c.id = d.subject
            where d.over_at is null""";

    private final JdbcClient jdbc;
    private final EventOutbox outbox;
    private final StaffJournal journal;
    private final Locks locks;
    private final Clock clock;

    ParityDesk(JdbcClient jdbc, EventOutbox outbox, StaffJournal journal, Locks locks, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.journal = journal;
        this.locks = locks;
        this.clock = clock;
    }

    /** Whether this person decides on differences and may have a comparison made. */
    public static boolean decidedBy(Staff person) {
        return ProcessMonitor.openTo(person) && (person.is(StaffRole.ADMINISTRATOR) || Office.CENTRAL.equals(person.worksFor()));
    }

    @Transactional(readOnly = true)
    public Comparisons comparisons(Staff person) {
        admit(person);
        var since = Timestamp.from(clock.instant().minus(PATIENCE));
        var last = jdbc.sql("select " + ParityRun.COLUMNS + " from parity_run where ended_at is not null order by started_at desc limit 1")
                .query(ParityRun.class).optional();
        // of those that did not end only the newest can be under way
        var running = jdbc.sql("select " + ParityRun.COLUMNS + " from parity_run order by started_at desc limit 1").query(ParityRun.class).optional()
                .filter(run -> run.endedAt() == null && run.startedAt().isAfter(since.toInstant()));
        var asked = jdbc.sql("select asked_at as at, asked_by as by from parity_ask where taken_at is null and asked_at > ? order by asked_at limit 1")
                .param(since).query(Comparisons.Asked.class).optional();
        return new Comparisons(last.orElse(null), running.orElse(null), asked.orElse(null));
    }

    /**
     * What a person is asked about first, then the oldest.
     *
     * @param after the last one of the page before, null for the first
     */
    @Transactional(readOnly = true)
    public List<OpenDifference> open(Staff person, OpenDifference after, int limit) {
        admit(person);
        var page = jdbc.sql(OPEN + (after == null ? "" : " and (d.turn, d.first_seen, d.id) > (:turn, :seen, :id)")
                + " order by d.turn, d.first_seen, d.id limit :limit").param("limit", limit);
        return (after == null ? page : page.param("turn", after.stage() == OpenDifference.Stage.TO_DECIDE ? 0 : 1)
                .param("seen", Timestamp.from(after.firstSeen())).param("id", after.id())).query(OpenDifference.class).list();
    }

    /** @param toDecide how many of the open ones a person is asked about */
    public record Counts(long open, long toDecide) {
    }

    @Transactional(readOnly = true)
    public Counts counts(Staff person) {
        admit(person);
        return jdbc.sql("select count(*) as open, count(*) filter (where turn = 0) as to_decide from parity_difference where over_at is null")
                .query(Counts.class).single();
    }

    /**
     * The first decision stays, wherever it is made.
     *
     * @param words why; they go to the journal
     * @throws RejectedException with a sentence for the person
     */
    public void decide(Staff person, UUID id, ParityDecision decision, String words) {
        act(person);
        var difference = jdbc.sql("select " + Parity.COLUMNS + " from parity_difference where id = ? and over_at is null and turn = 0 for update")
                .param(id).query(Difference.class).optional().orElseThrow(() -> new RejectedException(Refusal.DIFFERENCE_NOT_OPEN));
        if (decision == null) {
            throw new RejectedException("decision", Problem.of(Refusal.DIFFERENCE_DECISION));
        }
        Reason why;
        try {
            why = Reason.inWords(words);
        } catch (RejectedException refused) {
            throw new RejectedException("words", refused.problem());
        }
        jdbc.sql("update parity_difference set decision = ?, decided_at = ?, decided_by = ? where id = ?")
                .params(decision.value(), Timestamp.from(clock.instant()), person.name(), id).update();
        outbox.write(new ParityEvent.Decided(UUID.randomUUID(), id));
        journal.add(person, ParityAct.PARITY_DECIDED, subject(id), why, difference.decided(decision));
    }

    /**
     * Has database and engine compared now, as it is done every night.
     *
     * @throws RejectedException when that is happening already
     */
    public void compare(Staff person) {
        act(person);
        locks.hold("parity asked");
        if (comparisons(person).busy()) {
            throw new RejectedException(Refusal.PARITY_RUNNING);
        }
        var ask = UUID.randomUUID();
        jdbc.sql("insert into parity_ask (id, asked_at, asked_by) values (?, ?, ?)").params(ask, Timestamp.from(clock.instant()), person.name()).update();
        outbox.write(new ParityEvent.Asked(ask));
        journal.add(person, ParityAct.PARITY_ASKED, Subject.of("parity", ask), Reason.NONE);
    }

    static Subject subject(UUID id) {
        return Subject.of("parity-difference", id);
    }

    private static void admit(Staff person) {
        if (!ProcessMonitor.openTo(person)) {
            throw new Staff.NotAllowed("parity");
        }
    }

    private static void act(Staff person) {
        if (!decidedBy(person)) {
            throw new Staff.NotAllowed("parity");
        }
    }
}
