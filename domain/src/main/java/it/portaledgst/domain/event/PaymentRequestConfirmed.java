package it.portaledgst.domain.event;

import java.time.Instant;
import java.util.UUID;

/** The citizen confirmed a request. */
public record PaymentRequestConfirmed(UUID eventId, UUID requestId, String noticeCode, String serviceCode,
                                      String officeCode, Instant remindAt, Instant dueAt) implements DomainEvent {

    @Override
    public UUID key() {
        return requestId;
    }
}
