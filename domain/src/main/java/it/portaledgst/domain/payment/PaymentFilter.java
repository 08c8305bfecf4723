package it.portaledgst.domain.payment;

/** Both parts may be null: no state means all, no text means any. */
public record PaymentFilter(PaymentState state, String text) {

    public static final PaymentFilter NONE = new PaymentFilter(null, null);

    public PaymentFilter {
        text = text == null || text.isBlank() ? null : text.strip();
    }
}
