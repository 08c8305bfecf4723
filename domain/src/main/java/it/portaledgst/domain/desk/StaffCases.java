package it.portaledgst.domain.desk;

import it.portaledgst.domain.Problem;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.desk.StaffCase.Decision;
import it.portaledgst.domain.desk.StaffCase.Kind;
import it.portaledgst.domain.event.EventOutbox;
import it.portaledgst.domain.event.TaskDecided;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.journal.Reason;
import it.portaledgst.domain.journal.StaffJournal;
import it.portaledgst.domain.journal.Subject;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.payment.NoticeCode;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.receipt.Receipts;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What waits for the staff: the worklist of the engine's tasks, and the decisions on them. A decision is a fact here first;
 * the engine hears of it through the outbox and completes its task with it, as if it had been decided in Tasklist.
 */
@Service
@Transactional
public class StaffCases {

    private static final String CASES = """
            select t.key, t.kind, t.office_code, t.created_at, t.due_at, coalesce(q.notice_code, e.notice_code) as notice_code, e.reason,
                   e.amount as paid, q.amount as requested, e.paid_at, e.psp_name, q.state as request_state, q.id as request_id,
                   t.decision, case when t.state <> 'OPEN' then t.decided_by end as decided_by
            from desk_task t
            left join receipt e on e.key = t.receipt_key
            left join payment_request q on q.id = coalesce(t.request_id, e.request_id)
            where t.state in ('OPEN', 'DECIDED') and (:office::varchar is null or t.office_code = :office)
            """;

    private final JdbcClient jdbc;
    private final Receipts receipts;
    private final PaymentLifecycle requests;
    private final EventOutbox outbox;
    private final StaffJournal journal;
    private final Clock clock;

    StaffCases(JdbcClient jdbc, Receipts receipts, PaymentLifecycle requests, EventOutbox outbox, StaffJournal journal, Clock clock) {
        this.jdbc = jdbc;
        this.receipts = receipts;
        this.requests = requests;
        this.outbox = outbox;
        this.journal = journal;
        this.clock = clock;
    }

    public static boolean openTo(Staff person) {
        return Reach.of(person) != Reach.NONE;
    }

    /** The soonest due first. */
    @Transactional(readOnly = true)
    public List<StaffCase> toDo(Staff person, int limit) {
        return jdbc.sql(CASES + "order by t.due_at nulls last, t.key limit :limit").param("office", office(person)).param("limit", limit)
                .query(StaffCase.class).list();
    }

    @Transactional(readOnly = true)
    public long count(Staff person) {
        return jdbc.sql("select count(*) from desk_task t where t.state = 'OPEN' and (:office::varchar is null or t.office_code = :office)")
                .param("office", office(person)).query(Long.class).single();
    }

    /**
     * The first decision stays, wherever it is made.
     *
     * @param noticeCode the notice that was meant, for {@link Decision#ASSIGN} only
     * @param words      why; they go to the journal
     * @throws RejectedException with a sentence for the person
     */
    public void decide(Staff person, long key, Decision decision, String noticeCode, String words) {
        var task = locked(person, key, Kind.DECIDE_ON_RECEIPT);
        if (decision == null) {
            throw new RejectedException("decision", Problem.of(Refusal.CASE_DECISION));
        }
        var why = reason(words);
        var other = decision == Decision.ASSIGN ? meant(task.receiptKey(), noticeCode) : null;
        if (decision == Decision.ACCEPT && !acceptable(task.receiptKey())) {
            throw new RejectedException("decision", Problem.of(Refusal.CASE_CANNOT_ACCEPT));
        }
        decided(person, key, decision.value(), other);
        journal.add(person, DeskAct.RECEIPT_DECIDED, Subject.of("receipt", task.receiptKey()), why,
                other == null ? decision.name() : decision.name() + " " + other);
    }

    /** Somebody has looked in pagoPA's back office: whatever they found, nobody has to look again. */
    public void checked(Staff person, long key, String words) {
        var task = locked(person, key, Kind.CHECK_PAYMENT);
        var why = reason(words);
        decided(person, key, null, null);
        journal.add(person, DeskAct.PAYMENT_CHECKED, Subject.of("request", task.requestId()), why);
    }

    private record Task(UUID receiptKey, UUID requestId) {
    }

    private Task locked(Staff person, long key, Kind kind) {
        return jdbc.sql("select receipt_key, request_id from desk_task t where key = :key and kind = :kind and state = 'OPEN'"
                        + " and (:office::varchar is null or t.office_code = :office) for update")
                .param("key", key).param("kind", kind.name()).param("office", office(person)).query(Task.class).optional()
                .orElseThrow(() -> new RejectedException(Refusal.CASE_NOT_OPEN));
    }

    private void decided(Staff person, long key, String decision, String noticeCode) {
        jdbc.sql("update desk_task set state = 'DECIDED', decision = ?, other_notice_code = ?, decided_at = ?, decided_by = ? where key = ?")
                .params(decision, noticeCode, Timestamp.from(clock.instant()), person.name(), key).update();
        outbox.write(new TaskDecided(UUID.randomUUID(), key, decision, noticeCode));
    }

    private static Reason reason(String words) {
        try {
            return Reason.inWords(words);
        } catch (RejectedException refused) {
            throw new RejectedException("words", refused.problem());
        }
    }

    private boolean acceptable(UUID receiptKey) {
        var requestId = receipts.byId(receiptKey).requestId();
        return requestId != null && requests.get(requestId).state() != PaymentState.PAID;
    }

    private String meant(UUID receiptKey, String typed) {
        var digits = typed == null ? "" : NoticeCode.digits(typed);
        var found = requests.byNoticeCode(receipts.byId(receiptKey).data().creditorFiscalCode(), digits)
                .orElseThrow(() -> new RejectedException("noticeCode", Problem.of(Refusal.CASE_NOTICE_UNKNOWN)));
        if (found.state() == PaymentState.PAID) {
            throw new RejectedException("noticeCode", Problem.of(Refusal.CASE_NOTICE_PAID));
        }
        return digits;
    }

    /** Whose tasks this person sees and does; null for everybody's. */
    private static String office(Staff person) {
        var reach = Reach.of(person).atLeast(Reach.STATES);
        return reach == Reach.ALL ? null : reach == Reach.STATES ? Office.TECHNICAL_SUPPORT : person.worksFor();
    }
}
