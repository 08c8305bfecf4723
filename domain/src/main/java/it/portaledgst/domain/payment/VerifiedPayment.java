package it.portaledgst.domain.payment;

import it.portaledgst.domain.identity.TaxId;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a printed receipt can be compared with: nothing that does not stand on it. {@code pspName} is the identifier when
 * the receipt gave no name.
 */
public record VerifiedPayment(NoticeCode noticeCode, String receiptId, BigDecimal amount, Instant paidAt, String pspName,
                              String creditorFiscalCode, String description, String debtorName, TaxId debtorTaxId) {
}
