package it.portaledgst.domain.publication;

import java.time.Instant;

/**
 * A text to be edited: the draft, failing that what was published last, failing that what the program brought along.
 *
 * @param draftBy null when there is no draft
 */
public record Opened<T>(String key, T text, Seen seen, String draftBy, Instant draftAt) {
}
