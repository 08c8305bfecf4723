package it.portaledgst.workers.payment;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.exception.CamundaError;
import it.portaledgst.domain.receipt.Receipts;
import it.portaledgst.processes.UnmatchedReceiptProcess.Errors;
import it.portaledgst.processes.UnmatchedReceiptProcess.Jobs;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The service tasks of {@code unmatched-receipt.bpmn}: what a person decided about a receipt that fits nothing. */
@Component
public class UnmatchedReceiptJobs {

    private final Receipts receipts;

    UnmatchedReceiptJobs(Receipts receipts) {
        this.receipts = receipts;
    }

    /** Idempotent by stored result: a receipt that was settled stays so, and settling it again says yes again. */
    @JobWorker(type = Jobs.SETTLE)
    public void settle(@Variable UUID receiptKey) {
        if (!receipts.settle(receiptKey)) {
            throw CamundaError.bpmnError(Errors.CANNOT_SETTLE,
                    "La ricevuta non si può registrare: nessuna richiesta ha questo codice avviso, oppure è già pagata.");
        }
    }

    /** Idempotent by stored result: a receipt that was moved and settled stays so. */
    @JobWorker(type = Jobs.SETTLE_ANOTHER)
    public void settleAnother(@Variable UUID receiptKey, @Variable String otherNoticeCode) {
        if (!receipts.settleFor(receiptKey, otherNoticeCode)) {
            throw CamundaError.bpmnError(Errors.CANNOT_SETTLE,
                    "La ricevuta non si può registrare su quell'avviso: non è un nostro codice avviso, oppure è già pagato.");
        }
    }

    /** Idempotent by stored result: the first decision is kept with the receipt. */
    @JobWorker(type = Jobs.REJECT)
    public void reject(@Variable UUID receiptKey) {
        receipts.reject(receiptKey);
    }

    /** Idempotent by stored result: the decision is kept with the receipt. */
    @JobWorker(type = Jobs.MARK_FOR_REFUND)
    public void markForRefund(@Variable UUID receiptKey) {
        receipts.markForRefund(receiptKey);
    }
}
