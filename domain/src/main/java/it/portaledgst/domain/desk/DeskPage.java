package it.portaledgst.domain.desk;

import it.portaledgst.domain.payment.PaymentRequest;
import java.util.List;

/** Newest first; the debtor and the fields are null and empty for who may see states only. */
public record DeskPage(List<PaymentRequest> rows, boolean more) {
}
