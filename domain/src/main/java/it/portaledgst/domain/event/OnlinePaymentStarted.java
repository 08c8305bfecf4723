package it.portaledgst.domain.event;

import java.util.UUID;

/** The citizen was sent to Checkout. */
public record OnlinePaymentStarted(UUID eventId, UUID requestId, String noticeCode, UUID attemptId) implements DomainEvent {

    @Override
    public UUID key() {
        return requestId;
    }
}
