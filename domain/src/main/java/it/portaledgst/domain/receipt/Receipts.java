package it.portaledgst.domain.receipt;

import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.event.EventOutbox;
import it.portaledgst.domain.event.LatePaymentReceived;
import it.portaledgst.domain.event.PaymentReceived;
import it.portaledgst.domain.event.UnmatchedReceiptArrived;
import it.portaledgst.domain.journal.PaymentJournal;
import it.portaledgst.domain.journal.PaymentJournal.Kind;
import it.portaledgst.domain.lock.Locks;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.receipt.ReceiptEntity.Decision;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores what pagoPA says was paid and decides what it means. A receipt is never refused: money has moved. What does not
 * fit is kept with the reason and becomes a case for a person.
 */
@Service
@Transactional
public class Receipts {

    private final ReceiptRepository receipts;
    private final PaymentLifecycle requests;
    private final EntityManager entities;
    private final Locks locks;
    private final EventOutbox outbox;
    private final PaymentJournal journal;
    private final Creditors creditors;
    private final ApplicationEventPublisher listeners;
    private final Clock clock;

    Receipts(ReceiptRepository receipts, PaymentLifecycle requests, EntityManager entities, Locks locks,
             EventOutbox outbox, PaymentJournal journal, Creditors creditors, ApplicationEventPublisher listeners, Clock clock) {
        this.receipts = receipts;
        this.requests = requests;
        this.entities = entities;
        this.locks = locks;
        this.outbox = outbox;
        this.journal = journal;
        this.creditors = creditors;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** One transaction: the receipt, the change of state and the event are stored together or not at all. */
    public ReceiptOutcome register(IncomingReceipt receipt) {
        // Copies of one receipt may arrive together; the second waits here and then finds the first.
        locks.hold("receipt " + receipt.creditorFiscalCode() + " " + receipt.noticeCode());
        if (receipts.existsByCreditorFiscalCodeAndNoticeCodeAndReceiptId(receipt.creditorFiscalCode(),
                receipt.noticeCode(), receipt.receiptId())) {
            if (receipt.rawType() == IncomingReceipt.RawType.XML) {
                receipts.keepPushed(receipt.creditorFiscalCode(), receipt.noticeCode(), receipt.receiptId(), receipt.raw());
            }
            return ReceiptOutcome.DUPLICATE;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var request = requests.byNoticeCode(receipt.creditorFiscalCode(), receipt.noticeCode())
                .filter(known -> known.noticeCode().iuv().equals(receipt.creditorReferenceId()))
                .orElse(null);
        var stored = new ReceiptEntity(receipt, request == null ? null : request.id(), now);
        entities.persist(stored);
        listeners.publishEvent(new ReceiptStored(receipt.creditorReferenceId()));
        if (request == null && creditors.withFiscalCode(receipt.creditorFiscalCode()).isEmpty()) {
            receipts.unmatched(stored.key, UnmatchedReason.OTHER_CREDITOR);
            return ReceiptOutcome.OTHER_CREDITOR;
        }
        if (request == null) {
            return unmatched(stored, null, UnmatchedReason.UNKNOWN_NOTICE);
        }
        if (!receipt.transfersAddUp()) {
            return unmatched(stored, request, UnmatchedReason.TRANSFERS_DIFFER);
        }
        var paidAt = receipt.paidAt() == null ? now : receipt.paidAt();
        // The timer that expires requests comes some time after the last day: what it has done yet decides nothing here.
        boolean inTime = inTime(receipt, paidAt, request.dueDate());
        if (inTime && receipts.pay(request.id(), PaymentState.TO_PAY, receipt.amount(), paidAt, stored.key) == 1) {
            paid(request, Kind.PAID);
            outbox.write(new PaymentReceived(UUID.randomUUID(), request.id(), receipt.noticeCode(), stored.key));
            return ReceiptOutcome.PAID;
        }
        if (inTime && receipts.pay(request.id(), PaymentState.EXPIRED, receipt.amount(), paidAt, stored.key) == 1) {
            paid(request, Kind.LATE_PAID);
            outbox.write(new LatePaymentReceived(UUID.randomUUID(), request.id(), receipt.noticeCode(), stored.key));
            return ReceiptOutcome.LATE_PAID;
        }
        return unmatched(stored, request, reasonFor(receipt, request));
    }

    /** The receipt that made the request paid. @throws NoSuchElementException when there is none */
    @Transactional(readOnly = true)
    public Receipt forRequest(UUID requestId) {
        return receipts.thatPaid(requestId).map(ReceiptEntity::toRecord)
                .orElseThrow(() -> new NoSuchElementException("no receipt for payment request " + requestId));
    }

    /** Whether any receipt came for the request from then on, whatever it was good for. */
    @Transactional(readOnly = true)
    public boolean arrivedSince(UUID requestId, Instant from) {
        return receipts.existsByRequestIdAndStoredAtGreaterThanEqual(requestId, from);
    }

    /** @throws NoSuchElementException when there is none */
    @Transactional(readOnly = true)
    public Receipt byId(UUID receiptKey) {
        return entity(receiptKey).toRecord();
    }

    /**
     * A person accepts the receipt as payment of its request. False when that is impossible: no request is known, another
     * receipt paid it, or this one is to be refunded. True again when it is asked twice.
     */
    public boolean settle(UUID receiptKey) {
        var receipt = entity(receiptKey);
        if (receipt.requestId == null || receipt.decision == Decision.TO_REFUND || receipt.decision == Decision.REJECTED) {
            return false;
        }
        var paidAt = receipt.paidAt == null ? receipt.storedAt : receipt.paidAt;
        boolean waiting = receipts.settle(receipt.requestId, List.of(PaymentState.TO_PAY), paidAt, receiptKey) == 1;
        if (!waiting && receipts.settle(receipt.requestId, List.of(PaymentState.EXPIRED, PaymentState.DELETED), paidAt,
                receiptKey) == 0) {
            return receipts.thatPaid(receipt.requestId).filter(paying -> paying.key.equals(receiptKey)).isPresent();
        }
        receipts.decide(receiptKey, Decision.SETTLED, clock.instant());
        var request = requests.get(receipt.requestId);
        paid(request, Kind.RECEIPT_SETTLED);
        // A request that was still to be paid has a process waiting for its receipt; only the others need a new one.
        outbox.write(waiting
                ? new PaymentReceived(UUID.randomUUID(), request.id(), request.noticeCode().value(), receiptKey)
                : new LatePaymentReceived(UUID.randomUUID(), request.id(), request.noticeCode().value(), receiptKey));
        return true;
    }

    /**
     * A person says which request the receipt pays: the payer used another notice than the one they meant. The receipt is
     * that request's from now on and settles it. False when that is impossible: the creditor has no such notice, it is
     * paid already, or the receipt has been decided on. True again when it is asked twice.
     *
     * @param noticeCode as a person typed it; spaces do not matter
     */
    public boolean settleFor(UUID receiptKey, String noticeCode) {
        var receipt = entity(receiptKey);
        var meant = requests.byNoticeCode(receipt.creditorFiscalCode, noticeCode.replaceAll("\\s", "")).orElse(null);
        if (meant == null) {
            return false;
        }
        if (receipt.decision == null && meant.state() != PaymentState.PAID && !meant.id().equals(receipt.requestId)) {
            if (receipt.requestId != null) {
                journal.add(receipt.requestId, Kind.RECEIPT_MOVED, receiptKey.toString());
            }
            receipts.move(receiptKey, meant.id());
        }
        return meant.id().equals(entity(receiptKey).requestId) && settle(receiptKey);
    }

    public void markForRefund(UUID receiptKey) {
        decide(receiptKey, Decision.TO_REFUND, Kind.RECEIPT_TO_REFUND);
    }

    /** No money is owed to anybody for it: it is kept and has no effect. */
    public void reject(UUID receiptKey) {
        decide(receiptKey, Decision.REJECTED, Kind.RECEIPT_REJECTED);
    }

    /** The first decision stays. */
    private void decide(UUID receiptKey, Decision decision, Kind kind) {
        var receipt = entity(receiptKey);
        if (receipts.decide(receiptKey, decision, clock.instant()) == 1 && receipt.requestId != null) {
            journal.add(receipt.requestId, kind, receiptKey.toString());
        }
    }

    private void paid(PaymentRequest request, Kind kind) {
        requests.closeAttempts(request.id());
        journal.add(request.id(), kind, null);
    }

    private ReceiptOutcome unmatched(ReceiptEntity stored, PaymentRequest request, UnmatchedReason reason) {
        receipts.unmatched(stored.key, reason);
        if (request != null) {
            journal.add(request.id(), Kind.RECEIPT_UNMATCHED, reason.name());
        }
        outbox.write(new UnmatchedReceiptArrived(UUID.randomUUID(), stored.key, stored.noticeCode,
                request == null ? Office.CENTRAL : request.officeCode(), reason.name()));
        return ReceiptOutcome.UNMATCHED;
    }

    /** Why neither update fitted, asked after they have failed: none of these answers can become wrong any more. */
    private UnmatchedReason reasonFor(IncomingReceipt receipt, PaymentRequest request) {
        return switch (receipts.stateOf(request.id())) {
            case PAID -> UnmatchedReason.ALREADY_PAID;
            case DELETED -> UnmatchedReason.REQUEST_DELETED;
            case TO_PAY, EXPIRED -> receipt.amount().compareTo(request.amount()) == 0
                    ? UnmatchedReason.PAID_AFTER_EXPIRY
                    : UnmatchedReason.WRONG_AMOUNT;
        };
    }

    /** When pagoPA gives no moment of payment, the bank's accounting date, and failing that now, stands for it. */
    private static boolean inTime(IncomingReceipt receipt, Instant paidAt, LocalDate dueDate) {
        if (receipt.paidAt() == null && receipt.applicationDate() != null) {
            return !receipt.applicationDate().isAfter(dueDate);
        }
        return PaymentTerms.inTime(paidAt, dueDate);
    }

    private ReceiptEntity entity(UUID receiptKey) {
        return receipts.findById(receiptKey)
                .orElseThrow(() -> new NoSuchElementException("no receipt " + receiptKey));
    }
}
