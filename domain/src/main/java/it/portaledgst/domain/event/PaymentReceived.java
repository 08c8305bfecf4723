package it.portaledgst.domain.event;

import java.util.UUID;

/** A receipt made a request paid that was waiting for it. */
public record PaymentReceived(UUID eventId, UUID requestId, String noticeCode, UUID receiptKey) implements DomainEvent {

    @Override
    public UUID key() {
        return requestId;
    }
}
