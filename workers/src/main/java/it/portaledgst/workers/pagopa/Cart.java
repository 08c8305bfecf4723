package it.portaledgst.workers.pagopa;

import it.portaledgst.domain.payment.CheckoutProblem;

/** What Checkout made of a wish to pay: an address to send the browser to, or why there is none. */
public sealed interface Cart {

    /** @param address opaque, and good for ten minutes */
    record Opened(String address) implements Cart {
    }

    record Refused(CheckoutProblem why) implements Cart {
    }
}
