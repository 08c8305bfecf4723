package it.portaledgst.domain.event;

import java.util.UUID;

/** An attempt to pay online ended without a payment: its negative outcome is to be put on paper. */
public record OnlineAttemptFailed(UUID eventId, UUID attemptId, UUID requestId) implements DomainEvent {

    @Override
    public UUID key() {
        return attemptId;
    }
}
