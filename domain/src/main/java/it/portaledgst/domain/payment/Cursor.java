package it.portaledgst.domain.payment;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;

/**
 * Where a page of the list ended: the next one starts after this row, whatever was added meanwhile. It belongs to one
 * order of the list.
 *
 * @param key the row's due date or amount, whichever the order goes by; null when it goes by neither
 */
record Cursor(PaymentOrder order, Comparable<?> key, Instant createdAt, UUID id) {

    /** The place of a row. */
    static Cursor at(PaymentOrder order, LocalDate dueDate, BigDecimal amount, Instant createdAt, UUID id) {
        return new Cursor(order, switch (order) {
            case NEWEST -> null;
            case DUE_DATE -> dueDate;
            case AMOUNT -> amount;
        }, createdAt, id);
    }

    /** @throws IllegalArgumentException when the text is no cursor, or one of another order */
    static Cursor parse(PaymentOrder order, String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", -1);
            if (parts.length != 4 || PaymentOrder.valueOf(parts[0]) != order) {
                throw new IllegalArgumentException("not in this order");
            }
            var cursor = new Cursor(order, switch (order) {
                case NEWEST -> null;
                case DUE_DATE -> LocalDate.parse(parts[1]);
                case AMOUNT -> new BigDecimal(parts[1]);
            }, Instant.parse(parts[2]), UUID.fromString(parts[3]));
            if (!cursor.toString().equals(text)) {
                throw new IllegalArgumentException("cut or changed");
            }
            return cursor;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("not a cursor of this list", e);
        }
    }

    @Override
    public String toString() {
        var text = String.join(" ", order.name(), key == null ? "" : key.toString(), createdAt.toString(), id.toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
