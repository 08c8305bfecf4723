package it.portaledgst.domain.integrator;

public enum DeliveryState {
    /** Will be tried, for the first time or again. */
    PENDING,
    DELIVERED,
    /** Given up; its owner may have it sent again. */
    FAILED
}
