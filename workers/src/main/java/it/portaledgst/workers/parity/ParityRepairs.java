package it.portaledgst.workers.parity;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import it.portaledgst.domain.desk.EngineTasks;
import it.portaledgst.domain.event.DomainEvent;
import it.portaledgst.domain.event.DomainEventListener;
import it.portaledgst.domain.event.PaymentReceived;
import it.portaledgst.domain.event.PaymentRequestDeleted;
import it.portaledgst.domain.parity.Difference;
import it.portaledgst.domain.parity.Difference.Kind;
import it.portaledgst.domain.parity.ToldAgain;
import it.portaledgst.processes.CompanyStatementProcess;
import it.portaledgst.processes.PaymentRequestProcess;
import it.portaledgst.processes.PaymentRequestProcess.Messages;
import it.portaledgst.processes.PaymentRequestProcess.Variables;
import it.portaledgst.processes.SupportRequestProcess;
import it.portaledgst.workers.EngineMessages;
import it.portaledgst.workers.EngineRefusal;
import it.portaledgst.workers.payment.PaymentRequestJobs;
import it.portaledgst.workers.statement.StatementDelivery;
import it.portaledgst.workers.support.SupportDelivery;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Makes the engine agree with the database again, one difference at a time; the database itself is never changed to fit. */
@Component
class ParityRepairs {

    /** For an instance that waits now. It must not wait for a later life of the same request. */
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CamundaClient engine;
    private final EngineMessages messages;
    private final DomainEventListener delivery;
    private final ToldAgain toldAgain;
    private final EngineTasks tasks;
    private final SupportDelivery support;
    private final StatementDelivery statements;
    private final PaymentRequestJobs payments;

    ParityRepairs(CamundaClient engine, EngineMessages messages, DomainEventListener delivery, ToldAgain toldAgain, EngineTasks tasks,
                  SupportDelivery support, StatementDelivery statements, PaymentRequestJobs payments) {
        this.engine = engine;
        this.messages = messages;
        this.delivery = delivery;
        this.toldAgain = toldAgain;
        this.tasks = tasks;
        this.support = support;
        this.statements = statements;
        this.payments = payments;
    }

    /** What is safe without a person. */
    void repair(Difference difference) {
        if (difference.kind() == Kind.ORPHAN_INSTANCE) {
            cancel(difference.instanceKey());
            return;
        }
        if (difference.kind() == Kind.MISSING_INSTANCE) {
            tasks.lost(difference.subject());
        }
        switch (difference.process()) {
            case PaymentRequestProcess.PROCESS_ID -> toldAgain.aboutPayment(difference).forEach(this::tell);
            case SupportRequestProcess.PROCESS_ID -> support.takeUp(ToldAgain.id(difference, difference.subject()), difference.subject());
            case CompanyStatementProcess.PROCESS_ID -> statements.takeUp(ToldAgain.id(difference, difference.subject()), difference.subject());
            default -> toldAgain.aboutReceipt(difference).forEach(this::tell);
        }
    }

    /** What a person has agreed to: an instance that goes on after the end is cancelled, too. */
    void asDecided(Difference difference) {
        if (difference.kind() != Kind.DIFFERENT_STATE) {
            repair(difference);
            return;
        }
        cancel(difference.instanceKey());
        if (difference.process().equals(PaymentRequestProcess.PROCESS_ID)) {
            payments.updatePosition(difference.subject()); // the instance would have told it
        }
    }

    private void tell(DomainEvent event) {
        switch (event) {
            case PaymentReceived e -> messages.publish(e.eventId(), Messages.PAYMENT_RECEIVED, e.noticeCode(),
                    Map.of(Variables.RECEIPT_KEY, e.receiptKey().toString()), SHORT);
            case PaymentRequestDeleted e -> messages.publish(e.eventId(), Messages.DELETED, e.noticeCode(), Map.of(), SHORT);
            default -> delivery.on(event);
        }
    }

    /** Gone is gone. */
    private void cancel(long instanceKey) {
        try {
            engine.newCancelInstanceCommand(instanceKey).requestTimeout(PATIENCE).send().join(PATIENCE.toSeconds() + 2, TimeUnit.SECONDS);
        } catch (ClientException e) {
            if (!EngineRefusal.notThere(e)) {
                throw e;
            }
        }
    }
}
