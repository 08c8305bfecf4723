package it.portaledgst.domain.event;

import java.util.UUID;

/** What happened and must reach the process engine. Ids, codes and deadlines only: never personal data. */
public sealed interface DomainEvent permits PaymentRequestConfirmed, PaymentRequestDeleted, PaymentReceived,
        LatePaymentReceived, UnmatchedReceiptArrived, OnlinePaymentStarted, CheckoutRequested, OnlineAttemptFailed,
        PaymentRequestCancelled, TaskDecided, SupportEvent, StatementEvent, IncidentRetryAsked, ParityEvent {

    /** Identifies the event for ever; it is the message id in the engine, which makes a second delivery harmless. */
    UUID eventId();

    /** Events with the same key are delivered in the order in which they were written. */
    UUID key();
}
