package it.portaledgst.domain.receipt;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The receipt as pagoPA sent it, parsed and raw. Everything from the fee on may be missing in the message, except
 * {@code raw} and the transfers (an empty list when they are not known). Only receipts with outcome OK exist: pagoPA
 * sends none for a payment that failed.
 */
public record IncomingReceipt(String receiptId, String noticeCode, String creditorFiscalCode,
                              String creditorReferenceId, BigDecimal amount, String outcome, String pspId,
                              String pspName, String pspFiscalCode, String payerName, BigDecimal fee, Instant paidAt,
                              LocalDate applicationDate, LocalDate transferDate, String paymentMethod,
                              String description, boolean standIn, List<Transfer> transfers, byte[] raw, RawType rawType) {

    /** What {@code raw} is: the message pagoPA pushed or gave again, or what its archive of events tells of it. */
    public enum RawType { XML, JSON }

    public IncomingReceipt {
        Objects.requireNonNull(receiptId, "receiptId");
        Objects.requireNonNull(noticeCode, "noticeCode");
        Objects.requireNonNull(creditorFiscalCode, "creditorFiscalCode");
        Objects.requireNonNull(creditorReferenceId, "creditorReferenceId");
        Objects.requireNonNull(raw, "raw");
        Objects.requireNonNull(rawType, "rawType");
        transfers = List.copyOf(transfers);
        if (!"OK".equals(outcome)) {
            throw new IllegalArgumentException("only a receipt with outcome OK tells of a payment");
        }
        amount = amount.setScale(2);
        fee = fee == null ? null : fee.setScale(2);
    }

    /** One that came as XML and whose transfers are not told. */
    public IncomingReceipt(String receiptId, String noticeCode, String creditorFiscalCode,
                           String creditorReferenceId, BigDecimal amount, String outcome, String pspId,
                           String pspName, String pspFiscalCode, String payerName, BigDecimal fee, Instant paidAt,
                           LocalDate applicationDate, LocalDate transferDate, String paymentMethod,
                           String description, boolean standIn, byte[] rawXml) {
        this(receiptId, noticeCode, creditorFiscalCode, creditorReferenceId, amount, outcome, pspId, pspName,
                pspFiscalCode, payerName, fee, paidAt, applicationDate, transferDate, paymentMethod, description,
                standIn, List.of(), rawXml);
    }

    /** One that came as XML. */
    public IncomingReceipt(String receiptId, String noticeCode, String creditorFiscalCode,
                           String creditorReferenceId, BigDecimal amount, String outcome, String pspId,
                           String pspName, String pspFiscalCode, String payerName, BigDecimal fee, Instant paidAt,
                           LocalDate applicationDate, LocalDate transferDate, String paymentMethod,
                           String description, boolean standIn, List<Transfer> transfers, byte[] rawXml) {
        this(receiptId, noticeCode, creditorFiscalCode, creditorReferenceId, amount, outcome, pspId, pspName,
                pspFiscalCode, payerName, fee, paidAt, applicationDate, transferDate, paymentMethod, description,
                standIn, transfers, rawXml, RawType.XML);
    }

    boolean transfersAddUp() {
        return transfers.isEmpty()
                || transfers.stream().map(Transfer::amount).reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(amount) == 0;
    }

    /** Personal data (the payer, the raw message) stay out of logs. */
    @Override
    public String toString() {
        return "IncomingReceipt[receiptId=" + receiptId + ", noticeCode=" + noticeCode + "]";
    }
}
