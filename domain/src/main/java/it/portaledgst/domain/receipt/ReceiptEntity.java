package it.portaledgst.domain.receipt;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Generated;

@Entity
@Table(name = "receipt")
class ReceiptEntity {

    /** What a person decided on a receipt that did not fit. */
    enum Decision { SETTLED, TO_REFUND, REJECTED }

    @Id
    UUID key;
    String creditorFiscalCode;
    String noticeCode;
    String receiptId;
    String creditorReferenceId;
    BigDecimal amount;
    String outcome;
    String pspId;
    String pspName;
    String pspFiscalCode;
    String payerName;
    BigDecimal fee;
    Instant paidAt;
    LocalDate applicationDate;
    LocalDate transferDate;
    String paymentMethod;
    String description;
    boolean standIn;
    @ElementCollection
    @CollectionTable(name = "receipt_transfer", joinColumns = @JoinColumn(name = "receipt_key"))
    @OrderColumn(name = "position")
    List<Transfer> transfers;
    byte[] raw;
    /** The database computes it. */
    @Generated
    byte[] rawSha256;
    /** The message itself, when it came after it had been told of. */
    byte[] pushedXml;
    @Enumerated(EnumType.STRING)
    IncomingReceipt.RawType rawType;
    Instant storedAt;
    UUID requestId;
    @Enumerated(EnumType.STRING)
    UnmatchedReason reason;
    @Enumerated(EnumType.STRING)
    Decision decision;
    Instant decidedAt;

    protected ReceiptEntity() {
    }

    ReceiptEntity(IncomingReceipt data, UUID requestId, Instant storedAt) {
        this.key = UUID.randomUUID();
        this.creditorFiscalCode = data.creditorFiscalCode();
        this.noticeCode = data.noticeCode();
        this.receiptId = data.receiptId();
        this.creditorReferenceId = data.creditorReferenceId();
        this.amount = data.amount();
        this.outcome = data.outcome();
        this.pspId = data.pspId();
        this.pspName = data.pspName();
        this.pspFiscalCode = data.pspFiscalCode();
        this.payerName = data.payerName();
        this.fee = data.fee();
        this.paidAt = data.paidAt();
        this.applicationDate = data.applicationDate();
        this.transferDate = data.transferDate();
        this.paymentMethod = data.paymentMethod();
        this.description = data.description();
        this.standIn = data.standIn();
        this.transfers = new ArrayList<>(data.transfers());
        this.raw = data.raw();
        this.rawType = data.rawType();
        this.storedAt = storedAt;
        this.requestId = requestId;
    }

    Receipt toRecord() {
        var data = new IncomingReceipt(receiptId, noticeCode, creditorFiscalCode, creditorReferenceId, amount, outcome,
                pspId, pspName, pspFiscalCode, payerName, fee, paidAt, applicationDate, transferDate, paymentMethod,
                description, standIn, transfers, raw, rawType);
        return new Receipt(key, data, HexFormat.of().formatHex(rawSha256), reason, storedAt, requestId);
    }
}
