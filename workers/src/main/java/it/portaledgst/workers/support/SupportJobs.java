package it.portaledgst.workers.support;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import it.portaledgst.domain.payment.SentMessages;
import it.portaledgst.domain.support.DueKind;
import it.portaledgst.domain.support.Routing;
import it.portaledgst.domain.support.SupportLifecycle;
import it.portaledgst.domain.support.SupportPriority;
import it.portaledgst.domain.support.SupportRequest;
import it.portaledgst.domain.support.SupportState;
import it.portaledgst.processes.SupportRequestProcess.Jobs;
import it.portaledgst.processes.SupportRequestProcess.Routed;
import it.portaledgst.processes.SupportRequestProcess.Turn;
import it.portaledgst.processes.SupportRequestProcess.Unanswered;
import it.portaledgst.processes.SupportRequestProcess.Waiting;
import it.portaledgst.workers.mail.RecipientRefused;
import it.portaledgst.workers.mail.SupportLetters;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The service tasks of {@code support-request.bpmn}. */
@Component
public class SupportJobs {

    private static final Logger LOG = LoggerFactory.getLogger(SupportJobs.class);

    private final SupportLifecycle support;
    private final SentMessages sent;
    private final SupportLetters letters;

    SupportJobs(SupportLifecycle support, SentMessages sent, SupportLetters letters) {
        this.support = support;
        this.sent = sent;
        this.letters = letters;
    }

    /** Idempotent by stored result: the first routing stays. */
    @JobWorker(type = Jobs.ROUTE)
    public Turn route(@Variable UUID supportId, @Variable Routed routing) {
        return Turns.told(support.route(supportId, new Routing(routing.office(), SupportPriority.valueOf(routing.priority()), routing.dueDays(),
                DueKind.valueOf(routing.dueKind()), routing.tellOffice(), routing.rule())));
    }

    /** Idempotent by stored result: the mark of the sent letter. */
    @JobWorker(type = Jobs.ACKNOWLEDGE)
    public void acknowledge(@Variable UUID supportId) {
        var request = support.get(supportId);
        send(request, supportId, "acknowledgement", () -> letters.acknowledgement(request));
    }

    /** Idempotent by nature: warned is warned. */
    @JobWorker(type = Jobs.WARN)
    public void warn(@Variable UUID supportId) {
        support.warn(supportId);
    }

    /** Idempotent by business key: one escalation for each due moment. */
    @JobWorker(type = Jobs.ESCALATE)
    public Turn escalate(@Variable UUID supportId, @Variable String dueAt) {
        return Turns.told(support.escalate(supportId, Instant.parse(dueAt)));
    }

    /** Idempotent by nature: only looks. */
    @JobWorker(type = Jobs.FORWARD)
    public Turn forward(@Variable UUID supportId) {
        return Turns.told(support.turn(supportId));
    }

    /** Idempotent by stored result: the mark of the sent letter. */
    @JobWorker(type = Jobs.ANSWER)
    public void answer(@Variable UUID supportId) {
        var request = support.get(supportId);
        var answer = support.lastTold(supportId);
        if (!request.state().open()) { // who has gone on meanwhile has read it
            send(request, answer.id(), "answer", () -> letters.answer(request, answer));
        }
    }

    /** Idempotent by stored result: the mark of the sent letter. */
    @JobWorker(type = Jobs.CLOSE)
    public void close(@Variable UUID supportId) {
        var request = support.get(supportId);
        var reason = support.lastTold(supportId);
        if (!request.state().open()) { // who has gone on meanwhile has read it
            send(request, reason.id(), "closing", () -> letters.closing(request, reason));
        }
    }

    /** Idempotent by stored result: the mark of the sent letter. */
    @JobWorker(type = Jobs.ASK)
    public Waiting ask(@Variable UUID supportId) {
        var request = support.get(supportId);
        var question = support.lastTold(supportId);
        if (question.id().equals(request.questionId())) {
            send(request, question.id(), "question", () -> letters.question(request, question));
        }
        var wait = support.waiting(supportId);
        return new Waiting(wait.questionId().toString(), wait.remindAt().toString(), wait.closeAt().toString());
    }

    /** Idempotent by stored result: the mark of the sent letter. */
    @JobWorker(type = Jobs.REMIND)
    public void remind(@Variable UUID supportId, @Variable UUID questionId) {
        var request = support.get(supportId);
        if (questionId.equals(request.questionId())) {
            send(request, questionId, "reminder", () -> {
                letters.reminder(request, support.waiting(supportId).closeAt());
                support.reminded(supportId);
            });
        }
    }

    /** Idempotent by stored result: closed once, told once. */
    @JobWorker(type = Jobs.CLOSE_UNANSWERED)
    public Unanswered closeUnanswered(@Variable UUID supportId, @Variable UUID questionId) {
        boolean closed = support.closeUnanswered(supportId, questionId);
        var request = support.get(supportId);
        if (closed && request.state() == SupportState.CLOSED) {
            send(request, questionId, "unanswered", () -> letters.unanswered(request));
        }
        return new Unanswered(closed, Turns.told(support.turn(supportId)));
    }

    /** A letter nobody can receive holds nothing up: what it says is in the portal, too. */
    private void send(SupportRequest request, UUID subjectId, String kind, Runnable letter) {
        try {
            sent.sendOnce(subjectId, kind, letter);
        } catch (RecipientRefused e) {
            LOG.warn("{} of {} not sent: the mail server refuses the address", kind, request.number());
        }
    }
}
