package it.portaledgst.domain.payment;

import java.time.LocalDate;

/**
 * Every part may be null and then restricts nothing. The two days, Europe/Rome, are the first and the last on which a
 * request was created; when the last comes before the first nothing passes.
 */
public record PaymentFilter(PaymentState state, String text, String serviceCode, LocalDate from, LocalDate to) {

    public static final PaymentFilter NONE = new PaymentFilter(null, null);

    public PaymentFilter {
        text = text == null || text.isBlank() ? null : text.strip();
    }

    public PaymentFilter(PaymentState state, String text) {
        this(state, text, null, null, null);
    }
}
