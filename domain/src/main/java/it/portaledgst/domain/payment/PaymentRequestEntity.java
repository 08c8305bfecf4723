package it.portaledgst.domain.payment;

import it.portaledgst.domain.identity.TaxId;
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
    String debtorTaxCountry;
    String debtorTaxCode;
    String debtorEmail;
    String debtorPec;
    String debtorStreet;
    String debtorCivicNumber;
    String debtorPostalCode;
    String debtorCity;
    String debtorProvince;
    String debtorCountry;
    BigDecimal amount;
    String officeCode;
    String proposedOfficeCode;
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
                debtor(), amount, officeCode, proposedOfficeCode, fields, shownState(today), dueDate, createdAt, paidAt,
                description, noticeReady, receiptReady, lastAttempt);
    }

    TaxId debtorTaxId() {
        return new TaxId(debtorTaxCountry, debtorTaxCode);
    }

    private Debtor debtor() {
        var address = debtorStreet == null ? null : new Address(debtorStreet, debtorCivicNumber, debtorPostalCode,
                debtorCity, debtorProvince, debtorCountry);
        return new Debtor(debtorKind, debtorName, debtorTaxId(), debtorEmail, debtorPec, address);
    }

    void debtor(Debtor debtor) {
        debtorKind = debtor.kind();
        debtorName = debtor.fullName();
        debtorTaxCountry = debtor.taxId().country();
        debtorTaxCode = debtor.taxId().number();
        debtorEmail = debtor.email();
        debtorPec = debtor.pec();
        var address = debtor.address();
        if (address != null) {
            debtorStreet = address.street();
            debtorCivicNumber = address.civicNumber();
            debtorPostalCode = address.postalCode();
            debtorCity = address.city();
            debtorProvince = address.province();
            debtorCountry = address.country();
        }
    }

    private PaymentState shownState(LocalDate today) {
        return state == PaymentState.TO_PAY && today.isAfter(dueDate) ? PaymentState.EXPIRED : state;
    }
}
