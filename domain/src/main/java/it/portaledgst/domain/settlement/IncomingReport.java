package it.portaledgst.domain.settlement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A settlement report (flusso di rendicontazione) with all its lines.
 *
 * @param revision         counts from 1; a newer one replaces the others
 * @param regulation       what the bank transfer is known by
 * @param declaredPayments what the PSP says the report holds, to be compared with what it holds
 */
public record IncomingReport(String creditorFiscalCode, String pspId, String fdr, long revision, String pspName,
                             String regulation, LocalDate regulationDate, Instant publishedAt, long declaredPayments,
                             BigDecimal declaredTotal, List<ReportedPayment> payments) {

    public IncomingReport {
        declaredTotal = declaredTotal.setScale(2);
        payments = List.copyOf(payments);
    }

    BigDecimal total() {
        return payments.stream().map(ReportedPayment::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
}
