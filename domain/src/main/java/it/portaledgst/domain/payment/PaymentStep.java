package it.portaledgst.domain.payment;

import it.portaledgst.domain.journal.PaymentJournal.Kind;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened to a request; {@code returned} is null unless the browser came back from pagoPA, {@code attempt}
 * unless the negative outcome of that attempt is there, {@code cancelled} unless the office cancelled it.
 */
public record PaymentStep(Kind kind, Instant at, ReturnKind returned, UUID attempt, CancelReason cancelled) {
}
