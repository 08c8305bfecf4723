package it.portaledgst.domain.parity;

import it.portaledgst.domain.event.EventOutbox;
import it.portaledgst.domain.event.ParityEvent;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.journal.Reason;
import it.portaledgst.domain.journal.StaffJournal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The workers' side of the list of differences: what the engine says of its tasks. Every method may be called again with the same effect. */
@Service
@Transactional
public class ParityTasks {

    private final JdbcClient jdbc;
    private final EventOutbox outbox;
    private final StaffJournal journal;
    private final Clock clock;

    ParityTasks(JdbcClient jdbc, EventOutbox outbox, StaffJournal journal, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.journal = journal;
        this.clock = clock;
    }

    /** The engine asks a person; nobody has to decide on what has gone meanwhile. */
    public void created(UUID id, long key, Instant dueAt) {
        jdbc.sql("with asked as (update parity_difference set task_key = ?, due_at = ? where id = ? and decision is null and task_key is distinct from ?"
                        + " returning id, over_at) select id from asked where over_at is not null")
                .params(key, dueAt == null ? null : Timestamp.from(dueAt), id, key)
                .query(UUID.class).list().forEach(gone -> outbox.write(new ParityEvent.Decided(UUID.randomUUID(), gone)));
    }

    /**
     * The engine is about to complete the task; what was decided in the portal goes before what Tasklist says.
     *
     * @param who as Tasklist knows them, null when it does not say
     * @return whether it may
     */
    public boolean completing(UUID id, String said, String who) {
        var difference = jdbc.sql("select " + Parity.COLUMNS + " from parity_difference where id = ? for update").param(id).query(Difference.class).optional();
        if (difference.isEmpty() || difference.get().overAt() != null) {
            return true; // there is nothing to decide any more, whatever is said
        }
        var decision = ParityDecision.of(said);
        var before = difference.get().decision();
        if (decision.isEmpty() || before != null && !before.equals(said)) {
            return false;
        }
        jdbc.sql("update parity_difference set task_key = null, decision = ?, decided_at = coalesce(decided_at, ?), decided_by = coalesce(decided_by, ?) where id = ?")
                .params(said, Timestamp.from(clock.instant()), who, id).update();
        if (before == null) {
            var name = who == null ? "?" : who;
            journal.add(new Staff("tasklist", name, name, Set.of(), null), ParityAct.PARITY_DECIDED, ParityDesk.subject(id), Reason.NONE,
                    difference.get().decided(decision.get()));
        }
        return true;
    }

    /**
     * The engine could not be told: the person has to say it again.
     *
     * @return false when there is nothing to say any more
     */
    public boolean askAgain(UUID id, long key) {
        return jdbc.sql("update parity_difference set decision = null, decided_at = null, decided_by = null"
                + " where id = ? and task_key = ? and decision is not null and over_at is null").params(id, key).update() > 0;
    }

    /** Nobody has to do it any more: somebody has cancelled it in the engine. */
    public void gone(UUID id, long key) {
        jdbc.sql("update parity_difference set task_key = null where id = ? and task_key = ?").params(id, key).update();
    }

    /**
     * A decision that the engine waits for.
     *
     * @param caseKey the instance whose task it is
     * @param since   when it was decided on, or found to be gone
     */
    public record Untold(long taskKey, long caseKey, String decision, Instant since) {
    }

    /** Empty when the engine knows all there is to know. What has gone by itself is left as it is. */
    @Transactional(readOnly = true)
    public Optional<Untold> untold(UUID id) {
        return jdbc.sql("select task_key, case_key, coalesce(decision, 'leave') as decision, coalesce(decided_at, over_at) as since from parity_difference"
                + " where id = ? and task_key is not null and case_key is not null and (decision is not null or over_at is not null)")
                .param(id).query(Untold.class).optional();
    }
}
