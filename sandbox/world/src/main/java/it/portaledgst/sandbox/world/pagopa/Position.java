package it.portaledgst.sandbox.world.pagopa;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;

import it.portaledgst.sandbox.world.pagopa.PaymentData.Subject;
import it.portaledgst.sandbox.world.pagopa.PaymentData.Transfer;

/** A debt position in pagoPA's archive (ACA), as the creditor last told it. The names are the contract's. */
record Position(String paFiscalCode, String entityType, String entityFiscalCode, String entityFullName, String iuv,
                String nav, long amount, String description, String expirationDate, String iban, String postalIban,
                boolean switchToExpired, boolean payStandIn) {

    Notice notice() {
        return new Notice(paFiscalCode, nav);
    }

    BigDecimal euro() {
        return BigDecimal.valueOf(amount, 2);
    }

    /** The creditor closes a position by telling it again with amount 0. */
    boolean closed() {
        return amount == 0;
    }

    boolean expired(Instant now) {
        return switchToExpired && !expires().isAfter(LocalDateTime.ofInstant(now, Node.ROME));
    }

    LocalDateTime expires() {
        return expirationDate.matches(".*(Z|[+-]\\d{2}:\\d{2})$")
                ? OffsetDateTime.parse(expirationDate).atZoneSameInstant(Node.ROME).toLocalDateTime()
                : LocalDateTime.parse(expirationDate);
    }

    LocalDate dueDate() {
        return expires().toLocalDate();
    }

    String account() {
        return iban != null ? iban : postalIban;
    }

    /** What is paid when pagoPA stands in for the creditor: one transfer, to the owner of the notice. */
    PaymentData payment(String companyName) {
        return new PaymentData(iuv, euro(), dueDate(), cut(description, 140), companyName, null,
                Subject.named(entityType, cut(entityFiscalCode, 16), cut(entityFullName, 70)),
                List.of(new Transfer(1, euro(), paFiscalCode, companyName, account(),
                        cut("/RFB/" + iuv + "/" + euro() + "/TXT/" + description, 140), "9/0712110AP/", List.of())),
                List.of());
    }

    private static String cut(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }
}
