package it.portaledgst.domain.payment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Never changed in memory: after its creation a request changes by conditional updates only, not by dirty checking. */
@Entity
@Table(name = "payment_request")
class PaymentRequestEntity {

    @Id
    UUID id;
    UUID idempotencyKey;
    String ownerIssuer;
    String ownerSubject;
    String creditorFiscalCode;
    String noticeCode;
    String iuv;
    String serviceCode;
    int serviceVersion;
    String serviceTitle;
    @Enumerated(EnumType.STRING)
    DebtorKind debtorKind;
    String debtorName;
    String debtorTaxCode;
    String debtorEmail;
    String debtorPec;
    BigDecimal amount;
    String officeCode;
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> fields;
    String description;
    String searchText;
    @Enumerated(EnumType.STRING)
    PaymentState state;
    LocalDate dueDate;
    Instant createdAt;
    Instant paidAt;
    UUID receiptKey;

    protected PaymentRequestEntity() {
    }

    PaymentRequest toRecord(LocalDate today, boolean noticeReady, boolean receiptReady, OnlineAttempt lastAttempt) {
        return new PaymentRequest(id, new NoticeCode(noticeCode), creditorFiscalCode, serviceCode, serviceVersion, serviceTitle,
                new Debtor(debtorKind, debtorName, debtorTaxCode, debtorEmail, debtorPec), amount, officeCode, fields,
                shownState(today), dueDate, createdAt, paidAt, description, noticeReady, receiptReady, lastAttempt);
    }

    private PaymentState shownState(LocalDate today) {
        return state == PaymentState.TO_PAY && today.isAfter(dueDate) ? PaymentState.EXPIRED : state;
    }
}
