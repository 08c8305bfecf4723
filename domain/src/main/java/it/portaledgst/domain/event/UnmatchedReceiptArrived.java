package it.portaledgst.domain.event;

import java.util.UUID;

/** A receipt does not fit and needs a person; {@code officeCode} is who decides. */
public record UnmatchedReceiptArrived(UUID eventId, UUID receiptKey, String noticeCode, String officeCode,
                                      String reason) implements DomainEvent {

    @Override
    public UUID key() {
        return receiptKey;
    }
}
