package it.portaledgst.domain.settlement;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param reportedWithin how long after a payment its report may come: the second day, revised until the fourth, and none on
 *                       weekends and holidays
 */
@ConfigurationProperties("portale.settlement")
record SettlementTerms(@DefaultValue("7d") Duration reportedWithin) {
}
