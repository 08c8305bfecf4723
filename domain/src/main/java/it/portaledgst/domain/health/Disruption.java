package it.portaledgst.domain.health;

/** What a person cannot count on just now. */
public enum Disruption {
    /** Paying online does not start. */
    ONLINE_PAYMENT,
    /** Notices and receipts are produced late. */
    DOCUMENTS,
    /** pagoPA's confirmations are noticed late. */
    CONFIRMATIONS
}
