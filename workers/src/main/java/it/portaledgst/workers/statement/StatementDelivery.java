package it.portaledgst.workers.statement;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientHttpException;
import it.portaledgst.domain.event.StatementEvent;
import it.portaledgst.domain.statement.StatementLifecycle;
import it.portaledgst.processes.CompanyStatementProcess.Messages;
import it.portaledgst.processes.CompanyStatementProcess.Requested;
import it.portaledgst.processes.CompanyStatementProcess.Variables;
import it.portaledgst.workers.EngineMessages;
import org.springframework.stereotype.Component;

/** Tells the engine what happened to a company statement in the portal. An exception brings the event back. */
@Component
public class StatementDelivery {

    /** The answer waits for the task's listeners, which are jobs of their own. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CamundaClient engine;
    private final EngineMessages messages;
    private final StatementLifecycle statements;

    StatementDelivery(CamundaClient engine, EngineMessages messages, StatementLifecycle statements) {
        this.engine = engine;
        this.messages = messages;
        this.statements = statements;
    }

    /** Idempotent by business key (the message) and by stored result (the task). */
    public void deliver(StatementEvent event) {
        switch (event) {
            case StatementEvent.Requested e -> messages.publish(e.eventId(), Messages.REQUESTED, e.statementId().toString(), requested(e.statementId()));
            case StatementEvent.Decided e -> complete(e.statementId());
        }
    }

    /**
     * The engine has lost it: it begins again, and what was decided completes its task again.
     *
     * @param eventId the same for the same loss, so that the engine takes it once
     */
    public void takeUp(UUID eventId, UUID id) {
        statements.taskLost(id);
        deliver(new StatementEvent.Requested(eventId, id));
    }

    private Requested requested(UUID id) {
        var statement = statements.get(id);
        return new Requested(id.toString(), statement.number(), statement.officeCode(), statement.dueAt().toString(),
                StatementLifecycle.warnAt(statement.dueAt()).toString(), statements.escalateAt(statement).toString());
    }

    /** Completes the task, which may have to appear first, or again after the one of the office was taken away. */
    private void complete(UUID id) {
        var outcome = statements.untold(id);
        if (outcome.isEmpty()) {
            return;
        }
        long task = statements.task(id).orElseThrow(() -> new IllegalStateException("the task of company statement " + id + " is not there yet"));
        try {
            engine.newCompleteUserTaskCommand(task).variables(Map.of(Variables.OUTCOME, outcome.get())).requestTimeout(PATIENCE)
                    .send().join(PATIENCE.toSeconds() + 2, TimeUnit.SECONDS);
        } catch (ClientHttpException e) {
            if (statements.untold(id).isPresent()) {
                throw e;
            }
        }
    }
}
