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
import it.portaledgst.ui.kit.News;
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
    private final News news = new News();
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
        add(new H2(getTranslation("pay.online.title")), news, inside);
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
        news.tell(attempt == null ? null : about(attempt));
        if (attempt != null && attempt.sent()) {
            return; // a payment was sent: the way back to paying opens again when pagoPA says how it ended
        }
        notices.onlinePayment().ifPresent(inside::add);
        inside.add(new Paragraph(getTranslation("pay.online.text")));
        var proceed = Buttons.primary(getTranslation("pay.online.go"), () -> start(request.id()));
        proceed.setDisableOnClick(true);
        inside.add(proceed);
    }

    /** What became of the last attempt; null when there is nothing to say. */
    private Component about(OnlineAttempt attempt) {
        String started = Dates.time(attempt.startedAt());
        if (attempt.state() == AttemptState.FAILED) {
            return new Callout(Callout.Kind.ERROR, getTranslation("pay.failed.title"), getTranslation(why(attempt)),
                    getTranslation("pay.failed.what-now"));
        }
        if (attempt.sent()) {
            return new Paragraph(getTranslation("pay.sent"));
        }
        if (attempt.state() == AttemptState.LEFT_FOR_CHECKOUT && attempt.returned() == null) {
            return new Paragraph(getTranslation("pay.left", started));
        }
        return attempt.state() == AttemptState.REQUESTED ? new Paragraph(getTranslation("pay.requested", started)) : null;
    }

    private static String why(OnlineAttempt attempt) {
        return attempt.problem() == null ? "pay.failed.unknown" : "checkout." + attempt.problem();
    }

    private void start(UUID requestId) {
        slow = false;
        news.takeFocus(); // the button that had it goes
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
            news.tell(new Callout(Callout.Kind.ERROR, null, RefusalText.of(rejected.problem())));
        }
    }

    private void waiting() {
        inside.removeAll();
        if (slow) {
            news.tell(new Callout(Callout.Kind.WAITING, getTranslation("pay.slow.title"), getTranslation("pay.slow.text")));
            return;
        }
        news.tell(new Paragraph(getTranslation("pay.opening")));
        var progress = new ProgressBar();
        progress.setIndeterminate(true);
        progress.getElement().setAttribute("aria-label", getTranslation("pay.opening"));
        inside.add(progress);
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
        news.tell(new Paragraph(getTranslation("pay.leaving")));
        inside.add(Buttons.outside(Buttons.primaryLink(attempt.checkoutUrl(), getTranslation("pay.leaving.link"))));
        getUI().ifPresent(ui -> ui.getPage().setLocation(attempt.checkoutUrl()));
    }
}
