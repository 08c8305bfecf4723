package it.portaledgst.domain.receipt;

import java.time.Instant;
import java.util.UUID;

/**
 * A stored receipt; {@code reason} is null when it fitted its request, {@code requestId} null when none is known.
 *
 * @param sha256 of the raw message, as the database keeps it, in small hexadecimal digits
 */
public record Receipt(UUID key, IncomingReceipt data, String sha256, UnmatchedReason reason, Instant storedAt, UUID requestId) {
}
