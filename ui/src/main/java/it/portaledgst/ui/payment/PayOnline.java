package it.portaledgst.ui.payment;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.progressbar.ProgressBar;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.payment.AttemptState;
import it.portaledgst.domain.payment.OnlineAttempt;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.health.ServiceNotice;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.language.LanguageChoice;
import it.portaledgst.ui.language.RefusalText;

/**
 * The way to pay now. Asking pagoPA for its page is done by the workers: this box shows that it is happening and leaves
 * when the address is there. Only the browser tab where the button was pressed leaves.
 */
class PayOnline extends Section {

    private static final long PATIENCE_SECONDS = 15;

    private final transient PaymentRequests payments;
    private final transient SignedIn person;
    private final transient ServiceNotice notices;
    private final Div inside = new Div();
    /** The attempt this tab waits for; null when it waits for none. */
    private UUID awaited;
    private boolean slow;

    PayOnline(PaymentRequests payments, SignedIn person, ServiceNotice notices) {
        this.payments = payments;
        this.person = person;
        this.notices = notices;
        addClassName("way");
        inside.addClassName("way-inside");
        add(new H2(getTranslation("pay.online.title")), inside);
    }

    void forget() {
        awaited = null;
    }

    void show(PaymentRequest request) {
        OnlineAttempt attempt = request.lastAttempt();
        if (awaited != null && attempt != null && attempt.id().equals(awaited)) {
            if (attempt.state() == AttemptState.REQUESTED) {
                waiting();
                return;
            }
            awaited = null;
            if (attempt.state() == AttemptState.LEFT_FOR_CHECKOUT) {
                leave(attempt);
                return;
            }
        }
        inside.removeAll();
        if (attempt != null) {
            about(attempt);
        }
        if (attempt != null && attempt.inFlight() && attempt.returned() != null && attempt.returned().hopeful()) {
            return; // a payment was sent: the way back to paying opens again when pagoPA says how it ended
        }
        notices.onlinePayment().ifPresent(inside::add);
        inside.add(new Paragraph(getTranslation("pay.online.text")));
        var proceed = Buttons.primary(getTranslation("pay.online.go"), () -> start(request.id()));
        proceed.setDisableOnClick(true);
        inside.add(proceed);
    }

    private void about(OnlineAttempt attempt) {
        String started = Dates.time(attempt.startedAt());
        if (attempt.state() == AttemptState.FAILED) {
            inside.add(new Callout(Callout.Kind.ERROR, getTranslation("pay.failed.title")).with(why(attempt))
                    .with(new Paragraph(getTranslation("pay.failed.what-now"))).announced());
        } else if (attempt.inFlight() && attempt.returned() != null && attempt.returned().hopeful()) {
            inside.add(new Paragraph(getTranslation("pay.sent")));
        } else if (attempt.state() == AttemptState.LEFT_FOR_CHECKOUT && attempt.returned() == null) {
            inside.add(new Paragraph(getTranslation("pay.left", started)));
        } else if (attempt.state() == AttemptState.REQUESTED) {
            inside.add(new Paragraph(getTranslation("pay.requested", started)));
        }
    }

    /** pagoPA's reason is kept in Italian; other languages get the gist first. */
    private Component[] why(OnlineAttempt attempt) {
        var gist = new Paragraph(getTranslation("pay.failed.unknown"));
        if (attempt.problem() == null) {
            return new Component[] {gist};
        }
        var reason = new Paragraph(attempt.problem());
        reason.getElement().setAttribute("lang", "it");
        return LanguageChoice.isItalian(getLocale()) ? new Component[] {reason}
                : new Component[] {gist, new Paragraph(getTranslation("pay.failed.in-italian")), reason};
    }

    private void start(UUID requestId) {
        slow = false;
        try {
            OnlineAttempt attempt = payments.startOnlinePayment(person.citizen(), requestId);
            awaited = attempt.id();
            if (attempt.state() == AttemptState.LEFT_FOR_CHECKOUT) {
                awaited = null;
                leave(attempt);
                return;
            }
            waiting();
            UI ui = UI.getCurrent();
            CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(() -> tellSlow(ui, attempt.id()));
        } catch (RejectedException rejected) {
            inside.removeAll();
            inside.add(new Callout(Callout.Kind.ERROR, null, RefusalText.of(rejected.problem())).announced());
        }
    }

    private void waiting() {
        inside.removeAll();
        if (slow) {
            inside.add(new Callout(Callout.Kind.WAITING, getTranslation("pay.slow.title"), getTranslation("pay.slow.text"))
                    .announced());
            return;
        }
        var progress = new ProgressBar();
        progress.setIndeterminate(true);
        progress.getElement().setAttribute("aria-label", getTranslation("pay.opening"));
        var words = new Paragraph(getTranslation("pay.opening"));
        words.getElement().setAttribute("role", "status");
        inside.add(words, progress);
    }

    /** Never an endless wait: after a while the page says calmly what will happen. */
    private void tellSlow(UI ui, UUID attemptId) {
        if (!ui.isAttached()) {
            return;
        }
        ui.access(() -> {
            if (attemptId.equals(awaited)) {
                slow = true;
                waiting();
            }
        });
    }

    private void leave(OnlineAttempt attempt) {
        inside.removeAll();
        var words = new Paragraph(getTranslation("pay.leaving"));
        words.getElement().setAttribute("role", "status");
        inside.add(words, Buttons.outside(Buttons.primaryLink(attempt.checkoutUrl(), getTranslation("pay.leaving.link"))));
        getUI().ifPresent(ui -> ui.getPage().setLocation(attempt.checkoutUrl()));
    }
}
