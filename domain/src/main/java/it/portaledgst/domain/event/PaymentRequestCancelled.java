package it.portaledgst.domain.event;

import java.util.UUID;

/** The office cancelled a request: its debtor is told. {@code reason} is one of a few, never somebody's words. */
public record PaymentRequestCancelled(UUID eventId, UUID requestId, String reason) implements DomainEvent {

    @Override
    public UUID key() {
        return requestId;
    }
}
