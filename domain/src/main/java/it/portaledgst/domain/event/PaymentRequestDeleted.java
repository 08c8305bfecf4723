package it.portaledgst.domain.event;

import java.util.UUID;

/** The citizen deleted a request that was to be paid. */
public record PaymentRequestDeleted(UUID eventId, UUID requestId, String noticeCode) implements DomainEvent {

    @Override
    public UUID key() {
        return requestId;
    }
}
