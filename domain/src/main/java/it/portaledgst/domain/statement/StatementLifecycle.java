package it.portaledgst.domain.statement;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.Problem;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.dossier.CompanyDossiers;
import it.portaledgst.domain.dossier.Dossier;
import it.portaledgst.domain.dossier.DossierState;
import it.portaledgst.domain.event.EventOutbox;
import it.portaledgst.domain.event.StatementEvent;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.WorkingDays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The workers' side of a statement: no owner, no office, and every method may be called again with the same effect. */
@Service
@Transactional
public class StatementLifecycle {

    /** As the engine's task names them. */
    public static final String APPROVE = "approve";
    public static final String REFUSE = "refuse";

    private static final LocalTime WARNING_TIME = LocalTime.of(9, 0);
    /** Who signs in there is known by the engine, not by an issuer of ours. */
    private static final String TASKLIST = "tasklist";

    private final JdbcClient jdbc;
    private final StatementRows rows;
    private final StatementDecisions decisions;
    private final CompanyDossiers dossiers;
    private final WorkingDays workingDays;
    private final StatementTerms terms;
    private final EventOutbox outbox;

    StatementLifecycle(JdbcClient jdbc, StatementRows rows, StatementDecisions decisions, CompanyDossiers dossiers, WorkingDays workingDays,
                       StatementTerms terms, EventOutbox outbox) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.decisions = decisions;
        this.dossiers = dossiers;
        this.workingDays = workingDays;
        this.terms = terms;
        this.outbox = outbox;
    }

    /** @throws NoSuchElementException when there is none */
    @Transactional(readOnly = true)
    public CompanyStatement get(UUID id) {
        return rows.find(id).orElseThrow(() -> new NoSuchElementException("no company statement " + id));
    }

    /** In the morning of the last day. */
    public static Instant warnAt(Instant dueAt) {
        return LocalDate.ofInstant(dueAt, PaymentTerms.ROME).minusDays(1).atTime(WARNING_TIME).atZone(PaymentTerms.ROME).toInstant();
    }

    public Instant escalateAt(CompanyStatement statement) {
        return terms.escalateAt(statement.id(), statement.dueAt());
    }

    /** It is the last day: the office's list says so. */
    public void warn(UUID id) {
        jdbc.sql("update company_statement set warned_at = ? where id = ? and state = 'REQUESTED' and warned_at is null")
                .params(Timestamp.from(rows.now()), id).update();
    }

    /** What the office has not decided in time is the central office's; what was decided meanwhile stays. */
    public CompanyStatement escalate(UUID id) {
        var statement = rows.lock(id).orElseThrow();
        if (statement.state() == StatementState.REQUESTED && statement.escalatedAt() == null) {
            jdbc.sql("update company_statement set office_code = ?, escalated_at = ?, due_at = ? where id = ?")
                    .params(Office.CENTRAL, Timestamp.from(rows.now()),
                            Timestamp.from(workingDays.endOfWorkingDay(Office.CENTRAL, rows.now(), terms.centralDays())), id).update();
        }
        return get(id);
    }

    /** The task that stands for the statement in the engine is there. */
    public void taskCreated(UUID id, long taskKey) {
        jdbc.sql("update company_statement set task_key = :key where id = :id and (task_key is null or task_key < :key)")
                .param("key", taskKey).param("id", id).update();
    }

    /** The task that stands for it now, if there is one. */
    @Transactional(readOnly = true)
    public Optional<Long> task(UUID id) {
        return jdbc.sql("select task_key from company_statement where id = ? and task_key is not null").param(id).query(Long.class).optional();
    }

    /** The task is not there any more. */
    public void taskOver(UUID id, long taskKey) {
        jdbc.sql("update company_statement set task_key = null where id = ? and task_key = ?").params(id, taskKey).update();
    }

    /** The engine has lost what it knew of the statement: what was decided is to be told to the task that will be there again. */
    public void taskLost(UUID id) {
        if (rows.lock(id).orElseThrow().state() != StatementState.REQUESTED) {
            outbox.write(new StatementEvent.Decided(UUID.randomUUID(), id));
        }
        jdbc.sql("update company_statement set task_key = null, told = false where id = ?").param(id).update();
    }

    /** What was decided and the engine is yet to hear of. */
    @Transactional(readOnly = true)
    public Optional<String> untold(UUID id) {
        return jdbc.sql("select state from company_statement where id = ? and state <> 'REQUESTED' and not told").param(id).query(String.class)
                .optional().map(state -> StatementState.valueOf(state) == StatementState.REFUSED ? REFUSE : APPROVE);
    }

    /**
     * The engine is about to complete its task: with what was decided in the portal, or somebody decides in Tasklist.
     *
     * @param who as Tasklist knows them, null when it does not say
     * @return why it cannot be, for the person at Tasklist
     */
    public Optional<Problem> taskCompleted(UUID id, long taskKey, String outcome, String ground, String who) {
        var statement = rows.lock(id).orElseThrow();
        if (statement.state() != StatementState.REQUESTED) {
            var decided = statement.state() == StatementState.REFUSED ? REFUSE : APPROVE;
            if (!decided.equals(outcome)) {
                return Optional.of(Problem.of(Refusal.STATEMENT_DECIDED));
            }
            told(id, taskKey);
            return Optional.empty();
        }
        var name = who == null ? "?" : who;
        var person = new Staff(TASKLIST, name, name, Set.of(), statement.officeCode());
        try {
            switch (outcome == null ? "" : outcome) {
                case APPROVE -> decisions.approve(person, statement);
                // words are written in the portal: the engine must not hold them
                case REFUSE -> decisions.refuse(person, statement,
                        RefusalGround.of(ground).filter(known -> known != RefusalGround.OTHER).orElse(null), null);
                default -> throw new RejectedException(Refusal.STATEMENT_OUTCOME);
            }
        } catch (RejectedException e) {
            return Optional.of(e.problem());
        }
        told(id, taskKey);
        return Optional.empty();
    }

    private void told(UUID id, long taskKey) {
        jdbc.sql("update company_statement set told = true where id = ?").param(id).update();
        taskOver(id, taskKey);
    }

    /** How the making of a file goes. */
    public enum Making { UNDER_WAY, READY, GIVEN_UP }

    /** Has the file made. One that was given up is begun anew when this is called again. */
    public Making make(UUID id) {
        var statement = rows.lock(id).orElseThrow();
        if (statement.readyAt() != null) {
            return Making.READY;
        }
        var dossier = rows.dossier(id).flatMap(dossiers::find);
        var state = dossier.map(Dossier::state).orElse(null);
        if (state == null) {
            link(id, dossiers.order(rows.owner(id), TaxId.italian(statement.taxCode()), statement.from(), statement.to(), statement.decidedAt()));
        } else if (state == DossierState.FAILED) {
            link(id, null);
            return Making.GIVEN_UP;
        } else if (state == DossierState.READY) {
            jdbc.sql("update company_statement set state = 'READY', size = ?, ready_at = ?, expires_at = ? where id = ?")
                    .params(dossier.get().size(), Timestamp.from(dossier.get().readyAt()), Timestamp.from(dossier.get().expiresAt()), id).update();
            return Making.READY;
        }
        return Making.UNDER_WAY;
    }

    private void link(UUID id, UUID dossier) {
        jdbc.sql("update company_statement set dossier_id = ? where id = ?").params(dossier, id).update();
    }
}
