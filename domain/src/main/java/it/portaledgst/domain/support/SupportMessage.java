package it.portaledgst.domain.support;

import java.time.Instant;
import java.util.UUID;

/**
 * One message between the person and the staff.
 *
 * @param officeCode who wrote, null when it was the person
 * @param whoName    the clerk, told to colleagues only
 */
public record SupportMessage(UUID id, Instant at, Kind kind, String text, String officeCode, String whoName) {

    public enum Kind {
        /** The first message, by the person. */
        REQUEST,
        /** What the person added while an office works on it. */
        ADDITION,
        /** The staff ask the person. */
        QUESTION,
        /** The person replies to a question. */
        REPLY,
        /** The staff's answer. */
        ANSWER,
        /** Why it was closed without an answer. */
        CLOSING,
        /** Why the person goes on. */
        REOPENING;

        public boolean byStaff() {
            return this == QUESTION || this == ANSWER || this == CLOSING;
        }
    }
}
