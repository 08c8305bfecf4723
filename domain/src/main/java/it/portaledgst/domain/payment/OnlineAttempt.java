package it.portaledgst.domain.payment;

import java.time.Instant;
import java.util.UUID;

/**
 * One attempt to pay online. {@code problem} is null unless Checkout was not opened; {@code returned} is null until
 * the browser came back.
 */
public record OnlineAttempt(UUID id, UUID requestId, AttemptState state, Instant startedAt, String checkoutUrl,
                            CheckoutProblem problem, ReturnKind returned, Instant lastCheckedAt, Instant nextCheckAt) {

    /** The browser came back saying that the payment was sent, and pagoPA has not confirmed it yet. */
    public boolean sent() {
        return state.open() && returned != null && returned.hopeful();
    }

    /** The person may be at pagoPA's page now. */
    public boolean left() {
        return inFlight() && checkoutUrl != null;
    }

    /** Money may be moving: the request must not be deleted under it. */
    public boolean inFlight() {
        return state.open() && returned != ReturnKind.CANCELLED;
    }
}
