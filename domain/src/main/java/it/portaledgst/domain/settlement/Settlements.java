package it.portaledgst.domain.settlement;

import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.journal.Reason;
import it.portaledgst.domain.journal.StaffAct;
import it.portaledgst.domain.journal.StaffJournal;
import it.portaledgst.domain.journal.Subject;
import it.portaledgst.domain.office.Office;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Settlement reports for the staff that answer for the money: operators of the central office, and administrators.
 * Everybody else is refused with {@link Staff.NotAllowed}.
 */
@Service
@Transactional
public class Settlements {

    /** Of the reason for closing a difference, in characters. */
    public static final int MAX_REASON = 500;

    private enum Act implements StaffAct { DIFFERENCE_CLOSED }

    private static final String DIFFERENCES = """
            select d.id, d.kind, d.creditor_fiscal_code, d.psp_id, d.fdr, d.iuv, d.iur, d.outcome, d.reported_amount,
                   d.known_amount, q.notice_code, d.found_at, d.resolved_at, d.closed_at, e.who_name as closed_by, e.reason
            from settlement_difference d
            left join payment_request q on q.id = d.request_id
            left join settlement_event e on e.difference_id = d.id and d.closed_at is not null
            """;

    private final JdbcClient jdbc;
    private final StaffJournal journal;
    private final Clock clock;

    Settlements(JdbcClient jdbc, StaffJournal journal, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    /** Whether this person may use what is here. */
    public static boolean openTo(Staff person) {
        return person.is(StaffRole.ADMINISTRATOR) || Office.CENTRAL.equals(person.worksFor());
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<SettlementReport> reports(Staff person, int limit) {
        admit(person);
        return jdbc.sql("""
                select r.id, r.creditor_fiscal_code, r.psp_name, r.fdr, r.revision, r.published_at, r.payments, r.total,
                       (select count(*) from settlement_difference d where d.creditor_fiscal_code = r.creditor_fiscal_code
                          and d.psp_id = r.psp_id and d.fdr = r.fdr and d.resolved_at is null and d.closed_at is null) as open_differences
                from settlement_report r order by r.published_at desc, r.id limit ?""")
                .param(limit).query(SettlementReport.class).list();
    }

    /** What somebody has to look into, oldest first. */
    @Transactional(readOnly = true)
    public List<Difference> open(Staff person, int limit) {
        admit(person);
        return jdbc.sql(DIFFERENCES + "where d.resolved_at is null and d.closed_at is null order by d.found_at, d.id limit ?")
                .param(limit).query(Difference.class).list();
    }

    @Transactional(readOnly = true)
    public long countOpen(Staff person) {
        admit(person);
        return jdbc.sql("select count(*) from settlement_difference where resolved_at is null and closed_at is null")
                .query(Long.class).single();
    }

    /**
     * All there ever were, newest first, a page at a time.
     *
     * @param after the last of the page before, null for the first
     */
    @Transactional(readOnly = true)
    public List<Difference> all(Staff person, Difference after, int limit) {
        admit(person);
        return jdbc.sql(DIFFERENCES + "where :id::uuid is null or (d.found_at, d.id) < (:foundAt::timestamptz, :id::uuid)"
                        + " order by d.found_at desc, d.id desc limit :limit")
                .param("id", after == null ? null : after.id().toString())
                .param("foundAt", after == null ? null : after.foundAt().toString())
                .param("limit", limit).query(Difference.class).list();
    }

    /**
     * A person has looked into the difference; who, when and why go to the journal. It stays closed also when later
     * revisions say the same.
     *
     * @throws RejectedException without a reason, or when it is not open any more
     */
    public void close(Staff person, UUID differenceId, String reason) {
        admit(person);
        var words = reason == null ? "" : reason.strip();
        if (words.isEmpty() || words.length() > MAX_REASON) {
            throw new RejectedException(Refusal.CLOSE_REASON, MAX_REASON);
        }
        var why = Reason.inWords(words);
        var now = Timestamp.from(clock.instant());
        if (jdbc.sql("update settlement_difference set closed_at = ? where id = ? and closed_at is null and resolved_at is null")
                .params(now, differenceId).update() == 0) {
            throw new RejectedException(Refusal.CLOSE_NOT_OPEN);
        }
        jdbc.sql("""
                insert into settlement_event (difference_id, at, kind, who_issuer, who_subject, who_name, reason)
                values (?, ?, 'CLOSED', ?, ?, ?, ?)""")
                .params(differenceId, now, person.issuer(), person.subject(), person.name(), words).update();
        journal.add(person, Act.DIFFERENCE_CLOSED, Subject.of("difference", differenceId), why);
    }

    private static void admit(Staff person) {
        if (!openTo(person)) {
            throw new Staff.NotAllowed("settlement reports");
        }
    }
}
