package it.portaledgst.domain.statement;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.dossier.CompanyDossiers.Content;
import it.portaledgst.domain.event.EventOutbox;
import it.portaledgst.domain.event.StatementEvent;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.journal.Purpose;
import it.portaledgst.domain.journal.Reason;
import it.portaledgst.domain.journal.StaffJournal;
import it.portaledgst.domain.office.Office;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The staff's side: an office sees and decides its own statements, the central one all. A decision is a fact here first; the
 * engine hears of it through the outbox and completes its task with it.
 */
@Service
@Transactional
public class StatementDesk {

    /** A statement and what would be released now. */
    public record Opened(CompanyStatement statement, Content content) {
    }

    private final StatementRows rows;
    private final StatementDecisions decisions;
    private final EventOutbox outbox;
    private final StaffJournal journal;

    StatementDesk(StatementRows rows, StatementDecisions decisions, EventOutbox outbox, StaffJournal journal) {
        this.rows = rows;
        this.decisions = decisions;
        this.outbox = outbox;
        this.journal = journal;
    }

    public static boolean openTo(Staff person) {
        return (person.is(StaffRole.OPERATOR) || person.is(StaffRole.HEAD)) && person.office() != null && !Office.TECHNICAL_SUPPORT.equals(person.office());
    }

    /** Whose statements the person sees; null for those of every office. */
    public static String officeOf(Staff person) {
        if (!openTo(person)) {
            throw new Staff.NotAllowed("company statements");
        }
        return Office.CENTRAL.equals(person.office()) ? null : person.office();
    }

    /** What waits for a decision, the first due first. */
    @Transactional(readOnly = true)
    public List<CompanyStatement> toDecide(Staff person, int limit) {
        return rows.select("where state = 'REQUESTED' and (:office::varchar is null or office_code = :office) order by due_at, id limit :limit")
                .param("office", officeOf(person)).param("limit", limit).query(CompanyStatement.class).list();
    }

    /** What was decided, the newest first. */
    @Transactional(readOnly = true)
    public List<CompanyStatement> decided(Staff person, int limit) {
        return rows.select("where state <> 'REQUESTED' and (:office::varchar is null or office_code = :office) order by requested_at desc, id limit :limit")
                .param("office", officeOf(person)).param("limit", limit).query(CompanyStatement.class).list();
    }

    /** Somebody looks at who asks for what; it is written down. */
    public Opened open(Staff person, UUID id) {
        var opened = again(person, id);
        journal.add(person, StatementAct.STATEMENT_OPENED, StatementDecisions.subject(opened.statement()), new Reason(Purpose.PROCEEDING, null));
        return opened;
    }

    /** The page that was opened looks again because something changed. */
    @Transactional(readOnly = true)
    public Opened again(Staff person, UUID id) {
        var statement = rows.find(id).filter(found -> covers(person, found)).orElseThrow(StatementDesk::notThere);
        return new Opened(statement, decisions.content(statement));
    }

    /** @throws RejectedException when there is nothing to release, or too much, or somebody has decided already */
    public void approve(Staff person, UUID id) {
        decide(person, id, statement -> decisions.approve(person, statement));
    }

    /** @throws RejectedException without a reason, or when somebody has decided already */
    public void refuse(Staff person, UUID id, RefusalGround ground, String words) {
        decide(person, id, statement -> decisions.refuse(person, statement, ground, words));
    }

    private void decide(Staff person, UUID id, Consumer<CompanyStatement> decision) {
        var statement = rows.lock(id).filter(found -> covers(person, found)).orElseThrow(StatementDesk::notThere);
        if (statement.state() != StatementState.REQUESTED) {
            throw new RejectedException(Refusal.STATEMENT_DECIDED);
        }
        outbox.write(new StatementEvent.Decided(UUID.randomUUID(), id));
        decision.accept(statement); // the journal's entry is the last thing
    }

    private static boolean covers(Staff person, CompanyStatement statement) {
        var office = officeOf(person);
        return office == null || office.equals(statement.officeCode());
    }

    private static Staff.NotAllowed notThere() {
        return new Staff.NotAllowed("company statement");
    }
}
