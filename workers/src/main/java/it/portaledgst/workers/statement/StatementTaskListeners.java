package it.portaledgst.workers.statement;

import java.util.UUID;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.jobhandling.result.UserTaskResultFunction;
import it.portaledgst.domain.statement.StatementLifecycle;
import it.portaledgst.processes.CompanyStatementProcess.Listeners;
import it.portaledgst.processes.CompanyStatementProcess.Variables;
import org.springframework.stereotype.Component;

/** Keep the portal and the engine's user tasks the same. What the portal would refuse is refused here, with the same sentence. */
@Component
public class StatementTaskListeners {

    private final StatementLifecycle statements;

    StatementTaskListeners(StatementLifecycle statements) {
        this.statements = statements;
    }

    /** Idempotent by stored result: the newest task is the one that counts. */
    @JobWorker(type = Listeners.CREATED)
    public void created(ActivatedJob job, @Variable UUID statementId) {
        statements.taskCreated(statementId, job.getUserTask().getUserTaskKey());
    }

    /**
     * Idempotent by stored result: the first decision stays, and the same one is taken again. A variable named as a
     * parameter would be the only one that is fetched.
     */
    @JobWorker(type = Listeners.COMPLETED)
    public UserTaskResultFunction completed(ActivatedJob job) {
        var said = job.getVariablesAsMap();
        var refusal = statements.taskCompleted(UUID.fromString(text(said.get(Variables.STATEMENT_ID))), job.getUserTask().getUserTaskKey(), text(said.get(Variables.OUTCOME)),
                text(said.get(Variables.GROUND)), job.getUserTask().getAssignee());
        return result -> refusal.isEmpty() ? result : result.deny(true, refusal.get().sentence());
    }

    /** Idempotent by nature: a task that is gone stays so. */
    @JobWorker(type = Listeners.CANCELED)
    public void canceled(ActivatedJob job, @Variable UUID statementId) {
        statements.taskOver(statementId, job.getUserTask().getUserTaskKey());
    }

    private static String text(Object said) {
        return said instanceof String words ? words : null;
    }
}
