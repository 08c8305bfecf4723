package it.portaledgst.domain.event;

/**
 * Receives every event at least once, in order per key. An exception means "not now": the event comes again, for
 * ever, and the later ones of the same key wait for it. Implemented once, in the process that dispatches.
 */
public interface DomainEventListener {

    void on(DomainEvent event);
}
