package it.portaledgst.domain.receipt;

import it.portaledgst.domain.payment.PaymentRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Receipts as pagoPA would send them. */
final class ReceiptSamples {

    private ReceiptSamples() {
    }

    static IncomingReceipt fitting(PaymentRequest request, String receiptId) {
        return with(request, receiptId, request.amount(), Instant.now());
    }

    static IncomingReceipt with(PaymentRequest request, String receiptId, BigDecimal amount, Instant paidAt) {
        return receipt(receiptId, request.noticeCode().value(), request.noticeCode().iuv(), amount, paidAt);
    }

    static IncomingReceipt receipt(String receiptId, String noticeCode, String iuv, BigDecimal amount, Instant paidAt) {
        return new IncomingReceipt(receiptId, noticeCode, "80230390587", iuv, amount, "OK", "BNKITXXX", "Banca di prova",
                "12345678903", "Maria Bianchi", new BigDecimal("1.5"),
                paidAt == null ? null : paidAt.truncatedTo(ChronoUnit.MICROS), LocalDate.of(2026, 3, 2),
                LocalDate.of(2026, 3, 3), "creditCard", "Contributo", false,
                "<receipt/>".getBytes(StandardCharsets.UTF_8));
    }
}
