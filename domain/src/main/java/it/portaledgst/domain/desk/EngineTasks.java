package it.portaledgst.domain.desk;

import it.portaledgst.domain.desk.StaffCase.Decision;
import it.portaledgst.domain.desk.StaffCase.Kind;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.journal.Reason;
import it.portaledgst.domain.journal.StaffJournal;
import it.portaledgst.domain.journal.Subject;
import it.portaledgst.domain.payment.NoticeCode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The workers' side of the worklist: what the engine says of its tasks. Every method may be called again with the same effect. */
@Service
@Transactional
public class EngineTasks {

    private final JdbcClient jdbc;
    private final StaffJournal journal;
    private final Clock clock;

    EngineTasks(JdbcClient jdbc, StaffJournal journal, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    public void receiptToDecideOn(long key, UUID receiptKey, String officeCode, Instant dueAt) {
        open(key, Kind.DECIDE_ON_RECEIPT, officeCode, null, receiptKey, dueAt);
    }

    public void paymentToCheck(long key, UUID requestId, String officeCode) {
        open(key, Kind.CHECK_PAYMENT, officeCode, requestId, null, null);
    }

    private void open(long key, Kind kind, String officeCode, UUID requestId, UUID receiptKey, Instant dueAt) {
        jdbc.sql("insert into desk_task (key, kind, office_code, request_id, receipt_key, created_at, due_at, state)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 'OPEN') on conflict (key) do update"
                        // an engine that has lost its data counts from the beginning: the key stands for something else now
                        + " set kind = excluded.kind, office_code = excluded.office_code, request_id = excluded.request_id,"
                        + " receipt_key = excluded.receipt_key, created_at = excluded.created_at, due_at = excluded.due_at, state = 'OPEN',"
                        + " decision = null, other_notice_code = null, decided_at = null, decided_by = null"
                        + " where desk_task.request_id is distinct from excluded.request_id"
                        + " or desk_task.receipt_key is distinct from excluded.receipt_key")
                .params(key, kind.name(), officeCode, requestId, receiptKey, Timestamp.from(clock.instant()),
                        dueAt == null ? null : Timestamp.from(dueAt)).update();
    }

    private record Row(String state, String decision, String otherNoticeCode, UUID receiptKey, UUID requestId) {
    }

    /**
     * The engine is about to complete a task; what was decided here goes before what Tasklist says.
     *
     * @param who as Tasklist knows them, null when it does not say
     * @return whether it may
     */
    public boolean completing(long key, String decision, String noticeCode, String who) {
        // What stands there from an earlier decision of the same case means nothing with another one.
        var other = Decision.ASSIGN.value().equals(decision) && noticeCode != null ? NoticeCode.digits(noticeCode) : null;
        var task = jdbc.sql("select state, decision, other_notice_code, receipt_key, request_id from desk_task where key = ? for update")
                .param(key).query(Row.class).optional().orElse(null);
        if (task == null) {
            return true; // older than the worklist
        }
        if (!task.state.equals("OPEN")) {
            boolean same = Objects.equals(task.decision, decision) && Objects.equals(task.otherNoticeCode, other);
            if (same) {
                jdbc.sql("update desk_task set state = 'DONE' where key = ?").param(key).update();
            }
            return same;
        }
        jdbc.sql("update desk_task set state = 'DONE', decision = ?, other_notice_code = ?, decided_at = ?, decided_by = ? where key = ?")
                .params(decision, other, Timestamp.from(clock.instant()), who, key).update();
        var clerk = new Staff("tasklist", who == null ? "?" : who, who == null ? "?" : who, Set.of(), null);
        if (task.receiptKey != null) {
            journal.add(clerk, DeskAct.RECEIPT_DECIDED, Subject.of("receipt", task.receiptKey), Reason.NONE,
                    other == null ? decision : decision + " " + other);
        } else {
            journal.add(clerk, DeskAct.PAYMENT_CHECKED, Subject.of("request", task.requestId), Reason.NONE);
        }
        return true;
    }

    /**
     * The engine has lost what it knew of the request or receipt, its tasks with it. What is still to be done comes as a new
     * task, maybe with the same key; who had decided is in the journal.
     */
    public void lost(UUID subject) {
        jdbc.sql("delete from desk_task where (request_id = :subject or receipt_key = :subject) and state in ('OPEN', 'DECIDED')")
                .param("subject", subject).update();
    }

    /** Nobody has to do it any more: it was too late, or what it was about has ended. */
    public void gone(long key) {
        jdbc.sql("update desk_task set state = 'GONE' where key = ? and state <> 'DONE'").param(key).update();
    }
}
