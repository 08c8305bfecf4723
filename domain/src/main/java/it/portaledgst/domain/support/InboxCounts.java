package it.portaledgst.domain.support;

/** How many cases there are; {@code open} is what the office has to work on, {@code waiting} what waits for persons. */
public record InboxCounts(long open, long waiting, long late, long mine, long unclaimed) {
}
