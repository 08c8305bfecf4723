package it.portaledgst.domain.publication;

import java.time.Instant;

/**
 * Where a text stands.
 *
 * @param text      what is in force, failing that what is to come
 * @param published whether anything is in force
 * @param since     null when nothing is in force yet or nobody ever changed what the program brought along
 * @param planned   from when the latest version will be in force; null when it is
 * @param draftBy   null when nobody is writing
 */
public record Overview<T>(String key, T text, boolean published, Instant since, Instant planned, String draftBy) {
}
