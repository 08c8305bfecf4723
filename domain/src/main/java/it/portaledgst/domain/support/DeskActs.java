package it.portaledgst.domain.support;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.support.SupportMessage.Kind;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a clerk does with a case, whether in the portal or in Tasklist: the same rows, the same result. */
@Component
class DeskActs {

    /** As the engine's task names them. */
    static final String ANSWER = "answer";
    static final String ASK = "ask";
    static final String FORWARD = "forward";
    static final String CLOSE = "close";
    /** Who signs in there is known by the engine, not by an issuer of ours. */
    private static final String TASKLIST = "tasklist";

    private final JdbcClient jdbc;
    private final SupportRows rows;
    private final CaseQuery cases;
    private final DueDates dueDates;
    private final DeskJournal journal;
    private final Offices offices;
    private final SupportTerms terms;

    DeskActs(JdbcClient jdbc, SupportRows rows, CaseQuery cases, DueDates dueDates, DeskJournal journal, Offices offices, SupportTerms terms) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.cases = cases;
        this.dueDates = dueDates;
        this.journal = journal;
        this.offices = offices;
        this.terms = terms;
    }

    /** The case, to be worked on by this person until the transaction ends. */
    CaseRow begin(Staff person, UUID id, long version) {
        var row = lock(person, id);
        check(person, row, version);
        mayWork(person, row);
        return row;
    }

    CaseRow lock(Staff person, UUID id) {
        return cases.lock(id).filter(row -> DeskScope.of(person).covers(row.officeCode()))
                .orElseThrow(() -> new Staff.NotAllowed("support request"));
    }

    /** @throws CaseChanged when somebody was faster */
    void check(Staff person, CaseRow row, long version) {
        if (row.version() == version) {
            return;
        }
        record Last(String whoName, CaseEvent.Kind kind) {
        }
        var last = jdbc.sql("""
                select who_name, kind from support_event where request_id = ? and kind not in ('LOOKED', 'NOTED', 'WARNED', 'REMINDED')
                order by id desc limit 1""").param(row.id()).query(Last.class).single();
        throw last.whoName != null ? new CaseChanged(Refusal.DESK_CHANGED, last.whoName)
                : new CaseChanged(last.kind == CaseEvent.Kind.ESCALATED ? Refusal.DESK_CHANGED_BY_PORTAL : Refusal.DESK_CHANGED_BY_PERSON);
    }

    void mayWork(Staff person, CaseRow row) {
        if (row.state() != SupportState.OPEN) {
            throw new RejectedException(Refusal.DESK_NOT_OPEN);
        }
        if (row.claimed() && !person.subject().equals(row.claimedSubject())) {
            throw new RejectedException(Refusal.DESK_CLAIMED, row.claimedName());
        }
    }

    void claim(Staff person, CaseRow row) {
        jdbc.sql("""
                update support_request set claimed_issuer = ?, claimed_subject = ?, claimed_name = ?, claimed_at = ?, version = version + 1
                where id = ?""")
                .params(person.issuer(), person.subject(), person.name(), Timestamp.from(rows.now()), row.id()).update();
        journal.did(person, row.id(), CaseEvent.Kind.CLAIMED, row.officeCode(), null);
    }

    void release(Staff person, CaseRow row) {
        jdbc.sql("""
                update support_request set claimed_issuer = null, claimed_subject = null, claimed_name = null, claimed_at = null,
                       version = version + 1 where id = ?""").param(row.id()).update();
        journal.did(person, row.id(), CaseEvent.Kind.RELEASED, row.officeCode(), null);
    }

    /** @return the message */
    UUID answer(Staff person, CaseRow row, String text) {
        var message = rows.write(row.id(), Kind.ANSWER, text, row.officeCode(), person);
        end(row.id(), SupportState.ANSWERED);
        journal.did(person, row.id(), CaseEvent.Kind.ANSWERED, row.officeCode(), null);
        return message;
    }

    /** @return the message */
    UUID ask(Staff person, CaseRow row, String text) {
        var question = rows.write(row.id(), Kind.QUESTION, text, row.officeCode(), person);
        jdbc.sql("""
                update support_request set state = 'WAITING', question_id = ?, reply_draft = null, changed_at = ?, version = version + 1
                where id = ?""").params(question, Timestamp.from(rows.now()), row.id()).update();
        if (!row.claimed()) {
            claim(person, row); // the reply comes back to who asked
        }
        journal.did(person, row.id(), CaseEvent.Kind.ASKED, row.officeCode(), null);
        return question;
    }

    void forward(Staff person, CaseRow row, String officeCode, String reason) {
        if (officeCode == null || officeCode.equals(row.officeCode())
                || offices.all().stream().noneMatch(office -> office.code().equals(officeCode))) {
            throw new RejectedException(Refusal.DESK_OFFICE);
        }
        moveTo(row.id(), officeCode, row.priority());
        journal.did(person, row.id(), CaseEvent.Kind.FORWARDED, officeCode, reason);
    }

    /** To another office, or to the same one again: nobody has taken it on there, and it has all its days. */
    void moveTo(UUID id, String officeCode, SupportPriority priority) {
        var due = rows.due(id);
        jdbc.sql("""
                update support_request set office_code = ?, priority = ?, due_at = ?, warned_at = null, claimed_issuer = null,
                       claimed_subject = null, claimed_name = null, claimed_at = null, changed_at = ?, version = version + 1
                where id = ?""")
                .params(officeCode, priority.name(), Timestamp.from(dueDates.dueAt(officeCode, rows.now(), due.days(), due.kind())),
                        Timestamp.from(rows.now()), id).update();
    }

    /** @return the message */
    UUID close(Staff person, CaseRow row, String reason) {
        var message = rows.write(row.id(), Kind.CLOSING, reason, row.officeCode(), person);
        end(row.id(), SupportState.CLOSED);
        journal.did(person, row.id(), CaseEvent.Kind.CLOSED, row.officeCode(), null);
        return message;
    }

    /** Over, unless the person goes on in time. Who has worked on it has it again then. */
    void end(UUID id, SupportState state) {
        var until = PaymentTerms.startOf(LocalDate.ofInstant(rows.now(), PaymentTerms.ROME).plusDays(terms.reopenDays() + 1L));
        jdbc.sql("""
                update support_request set state = ?, question_id = null, reply_draft = null, reopen_until = ?, changed_at = ?,
                       version = version + 1 where id = ?""")
                .params(state.name(), Timestamp.from(until), Timestamp.from(rows.now()), id).update();
    }

    /** Somebody at Tasklist, whom only the engine knows; the name is the one they have here, if they have been here. */
    Staff inTasklist(String assignee) {
        var known = jdbc.sql("select who_issuer as issuer, who_name as name from support_event where who_subject = ? order by id desc limit 1")
                .param(assignee).query(Known.class).optional().orElse(new Known(TASKLIST, assignee));
        return new Staff(known.issuer, assignee, known.name, Set.of(), null);
    }

    private record Known(String issuer, String name) {
    }

    /** Whether the engine has yet to be told something that was done. */
    boolean untold(UUID id) {
        return jdbc.sql("select exists (select 1 from support_act where request_id = ? and told_at is null)").param(id).query(Boolean.class).single();
    }

    /** @param told whether the engine knows already, because it was done there */
    UUID done(CaseRow row, String action, UUID messageId, boolean told) {
        var act = UUID.randomUUID();
        jdbc.sql("insert into support_act (id, request_id, action, message_id, told_at) values (?, ?, ?, ?, ?)")
                .params(act, row.id(), action, messageId, told ? Timestamp.from(rows.now()) : null).update();
        return act;
    }
}
