package it.portaledgst.domain.support;

import it.portaledgst.domain.catalogue.OfficeCriterion;
import it.portaledgst.domain.payment.PaymentState;

/**
 * What the decision table is asked with: codes and flags, never personal data.
 *
 * @param requestState    of the person's own payment request, null when there is none
 * @param attemptPending  somebody left for pagoPA an hour ago or earlier, and the request is still to be paid
 * @param receiptMissing  it is paid and its receipt is not there
 * @param chosenOffice    by the person here or when they made the payment request, else null
 * @param criterion       of the service, null when no service is known
 * @param competentOffice for the province, null when none was given
 */
public record RoutingFacts(SupportCategory category, Notice notice, PaymentState requestState, boolean attemptPending,
                           boolean receiptMissing, boolean saysPaid, boolean blocked, String chosenOffice,
                           OfficeCriterion criterion, String competentOffice, boolean abroad) {

    /** Whose notice code was given. */
    public enum Notice {
        NESSUNO, PROPRIO, ALTRUI
    }
}
