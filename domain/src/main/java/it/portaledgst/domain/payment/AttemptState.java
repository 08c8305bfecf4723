package it.portaledgst.domain.payment;

/** An online attempt is open while {@link #REQUESTED} or {@link #LEFT_FOR_CHECKOUT}. */
public enum AttemptState {
    /** The citizen asked to pay online; Checkout has not answered yet. */
    REQUESTED,
    /** Checkout gave an address to go to. */
    LEFT_FOR_CHECKOUT,
    /** Checkout refused the cart. */
    FAILED,
    /** Nothing more is expected from this attempt. */
    CLOSED;

    public boolean open() {
        return this == REQUESTED || this == LEFT_FOR_CHECKOUT;
    }
}
