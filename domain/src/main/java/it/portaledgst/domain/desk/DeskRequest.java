package it.portaledgst.domain.desk;

import it.portaledgst.domain.payment.DocumentKind;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentStep;
import java.util.List;

/**
 * One request as the desk sees it: without its debtor, its fields and its documents for who may see states only.
 *
 * @param cancellable whether this person may cancel it now
 */
public record DeskRequest(PaymentRequest request, List<PaymentStep> steps, List<DocumentKind> documents, boolean cancellable) {
}
