package it.portaledgst.ui.payment;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import it.portaledgst.domain.journal.PaymentJournal.Kind;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentStep;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Timeline;
import it.portaledgst.ui.kit.Timeline.Mark;

/**
 * What happened to a request and what comes next, as plain steps. Of several attempts to pay online only the last is
 * spread out; the others are folded away.
 */
public class Life extends Section {

    /** What says "you" to the citizen, as the staff reads it. */
    private static final Map<String, String> TO_STAFF = Map.of("request.life.deleted", "desk.life.deleted",
            "request.life.back.CANCELLED", "desk.life.interrupted", "request.life.verifying", "desk.life.verifying");

    private static final Set<Kind> OF_AN_ATTEMPT = EnumSet.of(Kind.CHECKOUT_REQUESTED, Kind.CHECKOUT_FAILED, Kind.CAME_BACK,
            Kind.ATTEMPT_CLOSED, Kind.NEGATIVE_OUTCOME_STORED);

    private final Timeline steps = new Timeline();
    private final Timeline earlier = new Timeline();
    private final boolean toStaff;

    /** As its owner reads it, with the documents left over. */
    Life() {
        this(false);
    }

    /** As the staff reads it. */
    public static Life ofSomebodyElse() {
        return new Life(true);
    }

    private Life(boolean toStaff) {
        this.toStaff = toStaff;
        addClassName("block");
        var head = new Div(new H2(getTranslation("request.life")));
        head.addClassName("block-head");
        add(head, steps);
    }

    public void show(PaymentRequest request, List<PaymentStep> history) {
        boolean open = steps.unfolded();
        steps.removeAll();
        earlier.removeAll();
        int lastAttempt = history.stream().map(PaymentStep::kind).toList().lastIndexOf(Kind.CHECKOUT_REQUESTED);
        for (int i = 0; i < history.size(); i++) {
            PaymentStep step = history.get(i);
            if (i == lastAttempt && earlier.getComponentCount() > 0) {
                steps.fold(getTranslation("request.life.earlier", history.subList(0, i).stream()
                        .filter(old -> old.kind() == Kind.CHECKOUT_REQUESTED).count()), earlier, open);
            }
            done(i < lastAttempt && OF_AN_ATTEMPT.contains(step.kind()) ? earlier : steps, request, step);
        }
        next(request, history);
    }

    private void done(Timeline where, PaymentRequest request, PaymentStep step) {
        if (step.attempt() != null && !toStaff) {
            where.step(getTranslation("request.life.outcome"), Dates.moment(step.at(), getLocale()),
                    Buttons.outside(Buttons.link(DocumentDownloads.outcomeAddress(request.id(), step.attempt()),
                            getTranslation("request.outcome.download"))));
            return;
        }
        text(step).ifPresent(text -> where.step(Mark.DONE, text,
                Dates.moment(step.kind() == Kind.PAID && request.paidAt() != null ? request.paidAt() : step.at(), getLocale())));
    }

    /** Empty for what a person need not know. */
    private Optional<String> text(PaymentStep step) {
        return Optional.ofNullable(switch (step.kind()) {
            case CONFIRMED -> "request.life.created";
            case NOTICE_STORED -> "request.life.notice";
            case CHECKOUT_REQUESTED -> "request.life.attempt";
            case LEFT_FOR_CHECKOUT, NEGATIVE_OUTCOME_STORED -> null;
            case CANCELLED_BY_OFFICE -> "request.life.cancelled." + step.cancelled();
            case CHECKOUT_FAILED -> "request.life.attempt.failed";
            case CAME_BACK -> "request.life.back." + step.returned();
            case ATTEMPT_CLOSED -> "request.life.attempt.closed";
            case DELETED -> "request.life.deleted";
            case RESTORED -> "request.life.restored";
            case EXPIRED -> "request.life.expired";
            case PAID, LATE_PAID, RECEIPT_SETTLED -> "request.life.paid";
            case RECEIPT_UNMATCHED -> "request.life.review";
            case RECEIPT_TO_REFUND -> "request.life.to-refund";
            case RECEIPT_REJECTED -> "request.life.rejected";
            case RECEIPT_MOVED -> "request.life.moved";
            case RECEIPT_STORED -> "request.life.receipt";
            case FORGOTTEN -> "request.life.forgotten";
        }).map(this::words);
    }

    private String words(String key) {
        return getTranslation(toStaff ? TO_STAFF.getOrDefault(key, key) : key);
    }

    private void next(PaymentRequest request, List<PaymentStep> history) {
        switch (request.state()) {
            case TO_PAY -> {
                if (!request.noticeReady()) {
                    steps.step(Mark.NOW, getTranslation("request.life.notice.preparing"), null);
                }
                waiting(request);
                steps.step(Mark.LATER, getTranslation("request.life.paid"), null);
                steps.step(Mark.LATER, getTranslation("request.life.receipt"), null);
            }
            case PAID -> {
                if (!request.receiptReady()) {
                    steps.step(Mark.NOW, getTranslation("request.life.receipt.preparing"), null);
                }
            }
            case DELETED -> { }
            case EXPIRED -> { // shown from midnight on, whether or not the timer has fired
                if (history.stream().noneMatch(step -> step.kind() == Kind.EXPIRED)) {
                    steps.step(Mark.DONE, getTranslation("request.life.expired"), Dates.day(request.dueDate(), getLocale()));
                }
            }
        }
    }

    private void waiting(PaymentRequest request) {
        var attempt = request.lastAttempt();
        if (attempt != null && attempt.left()) {
            steps.step(Mark.NOW, words("request.life.verifying"), attempt.lastCheckedAt() == null ? null
                    : getTranslation("request.life.asked", Dates.time(attempt.lastCheckedAt())));
        } else {
            steps.step(Mark.NOW, getTranslation("request.life.waiting"),
                    getTranslation("request.life.until", Dates.day(request.dueDate(), getLocale())));
        }
    }
}
