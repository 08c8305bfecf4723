package it.portaledgst.workers.monitoring;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.search.response.UserTask;
import it.portaledgst.domain.event.ParityEvent;
import it.portaledgst.domain.parity.ParityTasks;
import it.portaledgst.processes.ParityCheckProcess;
import it.portaledgst.processes.ParityCheckProcess.Messages;
import it.portaledgst.processes.ParityCheckProcess.Variables;
import it.portaledgst.workers.EngineInstances;
import it.portaledgst.workers.EngineMessages;
import it.portaledgst.workers.EngineRefusal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the engine what the staff want of the comparison of database and engine. An exception brings the event back. */
@Component
public class ParityDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(ParityDelivery.class);

    /** As long as the portal waits for a comparison to begin; what the engine takes later would surprise. */
    private static final Duration LIFE = Duration.ofHours(1);
    /** The answer waits for the task's listeners, which are jobs of their own. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** The engine's search is late by seconds. */
    private static final Duration SEARCH_LAGS = Duration.ofMinutes(5);

    private final CamundaClient engine;
    private final EngineInstances instances;
    private final EngineMessages messages;
    private final ParityTasks tasks;
    private final Clock clock;

    ParityDelivery(CamundaClient engine, EngineMessages messages, ParityTasks tasks, Clock clock) {
        this.engine = engine;
        this.instances = new EngineInstances(engine);
        this.messages = messages;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Idempotent by business key (the message) and by stored result (the task). */
    public void deliver(ParityEvent event) {
        switch (event) {
            case ParityEvent.Asked e -> messages.publish(e.eventId(), Messages.REQUESTED, "", Map.of(), LIFE);
            case ParityEvent.Decided e -> tasks.untold(e.differenceId()).ifPresent(untold -> complete(e.differenceId(), untold));
        }
    }

    /**
     * An engine that has lost its data counts keys from the beginning, and this may be long after: the key has to stand for the same
     * task still. When it does not, the next comparison asks again. An engine that has lost nothing shows its task later.
     */
    private void complete(UUID id, ParityTasks.Untold untold) {
        var task = find(untold.taskKey());
        if (task.isEmpty()) {
            boolean late = untold.since().isBefore(clock.instant().minus(SEARCH_LAGS));
            if (late && !instances.runs(ParityCheckProcess.PROCESS_ID, untold.caseKey())) {
                return;
            }
            if (!late || !tasks.askAgain(id, untold.taskKey())) {
                throw new IllegalStateException("the task of difference " + id + " is not to be seen in the engine yet");
            }
            LOG.warn("parity: the engine does not show task {} of difference {}, though its case {} is open: the decision {} could not be told, and is asked for again.",
                    untold.taskKey(), id, untold.caseKey(), untold.decision());
            return;
        }
        if (!ParityCheckProcess.TASK_ID.equals(task.get().getElementId()) || task.get().getProcessInstanceKey() != untold.caseKey()) {
            return;
        }
        try {
            engine.newCompleteUserTaskCommand(untold.taskKey()).variables(Map.of(Variables.DECISION, untold.decision())).requestTimeout(PATIENCE)
                    .send().join(PATIENCE.toSeconds() + 2, TimeUnit.SECONDS);
        } catch (ClientException e) {
            if (!EngineRefusal.notThere(e)) {
                throw e;
            }
        }
    }

    private Optional<UserTask> find(long key) {
        try {
            return Optional.of(engine.newUserTaskGetRequest(key).requestTimeout(PATIENCE).send().join(PATIENCE.toSeconds() + 2, TimeUnit.SECONDS));
        } catch (ClientException e) {
            if (!EngineRefusal.notThere(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
