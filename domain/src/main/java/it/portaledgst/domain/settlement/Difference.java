package it.portaledgst.domain.settlement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that does not fit, for whoever looks into it. What is not known is null.
 *
 * @param reportedAmount what the report says
 * @param knownAmount    what the receipt, failing that the request, failing that the report's own lines say
 * @param resolvedAt     since when it fits after all
 * @param closedBy       name of who closed it
 */
public record Difference(UUID id, DifferenceKind kind, String creditorFiscalCode, String pspId, String fdr, String iuv,
                         String iur, PaymentOutcome outcome, BigDecimal reportedAmount, BigDecimal knownAmount,
                         String noticeCode, Instant foundAt, Instant resolvedAt, Instant closedAt, String closedBy,
                         String reason) {
}
