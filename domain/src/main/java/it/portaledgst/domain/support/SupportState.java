package it.portaledgst.domain.support;

/** How far a support request is. */
public enum SupportState {
    /** Sent; it has no office yet. */
    NEW,
    /** An office works on it. */
    OPEN,
    /** The office has asked the person something. */
    WAITING,
    ANSWERED,
    /** Ended without an answer: by the staff with a reason, or because the person did not reply. */
    CLOSED;

    /** Somebody has still to do something. */
    public boolean open() {
        return this == NEW || this == OPEN || this == WAITING;
    }
}
