package it.portaledgst.workers.engine;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import it.portaledgst.domain.event.CheckoutRequested;
import it.portaledgst.domain.event.DomainEvent;
import it.portaledgst.domain.event.DomainEventListener;
import it.portaledgst.domain.event.IncidentRetryAsked;
import it.portaledgst.domain.event.LatePaymentReceived;
import it.portaledgst.domain.event.OnlineAttemptFailed;
import it.portaledgst.domain.event.OnlinePaymentStarted;
import it.portaledgst.domain.event.ParityEvent;
import it.portaledgst.domain.event.PaymentReceived;
import it.portaledgst.domain.event.PaymentRequestCancelled;
import it.portaledgst.domain.event.PaymentRequestConfirmed;
import it.portaledgst.domain.event.PaymentRequestDeleted;
import it.portaledgst.domain.event.StatementEvent;
import it.portaledgst.domain.event.SupportEvent;
import it.portaledgst.domain.event.TaskDecided;
import it.portaledgst.domain.event.UnmatchedReceiptArrived;
import it.portaledgst.domain.receipt.UnmatchedReason;
import it.portaledgst.processes.PaymentRequestProcess;
import it.portaledgst.processes.PaymentRequestProcess.Messages;
import it.portaledgst.processes.PaymentRequestProcess.Variables;
import it.portaledgst.processes.UnmatchedReceiptProcess;
import it.portaledgst.workers.EngineMessages;
import it.portaledgst.workers.monitoring.IncidentRetries;
import it.portaledgst.workers.monitoring.ParityDelivery;
import it.portaledgst.workers.payment.Cancellations;
import it.portaledgst.workers.payment.CheckoutDeparture;
import it.portaledgst.workers.payment.DecidedTasks;
import it.portaledgst.workers.payment.NegativeOutcomes;
import it.portaledgst.workers.statement.StatementDelivery;
import it.portaledgst.workers.support.SupportDelivery;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Carries what the outbox holds to where it belongs: to the engine as a message or as a task's completion, to Checkout as a cart, on paper as a
 * negative outcome, to the debtor as a letter. An exception brings the event back. Idempotent by business key: the event's id is the message's, and the engine takes each id once.
 */
@Component
class EventDelivery implements DomainEventListener {

    private final EngineMessages engine;
    private final CheckoutDeparture checkout;
    private final NegativeOutcomes outcomes;
    private final Cancellations cancellations;
    private final DecidedTasks tasks;
    private final SupportDelivery support;
    private final StatementDelivery statements;
    private final IncidentRetries incidents;
    private final ParityDelivery parity;
    private final ObservationRegistry observations;

    EventDelivery(EngineMessages engine, CheckoutDeparture checkout, NegativeOutcomes outcomes, Cancellations cancellations,
                  DecidedTasks tasks, SupportDelivery support, StatementDelivery statements, IncidentRetries incidents,
                  ParityDelivery parity, ObservationRegistry observations) {
        this.engine = engine;
        this.checkout = checkout;
        this.outcomes = outcomes;
        this.cancellations = cancellations;
        this.tasks = tasks;
        this.support = support;
        this.statements = statements;
        this.observations = observations;
        this.incidents = incidents;
        this.parity = parity;
    }

    @Override
    public void on(DomainEvent event) {
        Observation.createNotStarted("portale.event", observations).observe(() -> deliver(event));
    }

    private void deliver(DomainEvent event) {
        switch (event) {
            case PaymentRequestConfirmed e -> engine.publish(e.eventId(), Messages.CONFIRMED, e.noticeCode(),
                    new PaymentRequestProcess.Confirmed(e.requestId().toString(), e.noticeCode(), e.serviceCode(),
                            e.officeCode(), e.remindAt(), e.dueAt()));
            case PaymentRequestDeleted e -> engine.publish(e.eventId(), Messages.DELETED, e.noticeCode(), Map.of());
            case PaymentReceived e -> engine.publish(e.eventId(), Messages.PAYMENT_RECEIVED, e.noticeCode(),
                    Map.of(Variables.RECEIPT_KEY, e.receiptKey().toString()));
            case LatePaymentReceived e -> engine.publish(e.eventId(), Messages.LATE_PAYMENT_RECEIVED, e.receiptKey().toString(),
                    Map.of(Variables.REQUEST_ID, e.requestId().toString(), Variables.NOTICE_CODE, e.noticeCode(),
                            Variables.RECEIPT_KEY, e.receiptKey().toString()));
            case OnlinePaymentStarted e -> engine.publish(e.eventId(), Messages.ONLINE_PAYMENT_STARTED, e.noticeCode(),
                    Map.of(Variables.ATTEMPT_ID, e.attemptId().toString()));
            case UnmatchedReceiptArrived e -> engine.publish(e.eventId(), UnmatchedReceiptProcess.Messages.ARRIVED,
                    e.receiptKey().toString(),
                    new UnmatchedReceiptProcess.Arrived(e.receiptKey().toString(), e.noticeCode(), e.officeCode(),
                            UnmatchedReason.valueOf(e.reason()).label()));
            case CheckoutRequested e -> checkout.leave(e.attemptId());
            case OnlineAttemptFailed e -> outcomes.produce(e.attemptId());
            case PaymentRequestCancelled e -> cancellations.tell(e.requestId(), e.reason());
            case TaskDecided e -> tasks.complete(e);
            case SupportEvent e -> support.deliver(e);
            case StatementEvent e -> statements.deliver(e);
            case IncidentRetryAsked e -> incidents.retry(e);
            case ParityEvent e -> parity.deliver(e);
        }
    }
}
