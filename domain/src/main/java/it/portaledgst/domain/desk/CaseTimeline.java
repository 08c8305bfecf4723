package it.portaledgst.domain.desk;

import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentStep;
import java.util.List;

/**
 * The payment of a support request, without its debtor and its fields.
 *
 * @param openable whether the payments desk shows it to this person
 */
public record CaseTimeline(PaymentRequest request, List<PaymentStep> steps, boolean openable) {
}
