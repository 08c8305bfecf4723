package it.portaledgst.workers.payment;

import it.portaledgst.domain.payment.AttemptState;
import it.portaledgst.domain.payment.CheckoutProblem;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.workers.pagopa.Cart;
import it.portaledgst.workers.pagopa.Checkout;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Opens the cart a citizen is waiting for. Idempotent by stored result: an attempt that has its address or its refusal is
 * left alone; after a crash in between, a second cart for the same attempt does no harm.
 */
@Component
public class CheckoutDeparture {

    /** As long as a cart lives; whoever asked has gone by then. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final PaymentLifecycle requests;
    private final Checkout checkout;
    private final Clock clock;

    CheckoutDeparture(PaymentLifecycle requests, Checkout checkout, Clock clock) {
        this.requests = requests;
        this.checkout = checkout;
        this.clock = clock;
    }

    public void leave(UUID attemptId) {
        var attempt = requests.attemptById(attemptId);
        if (attempt.state() != AttemptState.REQUESTED) {
            return;
        }
        if (clock.instant().isAfter(attempt.startedAt().plus(PATIENCE))) {
            requests.checkoutFailed(attemptId, CheckoutProblem.TOO_LATE);
            return;
        }
        var request = requests.get(attempt.requestId());
        if (!request.payable()) {
            requests.checkoutFailed(attemptId, CheckoutProblem.NOT_PAYABLE);
            return;
        }
        switch (checkout.open(request, attemptId, requests.returnTokensOf(attemptId))) {
            case Cart.Opened opened -> requests.leftForCheckout(attemptId, opened.address());
            case Cart.Refused refused -> requests.checkoutFailed(attemptId, refused.why());
        }
    }
}
