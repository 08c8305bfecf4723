package it.portaledgst.domain.payment;

import it.portaledgst.domain.journal.PaymentJournal.Kind;
import java.time.Instant;

/** Something that happened to a request; {@code returned} is null unless the browser came back from pagoPA. */
public record PaymentStep(Kind kind, Instant at, ReturnKind returned) {
}
