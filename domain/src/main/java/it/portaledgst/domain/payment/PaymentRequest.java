package it.portaledgst.domain.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * A payment request as it is to be shown: past its last day (Europe/Rome) an unpaid one reads EXPIRED, whether or not
 * the timer has fired. {@code serviceVersion} is the one of the catalogue it was made with. {@code description} is the
 * reason for payment printed and sent to pagoPA: at most 140 characters and no personal data.
 * {@code proposedOfficeCode} is null when the portal proposed no office.
 */
public record PaymentRequest(UUID id, NoticeCode noticeCode, String creditorFiscalCode, String serviceCode, int serviceVersion,
                             String serviceTitle, Debtor debtor, BigDecimal amount, String officeCode,
                             String proposedOfficeCode, Map<String, String> fields, PaymentState state,
                             LocalDate dueDate, Instant createdAt, Instant paidAt, String description, boolean noticeReady, boolean receiptReady,
                             OnlineAttempt lastAttempt) {

    public boolean payable() {
        return state == PaymentState.TO_PAY;
    }

    /** Whether its deletion may be undone, as far as the request itself tells. */
    public boolean restorable(LocalDate today) {
        return state == PaymentState.DELETED && !dueDate.isBefore(today);
    }

    public boolean deletable() {
        return state == PaymentState.TO_PAY && (lastAttempt == null || !lastAttempt.inFlight());
    }
}
