package it.portaledgst.domain.event;

import java.util.UUID;

/** A receipt made a request paid whose process had already ended. */
public record LatePaymentReceived(UUID eventId, UUID requestId, String noticeCode, UUID receiptKey) implements DomainEvent {

    @Override
    public UUID key() {
        return requestId;
    }
}
