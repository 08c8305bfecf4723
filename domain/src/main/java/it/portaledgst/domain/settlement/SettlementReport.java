package it.portaledgst.domain.settlement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A stored report; {@code openDifferences} is 0 when all of it fits or has been looked into. */
public record SettlementReport(UUID id, String creditorFiscalCode, String pspName, String fdr, long revision,
                               Instant publishedAt, long payments, BigDecimal total, long openDifferences) {
}
