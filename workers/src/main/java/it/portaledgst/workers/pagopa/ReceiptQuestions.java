package it.portaledgst.workers.pagopa;

import it.portaledgst.domain.payment.NoticeCode;
import it.portaledgst.domain.receipt.RecoveryBudget;
import it.portaledgst.workers.WorkPostponed;
import org.springframework.stereotype.Component;

/** Counts the questions to pagoPA's services for receipts, which share one budget. */
@Component
class ReceiptQuestions {

    private final RecoveryBudget budget;

    ReceiptQuestions(RecoveryBudget budget) {
        this.budget = budget;
    }

    /** @throws WorkPostponed when pagoPA may not be asked just now */
    void take(NoticeCode notice) {
        if (!budget.take()) {
            throw new WorkPostponed("pagoPA ammette dieci richieste di ricevute all'ora: per l'avviso " + notice
                    + " si chiede di nuovo tra pochi minuti, da solo.", RecoveryBudget.SHARE);
        }
    }
}
