package it.portaledgst.domain.monitoring;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How many of a service's requests that were confirmed in a period expired unpaid. */
public record Expiry(String serviceCode, String title, long confirmed, long expired) {

    /** In hundredths, with one decimal. */
    public BigDecimal percent() {
        return BigDecimal.valueOf(expired * 100).divide(BigDecimal.valueOf(confirmed), 1, RoundingMode.HALF_UP);
    }
}
