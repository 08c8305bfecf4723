package it.portaledgst.domain.journal;

import java.time.Instant;
import java.util.UUID;

/** Published while the transaction that makes it true is still open: who listens takes part in it. */
public record JournalEntry(UUID requestId, PaymentJournal.Kind kind, Instant at) {
}
