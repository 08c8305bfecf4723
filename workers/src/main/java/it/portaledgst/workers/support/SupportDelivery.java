package it.portaledgst.workers.support;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientHttpException;
import it.portaledgst.domain.event.SupportEvent;
import it.portaledgst.domain.support.SupportLifecycle;
import it.portaledgst.domain.support.SupportState;
import it.portaledgst.processes.SupportRequestProcess;
import it.portaledgst.processes.SupportRequestProcess.Messages;
import it.portaledgst.processes.SupportRequestProcess.Variables;
import it.portaledgst.workers.EngineMessages;
import it.portaledgst.workers.EngineRefusal;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Tells the engine what happened to a support request in the portal. What is told is what is so at that moment. An exception
 * brings the event back, and the later ones of the same request wait for it.
 */
@Component
public class SupportDelivery {

    /** How the engine's listeners know that the portal has done already what it asks for. */
    static final String BY_PORTAL = "portal";
    /** The answer waits for the task's listeners, which are jobs of their own. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CamundaClient engine;
    private final EngineMessages messages;
    private final SupportLifecycle support;

    SupportDelivery(CamundaClient engine, EngineMessages messages, SupportLifecycle support) {
        this.engine = engine;
        this.messages = messages;
        this.support = support;
    }

    /** Idempotent by business key (messages) and by stored result (tasks). */
    public void deliver(SupportEvent event) {
        var id = event.supportId();
        switch (event) {
            case SupportEvent.Opened e -> messages.publish(e.eventId(), Messages.OPENED, id.toString(), opened(id));
            case SupportEvent.Reopened e -> messages.publish(e.eventId(), Messages.REOPENED, id.toString(), continued(id));
            case SupportEvent.Replied e -> messages.publish(e.eventId(), Messages.REPLIED, e.questionId().toString(), continued(id));
            case SupportEvent.ClaimChanged e -> claim(id);
            case SupportEvent.Acted e -> complete(id, e.actId());
        }
    }

    /**
     * The engine has lost the request: a new instance takes it up where the database has it.
     *
     * @param eventId the same for the same loss, so that the engine takes it once, whatever it answered
     */
    public void takeUp(UUID eventId, UUID id) {
        support.taskLost(id);
        var state = support.get(id).state();
        if (state == SupportState.NEW) {
            deliver(new SupportEvent.Opened(eventId, id));
        } else if (state == SupportState.WAITING && !support.hasUntold(id)) {
            // at the question: its letter has gone out, and its days are counted from when it was asked. The engine would begin it as often as
            // it is told; what it did not take at the first try is found by the next comparison and is for a person
            if (!support.takesUp(id, eventId)) {
                return;
            }
            engine.newCreateInstanceCommand().bpmnProcessId(SupportRequestProcess.PROCESS_ID).latestVersion().variables(continued(id))
                    .startBeforeElement(SupportRequestProcess.SEND_QUESTION).requestTimeout(PATIENCE).send().join(PATIENCE.toSeconds() + 2, TimeUnit.SECONDS);
        } else if (state.open() || support.hasUntold(id)) {
            // with its office, which has a task again; what a clerk has done already completes it
            deliver(new SupportEvent.Reopened(eventId, id));
        }
    }

    private SupportRequestProcess.Opened opened(UUID id) {
        var request = support.get(id);
        var facts = support.facts(id);
        return new SupportRequestProcess.Opened(id.toString(), request.number(), facts.category().name(), facts.notice().name(),
                name(facts.requestState()), facts.attemptPending(), facts.receiptMissing(), facts.saysPaid(), facts.blocked(),
                facts.chosenOffice(), name(facts.criterion()), facts.competentOffice(), facts.abroad());
    }

    private SupportRequestProcess.Continued continued(UUID id) {
        var request = support.get(id);
        return new SupportRequestProcess.Continued(id.toString(), request.number(), request.category().name(), Turns.told(support.turn(id)));
    }

    /** Whoever has the request has the task; a task that is gone needs nobody. */
    private void claim(UUID id) {
        var task = support.task(id);
        if (task.isEmpty()) {
            return; // the next task is given to whoever has the request
        }
        try {
            var command = support.claimedBy(id).<io.camunda.client.api.command.FinalCommandStep<?>>map(subject ->
                            engine.newAssignUserTaskCommand(task.get()).assignee(subject).action(BY_PORTAL).allowOverride(true))
                    .orElseGet(() -> engine.newUnassignUserTaskCommand(task.get()));
            command.requestTimeout(PATIENCE).send().join(PATIENCE.toSeconds() + 2, TimeUnit.SECONDS);
        } catch (ClientException e) {
            if (!EngineRefusal.notThere(e) || task.equals(support.task(id))) {
                throw e;
            }
        }
    }

    /** Completes the task the act was done for, which may have to appear first. */
    private void complete(UUID id, UUID actId) {
        var action = support.untold(actId);
        if (action.isEmpty()) {
            return;
        }
        long task = support.task(id).orElseThrow(() -> new IllegalStateException("the task of support request " + id + " is not there yet"));
        try {
            engine.newCompleteUserTaskCommand(task).action(BY_PORTAL)
                    .variables(Map.of(Variables.ACTION, action.get(), Variables.ACT_ID, actId.toString()))
                    .requestTimeout(PATIENCE).send().join(PATIENCE.toSeconds() + 2, TimeUnit.SECONDS);
        } catch (ClientHttpException e) {
            if (support.untold(actId).isPresent()) {
                throw e;
            }
        }
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }
}
