package it.portaledgst.domain.event;

import java.util.UUID;

/** The citizen wants to pay online: a cart has to be opened. */
public record CheckoutRequested(UUID eventId, UUID attemptId, UUID requestId) implements DomainEvent {

    @Override
    public UUID key() {
        return attemptId;
    }
}
