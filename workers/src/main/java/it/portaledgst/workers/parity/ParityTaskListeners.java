package it.portaledgst.workers.parity;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.jobhandling.result.UserTaskResultFunction;
import it.portaledgst.domain.parity.ParityTasks;
import it.portaledgst.processes.ParityCheckProcess.Case;
import it.portaledgst.processes.ParityCheckProcess.Jobs;
import it.portaledgst.processes.ParityCheckProcess.Variables;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The listeners of the user task about a difference: they keep the portal's list, so that it and Tasklist agree. What was decided in the
 * portal is completed as the portal says, or not at all. All idempotent by stored result.
 */
@Component
public class ParityTaskListeners {

    private static final String REFUSED = "Su questa differenza si è già deciso nel portale, oppure manca la decisione.";

    private final ParityTasks tasks;

    ParityTaskListeners(ParityTasks tasks) {
        this.tasks = tasks;
    }

    @JobWorker(type = Jobs.TASK_CREATED)
    public void created(ActivatedJob job, @Variable(name = Variables.DIFFERENCE) Case asked) {
        var task = job.getUserTask();
        tasks.created(UUID.fromString(asked.differenceId()), task.getUserTaskKey(), task.getDueDate() == null ? null : task.getDueDate().toInstant());
    }

    /** A variable named as a parameter would be the only one that is fetched. */
    @JobWorker(type = Jobs.TASK_COMPLETING)
    public UserTaskResultFunction completing(ActivatedJob job) {
        var said = job.getVariablesAsMap();
        var difference = UUID.fromString((String) ((Map<?, ?>) said.get(Variables.DIFFERENCE)).get("differenceId"));
        boolean may = tasks.completing(difference, said.get(Variables.DECISION) instanceof String words ? words : null, job.getUserTask().getAssignee());
        return result -> may ? result : result.deny(true, REFUSED);
    }

    @JobWorker(type = Jobs.TASK_GONE)
    public void gone(ActivatedJob job, @Variable(name = Variables.DIFFERENCE) Case asked) {
        tasks.gone(UUID.fromString(asked.differenceId()), job.getUserTask().getUserTaskKey());
    }
}
