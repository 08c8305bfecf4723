package it.portaledgst.domain.monitoring;

import java.math.BigDecimal;

/**
 * What was paid in a period, for one month, service or office.
 *
 * @param key   the month as 2026-01, or the code
 * @param title of the service, null for the others
 */
public record Paid(String key, String title, long payments, BigDecimal amount) {

    public enum By { MONTH, SERVICE, OFFICE }
}
