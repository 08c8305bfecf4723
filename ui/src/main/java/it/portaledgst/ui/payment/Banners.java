package it.portaledgst.ui.payment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import it.portaledgst.domain.payment.OnlineAttempt;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentUnderReview;
import it.portaledgst.domain.payment.ReturnKind;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Money;

/**
 * The sentence on top of a request. What the browser came back with only informs: paid is what pagoPA's receipt says.
 */
final class Banners {

    private Banners() {
    }

    /** @param cameBack how this visit came back from pagoPA, or null */
    static Optional<Component> of(Component page, Locale language, PaymentRequest request, ReturnKind cameBack) {
        return switch (request.state()) {
            case PAID -> Optional.of(callout(page, Callout.Kind.SUCCESS, "banner.paid",
                    Dates.moment(request.paidAt(), language)));
            case EXPIRED -> Optional.of(callout(page, Callout.Kind.WARNING, "banner.expired",
                    Dates.day(request.dueDate(), language)));
            case DELETED -> Optional.of(callout(page, Callout.Kind.INFO, "banner.deleted"));
            case TO_PAY -> toPay(page, request.lastAttempt(), cameBack);
        };
    }

    private static Optional<Component> toPay(Component page, OnlineAttempt attempt, ReturnKind cameBack) {
        if (attempt != null && attempt.sent()) {
            var waiting = callout(page, Callout.Kind.WAITING, "banner.waiting");
            waiting.with(new Paragraph(page.getTranslation("banner.pay-4")));
            checked(page, attempt, waiting);
            return Optional.of(waiting);
        }
        if (cameBack == ReturnKind.ERROR) {
            return Optional.of(callout(page, Callout.Kind.ERROR, "banner.error")
                    .with(new Paragraph(page.getTranslation("banner.pay-4"))));
        }
        if (cameBack == ReturnKind.CANCELLED) {
            return Optional.of(callout(page, Callout.Kind.INFO, "banner.cancelled"));
        }
        if (attempt != null && attempt.left()) {
            var left = callout(page, Callout.Kind.WAITING, "banner.left");
            left.with(new Paragraph(page.getTranslation("banner.pay-4")));
            checked(page, attempt, left);
            return Optional.of(left);
        }
        return Optional.empty();
    }

    /** What to know of payments that do not fit the request. */
    static Optional<Component> ofReviews(Component page, Locale language, List<PaymentUnderReview> reviews) {
        if (reviews.isEmpty()) {
            return Optional.empty();
        }
        var all = new Div();
        for (PaymentUnderReview review : reviews) {
            all.add(callout(page, Callout.Kind.WARNING, review.toRefund() ? "banner.to-refund" : "banner.review",
                    Money.format(review.amount(), language), Dates.day(Dates.day(review.paidAt()), language)));
        }
        return Optional.of(all);
    }

    private static void checked(Component page, OnlineAttempt attempt, Callout callout) {
        if (attempt.lastCheckedAt() != null) {
            callout.with(new Paragraph(page.getTranslation("banner.checked", Dates.time(attempt.lastCheckedAt()))));
        }
        if (attempt.nextCheckAt() != null) {
            callout.with(new Paragraph(page.getTranslation("banner.next-check", Dates.time(attempt.nextCheckAt()))));
        }
    }

    private static Callout callout(Component page, Callout.Kind kind, String key, Object... values) {
        return new Callout(kind, page.getTranslation(key + ".title"), page.getTranslation(key + ".text", values));
    }
}
