package it.portaledgst.workers.pagopa;

/** What Checkout made of a wish to pay: an address to send the browser to, or a sentence for the citizen. */
public sealed interface Cart {

    /** @param address opaque, and good for ten minutes */
    record Opened(String address) implements Cart {
    }

    record Refused(String sentence) implements Cart {
    }
}
