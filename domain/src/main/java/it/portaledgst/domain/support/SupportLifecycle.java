package it.portaledgst.domain.support;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.Problem;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.catalogue.Catalogue;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.OnlineAttempt;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.payment.ReturnKind;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The workers' side of a support request: no owner, no office, and every method may be called again with the same effect. */
@Service
@Transactional
public class SupportLifecycle {

    /** An attempt to pay that old should have ended. */
    private static final Duration ATTEMPT_SHOULD_BE_OVER = Duration.ofMinutes(60);

    private static final Duration A_MOMENT = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final SupportRows rows;
    private final CaseQuery cases;
    private final DeskActs acts;
    private final DueDates dueDates;
    private final DeskJournal journal;
    private final PaymentLifecycle payments;
    private final Catalogue catalogue;
    private final Offices offices;
    private final SupportTerms terms;

    SupportLifecycle(JdbcClient jdbc, SupportRows rows, CaseQuery cases, DeskActs acts, DueDates dueDates, DeskJournal journal,
                     PaymentLifecycle payments, Catalogue catalogue, Offices offices, SupportTerms terms) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.cases = cases;
        this.acts = acts;
        this.dueDates = dueDates;
        this.journal = journal;
        this.payments = payments;
        this.catalogue = catalogue;
        this.offices = offices;
        this.terms = terms;
    }

    /** @throws NoSuchElementException when there is no such request */
    @Transactional(readOnly = true)
    public SupportRequest get(UUID id) {
        return rows.find(id).orElseThrow(() -> new NoSuchElementException("no support request " + id));
    }

    @Transactional(readOnly = true)
    public RoutingFacts facts(UUID id) {
        record Given(SupportCategory category, String noticeCode, UUID paymentRequestId, String serviceCode, String chosenOffice, String province,
                     boolean abroad, boolean blocked, boolean saysPaid, Instant createdAt) {
        }
        var given = jdbc.sql("""
                select category, notice_code, payment_request_id, service_code, chosen_office, province, abroad, blocked, says_paid, created_at
                from support_request where id = ?""").param(id).query(Given.class).single();
        var payment = Optional.ofNullable(given.paymentRequestId).map(payments::get);
        var state = payment.map(request -> request.state()).orElse(null);
        var criterion = Optional.ofNullable(given.serviceCode).flatMap(catalogue::find).map(ServiceEntry::criterion).orElse(null);
        var competent = offices.forProvince(given.province, LocalDate.ofInstant(given.createdAt, PaymentTerms.ROME)).map(Office::code).orElse(null);
        return new RoutingFacts(given.category,
                given.noticeCode == null ? RoutingFacts.Notice.NESSUNO : payment.isPresent() ? RoutingFacts.Notice.PROPRIO : RoutingFacts.Notice.ALTRUI,
                state, state == PaymentState.TO_PAY && payment.map(request -> request.lastAttempt()).filter(this::shouldBeOver).isPresent(),
                state == PaymentState.PAID && !payment.orElseThrow().receiptReady(), given.saysPaid, given.blocked, given.chosenOffice,
                criterion, competent, given.abroad);
    }

    /** Sends the request to its office. The first routing stays. */
    public Turn route(UUID id, Routing routing) {
        var request = rows.lock(id).orElseThrow(() -> new NoSuchElementException("no support request " + id));
        if (request.state() == SupportState.NEW) {
            var due = dueDates.dueAt(routing.officeCode(), request.createdAt(), routing.dueDays(), routing.dueKind());
            jdbc.sql("""
                    update support_request set state = 'OPEN', office_code = ?, told_office = ?, priority = ?, rule = ?, due_days = ?,
                           due_kind = ?, due_at = ?, version = version + 1 where id = ?""")
                    .params(routing.officeCode(), routing.tellOffice(), routing.priority().name(), routing.rule(), routing.dueDays(),
                            routing.dueKind().name(), Timestamp.from(due), id).update();
            journal.happened(id, CaseEvent.Kind.ROUTED, routing.officeCode(), routing.rule());
        }
        return turn(id);
    }

    /** Whose turn it is now. What is late already gets a moment, or the engine would escalate it before it can hear what was done. */
    @Transactional(readOnly = true)
    public Turn turn(UUID id) {
        record Row(String officeCode, SupportPriority priority, Instant dueAt, Instant escalatedAt, int dueDays) {
        }
        var row = jdbc.sql("select office_code, priority, due_at, escalated_at, due_days from support_request where id = ?").param(id).query(Row.class).single();
        return new Turn(row.officeCode, row.priority, row.dueAt, dueDates.warnAt(row.officeCode, row.dueAt, row.dueDays),
                later(terms.escalateAt(id, row.dueAt)), row.escalatedAt != null);
    }

    /** The task that stands for the request in the engine is there. */
    public Optional<String> taskCreated(UUID id, long taskKey) {
        jdbc.sql("""
                update support_request set task_key = :key, task_open = true, task_assignee = null
                where id = :id and (task_key is null or task_key < :key)""").param("key", taskKey).param("id", id).update();
        return claimedBy(id);
    }

    /** The engine has lost what it knew of the request; a new engine counts its tasks from the beginning. */
    public void taskLost(UUID id) {
        jdbc.sql("update support_request set task_key = null, task_open = false, task_assignee = null where id = ?").param(id).update();
    }

    /** Whether the request may be begun again in the engine for this event: the first time it is asked. */
    public boolean takesUp(UUID id, UUID eventId) {
        return jdbc.sql("update support_request set taken_up = ? where id = ? and taken_up is distinct from ?").params(eventId, id, eventId).update() > 0;
    }

    /** Whether a clerk has done something that the engine has not heard of. */
    @Transactional(readOnly = true)
    public boolean hasUntold(UUID id) {
        return acts.untold(id);
    }

    /** The task that stands for the request now, if there is one. */
    @Transactional(readOnly = true)
    public Optional<Long> task(UUID id) {
        return jdbc.sql("select task_key from support_request where id = ? and task_open").param(id).query(Long.class).optional();
    }

    /** Who has the request, whatever the engine thinks. */
    @Transactional(readOnly = true)
    public Optional<String> claimedBy(UUID id) {
        return jdbc.sql("select claimed_subject from support_request where id = ? and claimed_subject is not null").param(id).query(String.class).optional();
    }

    /** What of an act is still to be told to the engine: its name; nothing once the engine has heard of it. */
    @Transactional(readOnly = true)
    public Optional<String> untold(UUID actId) {
        return jdbc.sql("select action from support_act where id = ? and told_at is null").param(actId).query(String.class).optional();
    }

    /**
     * Somebody takes the task on or gives it back in Tasklist, or the portal tells the engine what is so already.
     *
     * @param assignee null or empty when it is given back
     * @return why it cannot be, for the person at Tasklist
     */
    public Optional<Problem> taskAssigned(UUID id, String assignee, boolean byPortal) {
        var row = cases.lock(id).orElseThrow();
        record Engine(String taskAssignee) {
        }
        var before = jdbc.sql("select task_assignee from support_request where id = ?").param(id).query(Engine.class).single().taskAssignee;
        var wanted = assignee == null || assignee.isBlank() ? null : assignee;
        if (!byPortal && wanted != null && !wanted.equals(row.claimedSubject())) {
            if (row.claimed()) {
                return Optional.of(Problem.of(Refusal.DESK_CLAIMED, row.claimedName()));
            }
            if (row.state() != SupportState.OPEN) {
                return Optional.of(Problem.of(Refusal.DESK_NOT_OPEN));
            }
            acts.claim(acts.inTasklist(wanted), row);
        } else if (wanted == null && row.claimed() && row.claimedSubject().equals(before)) {
            // Of whoever has taken it on since, the engine knows nothing yet: that stays.
            acts.release(acts.inTasklist(before), row);
        }
        jdbc.sql("update support_request set task_assignee = ? where id = ?").params(wanted, id).update();
        return Optional.empty();
    }

    /**
     * The engine heard of an act of the portal: its task is over.
     *
     * @param actId the act it was told, with that task
     */
    public void taskCompletedByPortal(UUID id, long taskKey, UUID actId) {
        jdbc.sql("update support_act set told_at = coalesce(told_at, ?) where id = ? and request_id = ?")
                .params(Timestamp.from(rows.now()), actId, id).update();
        taskOver(id, taskKey);
    }

    /**
     * Somebody completes the task in Tasklist: the same happens as if they had done it in the portal.
     *
     * @return why it cannot be, for that person
     */
    public Optional<Problem> taskCompleted(UUID id, long taskKey, TaskDone done) {
        var row = cases.lock(id).orElseThrow();
        if (!task(id).filter(key -> key == taskKey).isPresent()) {
            return Optional.empty(); // heard of it already
        }
        if (acts.untold(id) || row.state() != SupportState.OPEN) {
            return Optional.of(Problem.of(Refusal.DESK_NOT_OPEN));
        }
        if (!row.claimed() || !row.claimedSubject().equals(done.assignee())) {
            return Optional.of(Problem.of(Refusal.DESK_NOT_MINE));
        }
        try {
            act(row, done);
        } catch (RejectedException e) {
            return Optional.of(e.problem());
        }
        taskOver(id, taskKey);
        return Optional.empty();
    }

    private void act(CaseRow row, TaskDone done) {
        var person = acts.inTasklist(done.assignee());
        var draft = jdbc.sql("select coalesce(reply_draft, '') from support_request where id = ?").param(row.id()).query(String.class).single();
        var action = done.action() == null ? "" : done.action();
        if (draft.isBlank() && (action.equals(DeskActs.ANSWER) || action.equals(DeskActs.ASK))) {
            throw new RejectedException(Refusal.DESK_NO_DRAFT);
        }
        if ((done.reason() == null || done.reason().isBlank()) && (action.equals(DeskActs.FORWARD) || action.equals(DeskActs.CLOSE))) {
            throw new RejectedException(Refusal.DESK_REASON, SupportDesk.MAX_REASON);
        }
        var message = switch (action) {
            case DeskActs.ANSWER -> acts.answer(person, row, draft);
            case DeskActs.ASK -> acts.ask(person, row, draft);
            case DeskActs.CLOSE -> acts.close(person, row, done.reason());
            case DeskActs.FORWARD -> {
                acts.forward(person, row, done.officeCode(), done.reason());
                yield null;
            }
            default -> throw new RejectedException(Refusal.DESK_ACTION);
        };
        acts.done(row, action, message, true);
    }

    /** The task is over, whether it was completed or taken away. */
    public void taskOver(UUID id, long taskKey) {
        jdbc.sql("update support_request set task_open = false, task_assignee = null where id = ? and task_key = ?").params(id, taskKey).update();
    }

    /** The due date is near: the inbox says so. */
    public void warn(UUID id) {
        if (jdbc.sql("update support_request set warned_at = ? where id = ? and state = 'OPEN' and warned_at is null")
                .params(Timestamp.from(rows.now()), id).update() == 1) {
            journal.happened(id, CaseEvent.Kind.WARNED, get(id).officeCode(), null);
        }
    }

    /**
     * The due moment has passed: what is still open goes to the central office; what the central units have stays with them,
     * ahead of the rest. What was done meanwhile stays done.
     *
     * @param dueAt the due moment that has passed; once the request has another one, nothing happens
     */
    public Turn escalate(UUID id, Instant dueAt) {
        var row = cases.lock(id).orElseThrow();
        if (row.state() == SupportState.OPEN && row.dueAt().equals(dueAt) && !acts.untold(id)) {
            var office = offices.territorial().stream().anyMatch(known -> known.code().equals(row.officeCode())) ? Office.CENTRAL : row.officeCode();
            acts.moveTo(id, office, SupportPriority.ALTA);
            jdbc.sql("update support_request set escalated_at = ? where id = ?").params(Timestamp.from(rows.now()), id).update();
            journal.happened(id, CaseEvent.Kind.ESCALATED, office, row.officeCode());
        }
        return turn(id);
    }

    /** The question that the engine was told of last, and until when it waits. */
    @Transactional(readOnly = true)
    public Wait waiting(UUID id) {
        var message = lastTold(id);
        return new Wait(message.id(), atNine(message.at(), terms.reminderDays()), PaymentTerms.startOf(
                LocalDate.ofInstant(message.at(), PaymentTerms.ROME).plusDays(terms.replyDays() + 1L)));
    }

    /** What the staff wrote to the person in the act that the engine was told of last. */
    @Transactional(readOnly = true)
    public SupportMessage lastTold(UUID id) {
        return jdbc.sql("""
                select m.id, m.at, m.kind, m.text, m.office_code, m.who_name from support_act a join support_message m on m.id = a.message_id
                where a.request_id = ? and a.told_at is not null order by a.position desc limit 1""")
                .param(id).query(SupportMessage.class).single();
    }

    /** Nobody replied to the question: the request is closed. Whether it was; not if the person was faster. */
    public boolean closeUnanswered(UUID id, UUID questionId) {
        var request = rows.lock(id).orElseThrow();
        if (request.state() == SupportState.WAITING && questionId.equals(request.questionId())) {
            acts.end(id, SupportState.CLOSED);
            jdbc.sql("update support_request set claimed_issuer = null, claimed_subject = null, claimed_name = null, claimed_at = null where id = ?")
                    .param(id).update();
            journal.happened(id, CaseEvent.Kind.CLOSED_UNANSWERED, request.officeCode(), questionId.toString());
        }
        return jdbc.sql("select exists (select 1 from support_event where request_id = ? and kind = 'CLOSED_UNANSWERED' and detail = ?)")
                .params(id, questionId.toString()).query(Boolean.class).single();
    }

    /** The person was reminded of a question. */
    public void reminded(UUID id) {
        journal.happened(id, CaseEvent.Kind.REMINDED, get(id).officeCode(), null);
    }

    private Instant later(Instant moment) {
        var soonest = rows.now().plus(A_MOMENT).truncatedTo(ChronoUnit.SECONDS);
        return moment.isBefore(soonest) ? soonest : moment;
    }

    private boolean shouldBeOver(OnlineAttempt attempt) {
        return attempt.checkoutUrl() != null && attempt.returned() != ReturnKind.CANCELLED
                && !attempt.startedAt().isAfter(rows.now().minus(ATTEMPT_SHOULD_BE_OVER));
    }

    private static Instant atNine(Instant from, int days) {
        return LocalDate.ofInstant(from, PaymentTerms.ROME).plusDays(days).atTime(9, 0).atZone(PaymentTerms.ROME).toInstant();
    }
}
