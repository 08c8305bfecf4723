package it.portaledgst.domain.payment;

/** In which order a list comes. What is equal comes newest first. */
public enum PaymentOrder {
    NEWEST,
    /** The soonest due first. */
    DUE_DATE,
    /** The greatest amount first. */
    AMOUNT
}
