package it.portaledgst.domain.publication;

import java.time.Instant;

/**
 * A text as it was published.
 *
 * @param content   as its kind writes it
 * @param validFrom the moment it was or will be in force from, unless a later version was published before
 * @param by        null when the program brought it along
 */
public record Edition(String key, int version, String content, Instant validFrom, Instant publishedAt, String by, String note) {
}
