package it.portaledgst.workers.payment;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import it.portaledgst.domain.event.TaskDecided;
import it.portaledgst.processes.UnmatchedReceiptProcess;
import it.portaledgst.workers.EngineRefusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Completes the engine's tasks that somebody has decided on in the portal. */
@Component
public class DecidedTasks {

    /** A task is complete when its listener has said yes. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CamundaClient engine;

    DecidedTasks(CamundaClient engine) {
        this.engine = engine;
    }

    /** Idempotent by business key: a task is completed once, and then it is not there any more. */
    public void complete(TaskDecided decided) {
        var variables = new HashMap<String, Object>();
        if (decided.decision() != null) {
            variables.put(UnmatchedReceiptProcess.Variables.DECISION, decided.decision());
        }
        if (decided.noticeCode() != null) {
            variables.put(UnmatchedReceiptProcess.Variables.OTHER_NOTICE_CODE, decided.noticeCode());
        }
        try {
            engine.newCompleteUserTaskCommand(decided.taskKey()).variables(variables).requestTimeout(PATIENCE)
                    .send().join(PATIENCE.toSeconds() + 2, TimeUnit.SECONDS);
        } catch (ClientException e) {
            if (!EngineRefusal.notThere(e)) {
                throw e;
            }
        }
    }
}
