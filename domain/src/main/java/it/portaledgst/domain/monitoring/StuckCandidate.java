package it.portaledgst.domain.monitoring;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that should have gone on by now. It need not be wrong: the engine may be behind.
 *
 * @param name the notice code, or a support request's number
 */
public record StuckCandidate(Kind kind, UUID id, String name, Instant since) {

    public enum Kind {
        /** To be paid, and still without a notice. */
        NO_NOTICE,
        /** Paid, and still without a receipt document. */
        NO_RECEIPT,
        /** Past its last day by more than a day, and the engine has not said so. */
        NOT_EXPIRED,
        /** Somebody left for Checkout long ago, and nobody knows how it ended. */
        ATTEMPT_OPEN,
        /** A request for help that has no office yet. */
        NOT_ROUTED
    }
}
