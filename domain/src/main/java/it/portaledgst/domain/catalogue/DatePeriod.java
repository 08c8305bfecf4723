package it.portaledgst.domain.catalogue;

/** Two fields with dates, of which {@code to} must not be before {@code from}. */
public record DatePeriod(String from, String to) {
}
