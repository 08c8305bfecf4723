package it.portaledgst.domain.health;

/** What the portal needs from others. Each is asked by the workers, who note whether it answered. */
public enum Part {
    /** The workers themselves: that they write is the answer. */
    WORKERS,
    /** The workflow engine. */
    ENGINE,
    /** pagoPA's Checkout, where people pay online. */
    CHECKOUT,
    /** pagoPA's service for receipts that have not come by themselves; asked only when one is missing. */
    RECEIPTS
}
