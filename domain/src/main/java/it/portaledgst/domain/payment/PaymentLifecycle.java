package it.portaledgst.domain.payment;

import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.event.EventOutbox;
import it.portaledgst.domain.event.OnlineAttemptFailed;
import it.portaledgst.domain.event.OnlinePaymentStarted;
import it.portaledgst.domain.event.PaymentRequestCancelled;
import it.portaledgst.domain.journal.PaymentJournal;
import it.portaledgst.domain.journal.PaymentJournal.Kind;
import it.portaledgst.domain.lock.Locks;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** The workers' side: no owner, and every method may be called again with the same effect. */
@Service
@Transactional
public class PaymentLifecycle {

    /** Position updates hold a database connection while pagoPA answers; the others must find some left. */
    private static final int CONCURRENT_POSITIONS = 4;

    private final PaymentRequestRepository requests;
    private final OnlineAttemptRepository attempts;
    private final Deletion deletion;
    private final PaymentHistory history;
    private final Documents documents;
    private final RequestAssembler assembler;
    private final Locks locks;
    private final EventOutbox outbox;
    private final PaymentJournal journal;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Semaphore positions = new Semaphore(CONCURRENT_POSITIONS);

    PaymentLifecycle(PaymentRequestRepository requests, OnlineAttemptRepository attempts, Deletion deletion,
                     PaymentHistory history, Documents documents,
                     RequestAssembler assembler, Locks locks, EventOutbox outbox, PaymentJournal journal,
                     TransactionOperations transactions, Clock clock) {
        this.requests = requests;
        this.attempts = attempts;
        this.deletion = deletion;
        this.history = history;
        this.documents = documents;
        this.assembler = assembler;
        this.locks = locks;
        this.outbox = outbox;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @throws NoSuchElementException when there is no such request */
    @Transactional(readOnly = true)
    public PaymentRequest get(UUID id) {
        return requests.findById(id).map(assembler::assemble)
                .orElseThrow(() -> new NoSuchElementException("no payment request " + id));
    }

    /** Those there are, in no particular order. */
    @Transactional(readOnly = true)
    public List<PaymentRequest> get(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : assembler.assemble(requests.findByIdIn(ids));
    }

    /** What happened to it, oldest first. */
    @Transactional(readOnly = true)
    public List<PaymentStep> steps(UUID id) {
        return history.of(id);
    }

    /**
     * The office deletes a request nobody has paid or is paying: it loses against the receipt, the citizen's deletion and
     * the expiry as the citizen's own deletion does. The debtor is told.
     *
     * @throws NotDeletableException with a sentence for the person
     */
    public void cancel(UUID id, CancelReason reason) {
        requests.lock(id).orElseThrow(() -> new NotDeletableException(Refusal.REQUEST_UNKNOWN));
        deletion.delete(id, Kind.CANCELLED_BY_OFFICE, reason.name());
        outbox.write(new PaymentRequestCancelled(UUID.randomUUID(), id, reason.name()));
    }

    @Transactional(readOnly = true)
    public Optional<PaymentRequest> byNoticeCode(String creditorFiscalCode, String noticeCode) {
        return requests.findByCreditorFiscalCodeAndNoticeCode(creditorFiscalCode, noticeCode).map(assembler::assemble);
    }

    /** The first document of a kind stays: producing it again changes nothing. */
    public void storeDocument(UUID id, DocumentKind kind, byte[] pdf) {
        if (documents.store(id, kind, null, pdf)) {
            switch (kind) {
                case NOTICE -> journal.add(id, Kind.NOTICE_STORED, null);
                case RECEIPT -> journal.add(id, Kind.RECEIPT_STORED, null);
                case NOTICE_DE, NOTICE_EN -> { } // the same notice again
                case NEGATIVE_OUTCOME -> throw new IllegalArgumentException("the negative outcome is an attempt's");
            }
        }
    }

    /** The first one stays, too. */
    public void storeNegativeOutcome(OnlineAttempt attempt, byte[] pdf) {
        if (documents.store(attempt.requestId(), DocumentKind.NEGATIVE_OUTCOME, attempt.id(), pdf)) {
            journal.add(attempt.requestId(), Kind.NEGATIVE_OUTCOME_STORED, attempt.id().toString());
        }
    }

    @Transactional(readOnly = true)
    public boolean negativeOutcomeReady(OnlineAttempt attempt) {
        return documents.existsFor(attempt.id());
    }

    @Transactional(readOnly = true)
    public Optional<Document> document(UUID id, DocumentKind kind) {
        return requests.findById(id)
                .flatMap(request -> documents.find(id, kind, null, new NoticeCode(request.noticeCode)));
    }

    @Transactional(readOnly = true)
    public boolean hasOpenAttempt(UUID id) {
        return attempts.hasOpen(id);
    }

    /**
     * Expires the request if it is still to be paid, its last day is over and nobody is paying it; returns the state that
     * holds afterwards, which is TO_PAY when the caller's clock is ahead of ours or an attempt is open.
     */
    public PaymentState expire(UUID id) {
        if (requests.expireIfOver(id, assembler.today()) == 1) {
            journal.add(id, Kind.EXPIRED, null);
            return PaymentState.EXPIRED;
        }
        return requests.stateOf(id).orElseThrow(() -> new NoSuchElementException("no payment request " + id));
    }

    /**
     * Tells the outside about a request, one telling at a time: {@code action} gets the request as it is once its turn
     * has come, so the last one to run tells the latest state. It runs inside a transaction and should be quick.
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void lockForPosition(UUID id, Consumer<PaymentRequest> action) {
        positions.acquireUninterruptibly();
        try {
            transactions.executeWithoutResult(transaction -> {
                locks.hold("position " + id);
                action.accept(get(id));
            });
        } finally {
            positions.release();
        }
    }

    /** @throws NoSuchElementException when there is no such attempt */
    @Transactional(readOnly = true)
    public OnlineAttempt attemptById(UUID attemptId) {
        return attempt(attemptId).toRecord();
    }

    @Transactional(readOnly = true)
    public Function<ReturnKind, String> returnTokensOf(UUID attemptId) {
        var key = attempt(attemptId).returnKey;
        return kind -> ReturnToken.of(attemptId, key, kind);
    }

    public void leftForCheckout(UUID attemptId, String checkoutUrl) {
        if (attempts.leave(attemptId, checkoutUrl) == 1) {
            var request = get(attempt(attemptId).requestId);
            journal.add(request.id(), Kind.LEFT_FOR_CHECKOUT, null);
            outbox.write(new OnlinePaymentStarted(UUID.randomUUID(), request.id(), request.noticeCode().value(),
                    attemptId));
        }
    }

    public void checkoutFailed(UUID attemptId, CheckoutProblem problem) {
        if (attempts.fail(attemptId, problem) == 1) {
            var requestId = attempt(attemptId).requestId;
            journal.add(requestId, Kind.CHECKOUT_FAILED, null);
            outbox.write(new OnlineAttemptFailed(UUID.randomUUID(), attemptId, requestId));
        }
    }

    public void checked(UUID attemptId, Instant nextCheckAt) {
        attempts.checked(attemptId, clock.instant(), nextCheckAt);
    }

    @Transactional(readOnly = true)
    public boolean returnedHopeful(UUID attemptId) {
        var returned = attempt(attemptId).returned;
        return returned != null && returned.hopeful();
    }

    /** Closes every open attempt of a request whose fate is decided: nobody waits for them any more. */
    public void closeAttempts(UUID requestId) {
        attempts.closeAll(requestId);
    }

    public void closeAttempt(UUID attemptId) {
        if (attempts.close(attemptId) == 1) {
            var requestId = attempt(attemptId).requestId;
            journal.add(requestId, Kind.ATTEMPT_CLOSED, null);
            outbox.write(new OnlineAttemptFailed(UUID.randomUUID(), attemptId, requestId));
        }
    }

    private OnlineAttemptEntity attempt(UUID attemptId) {
        return attempts.findById(attemptId)
                .orElseThrow(() -> new NoSuchElementException("no online attempt " + attemptId));
    }
}
