package it.portaledgst.domain.payment;

import java.util.List;

/** {@code nextCursor} is null on the last page; {@code total} counts all rows that pass the filter. */
public record PaymentPage(List<PaymentRequest> rows, String nextCursor, long total) {

    public PaymentPage {
        rows = List.copyOf(rows);
    }
}
