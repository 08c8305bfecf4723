package it.portaledgst.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import it.portaledgst.domain.event.CheckoutRequested;
import it.portaledgst.domain.event.DomainEvent;
import it.portaledgst.domain.event.DomainEventListener;
import it.portaledgst.domain.event.LatePaymentReceived;
import it.portaledgst.domain.event.OnlineAttemptFailed;
import it.portaledgst.domain.event.OnlinePaymentStarted;
import it.portaledgst.domain.event.PaymentReceived;
import it.portaledgst.domain.event.PaymentRequestCancelled;
import it.portaledgst.domain.event.PaymentRequestConfirmed;
import it.portaledgst.domain.event.PaymentRequestDeleted;
import it.portaledgst.domain.event.TaskDecided;
import it.portaledgst.domain.event.UnmatchedReceiptArrived;
import it.portaledgst.domain.receipt.UnmatchedReason;
import it.portaledgst.processes.PaymentRequestProcess;
import it.portaledgst.processes.PaymentRequestProcess.Messages;
import it.portaledgst.processes.PaymentRequestProcess.Variables;
import it.portaledgst.processes.UnmatchedReceiptProcess;
import it.portaledgst.workers.payment.Cancellations;
import it.portaledgst.workers.payment.CheckoutDeparture;
import it.portaledgst.workers.payment.NegativeOutcomes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Carries what the outbox holds to where it belongs: to the engine as a message or as a task's completion, to Checkout as a cart, on paper as a
 * negative outcome, to the debtor as a letter. An exception brings the event back. Idempotent by business key: the event's id is the message's, and the engine takes each id once.
 */
@Component
class EventDelivery implements DomainEventListener {

    /** As long as a request can wait: a message may come long before the process that takes it. */
    private static final Duration LIFE = Duration.ofDays(30);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** A task is complete when its listener has said yes. */
    private static final Duration LISTENED_TO = Duration.ofSeconds(10);

    private final CamundaClient engine;
    private final CheckoutDeparture checkout;
    private final NegativeOutcomes outcomes;
    private final Cancellations cancellations;

    EventDelivery(CamundaClient engine, CheckoutDeparture checkout, NegativeOutcomes outcomes, Cancellations cancellations) {
        this.engine = engine;
        this.checkout = checkout;
        this.outcomes = outcomes;
        this.cancellations = cancellations;
    }

    @Override
    public void on(DomainEvent event) {
        switch (event) {
            case PaymentRequestConfirmed e -> publish(e.eventId(), Messages.CONFIRMED, e.noticeCode(),
                    new PaymentRequestProcess.Confirmed(e.requestId().toString(), e.noticeCode(), e.serviceCode(),
                            e.officeCode(), e.remindAt(), e.dueAt()));
            case PaymentRequestDeleted e -> publish(e.eventId(), Messages.DELETED, e.noticeCode(), Map.of());
            case PaymentReceived e -> publish(e.eventId(), Messages.PAYMENT_RECEIVED, e.noticeCode(),
                    Map.of(Variables.RECEIPT_KEY, e.receiptKey().toString()));
            case LatePaymentReceived e -> publish(e.eventId(), Messages.LATE_PAYMENT_RECEIVED, e.receiptKey().toString(),
                    Map.of(Variables.REQUEST_ID, e.requestId().toString(), Variables.NOTICE_CODE, e.noticeCode(),
                            Variables.RECEIPT_KEY, e.receiptKey().toString()));
            case OnlinePaymentStarted e -> publish(e.eventId(), Messages.ONLINE_PAYMENT_STARTED, e.noticeCode(),
                    Map.of(Variables.ATTEMPT_ID, e.attemptId().toString()));
            case UnmatchedReceiptArrived e -> publish(e.eventId(), UnmatchedReceiptProcess.Messages.ARRIVED,
                    e.receiptKey().toString(),
                    new UnmatchedReceiptProcess.Arrived(e.receiptKey().toString(), e.noticeCode(), e.officeCode(),
                            UnmatchedReason.valueOf(e.reason()).label()));
            case CheckoutRequested e -> checkout.leave(e.attemptId());
            case OnlineAttemptFailed e -> outcomes.produce(e.attemptId());
            case PaymentRequestCancelled e -> cancellations.tell(e.requestId(), e.reason());
            case TaskDecided e -> complete(e);
        }
    }

    /** Idempotent by business key: a task is completed once, and then it is not there any more. */
    private void complete(TaskDecided decided) {
        var variables = new HashMap<String, Object>();
        if (decided.decision() != null) {
            variables.put(UnmatchedReceiptProcess.Variables.DECISION, decided.decision());
        }
        if (decided.noticeCode() != null) {
            variables.put(UnmatchedReceiptProcess.Variables.OTHER_NOTICE_CODE, decided.noticeCode());
        }
        try {
            engine.newCompleteUserTaskCommand(decided.taskKey()).variables(variables).requestTimeout(LISTENED_TO)
                    .send().join(LISTENED_TO.toSeconds() + 2, TimeUnit.SECONDS);
        } catch (ClientHttpException e) {
            if (e.code() != 404) {
                throw e;
            }
        }
    }

    private void publish(UUID eventId, String message, String key, Object variables) {
        try {
            engine.newPublishMessageCommand().messageName(message).correlationKey(key).messageId(eventId.toString())
                    .timeToLive(LIFE).variables(variables).requestTimeout(PATIENCE)
                    .send().join(PATIENCE.toSeconds() + 2, TimeUnit.SECONDS);
        } catch (ClientHttpException e) {
            if (e.code() != 409) {
                throw e;
            }
        } catch (ClientStatusException e) {
            if (e.getStatusCode() != Status.Code.ALREADY_EXISTS) {
                throw e;
            }
        }
    }
}
