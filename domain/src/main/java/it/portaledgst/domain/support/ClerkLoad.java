package it.portaledgst.domain.support;

/** What one clerk has taken on; {@code subject} and {@code name} are null for what nobody has. */
public record ClerkLoad(String subject, String name, long open, long waiting, long late) {
}
