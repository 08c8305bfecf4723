package it.portaledgst.domain.receipt;

import java.time.Instant;
import java.util.UUID;

/** A stored receipt; {@code reason} is null when it fitted its request, {@code requestId} null when none is known. */
public record Receipt(UUID key, IncomingReceipt data, UnmatchedReason reason, Instant storedAt, UUID requestId) {
}
