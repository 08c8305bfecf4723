package it.portaledgst.workers.payment;

import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.receipt.Receipts;
import it.portaledgst.workers.document.OutcomeDocument;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts on paper that an attempt to pay online came to nothing. Idempotent by stored result: the first document stays. */
@Component
public class NegativeOutcomes {

    private final PaymentLifecycle requests;
    private final Receipts receipts;
    private final OutcomeDocument documents;
    private final Clock clock;

    NegativeOutcomes(PaymentLifecycle requests, Receipts receipts, OutcomeDocument documents, Clock clock) {
        this.requests = requests;
        this.receipts = receipts;
        this.documents = documents;
        this.clock = clock;
    }

    public void produce(UUID attemptId) {
        var attempt = requests.attemptById(attemptId);
        // Whatever the receipt is good for, somebody paid: nobody is told that nothing was.
        if (requests.negativeOutcomeReady(attempt) || receipts.arrivedSince(attempt.requestId(), attempt.startedAt())) {
            return;
        }
        requests.storeNegativeOutcome(attempt, documents.produce(requests.get(attempt.requestId()), attempt, clock.instant()));
    }
}
