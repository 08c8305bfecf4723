package it.portaledgst.domain.publication;

import java.time.Instant;

/**
 * One of the versions of a text; number 0 is what the program carries of a text nobody has edited yet.
 *
 * @param inForce whether it is what people see now
 * @param by      null when the program brought it along
 */
public record Version<T>(int number, T text, Instant validFrom, Instant publishedAt, String by, String note, boolean inForce) {
}
