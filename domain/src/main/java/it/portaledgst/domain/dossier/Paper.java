package it.portaledgst.domain.dossier;

import java.time.Instant;
import java.util.UUID;

/**
 * A stored document of a request, without its content.
 *
 * @param attemptId  the attempt of a negative outcome; null for the others
 * @param fileSuffix of its type: pdf, or what pagoPA's original is, xml or json
 */
public record Paper(Kind kind, UUID attemptId, String fileSuffix, Instant createdAt) {

    public enum Kind {
        NOTICE, RECEIPT,
        /** pagoPA's message, of which the receipt is the readable copy. */
        ORIGINAL_RECEIPT,
        NEGATIVE_OUTCOME
    }
}
