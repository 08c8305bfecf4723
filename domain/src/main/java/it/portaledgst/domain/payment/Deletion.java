package it.portaledgst.domain.payment;

import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.event.EventOutbox;
import it.portaledgst.domain.event.OnlineAttemptFailed;
import it.portaledgst.domain.event.PaymentRequestDeleted;
import it.portaledgst.domain.journal.PaymentJournal;
import it.portaledgst.domain.journal.PaymentJournal.Kind;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What deletes a request that nobody has paid or is paying, whoever wants it deleted. */
@Component
class Deletion {

    private final PaymentRequestRepository requests;
    private final OnlineAttemptRepository attempts;
    private final RequestAssembler assembler;
    private final EventOutbox outbox;
    private final PaymentJournal journal;

    Deletion(PaymentRequestRepository requests, OnlineAttemptRepository attempts, RequestAssembler assembler, EventOutbox outbox,
             PaymentJournal journal) {
        this.requests = requests;
        this.attempts = attempts;
        this.assembler = assembler;
        this.outbox = outbox;
        this.journal = journal;
    }

    /**
     * The request is there and its row is locked.
     *
     * @throws NotDeletableException with a sentence for the person
     */
    void delete(UUID id, Kind kind, String detail) {
        boolean deleted = requests.deleteIfToPay(id, assembler.today()) == 1;
        var request = requests.findById(id).map(assembler::assemble).orElseThrow();
        if (!deleted) {
            throw new NotDeletableException(switch (request.state()) {
                case TO_PAY -> Refusal.DELETE_IN_FLIGHT;
                case PAID -> Refusal.DELETE_PAID;
                case DELETED -> Refusal.DELETE_DELETED;
                case EXPIRED -> Refusal.DELETE_EXPIRED;
            });
        }
        // The process stops asking pagoPA when a request is deleted, so nobody else would close a cancelled attempt.
        attempts.openOf(id).forEach(attempt -> outbox.write(new OnlineAttemptFailed(UUID.randomUUID(), attempt.id, id)));
        attempts.closeAll(id);
        journal.add(id, kind, detail);
        outbox.write(new PaymentRequestDeleted(UUID.randomUUID(), id, request.noticeCode().value()));
    }
}
