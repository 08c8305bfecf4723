package it.portaledgst.workers.support;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.UserTaskProperties;
import io.camunda.client.api.worker.JobClient;
import it.portaledgst.domain.Problem;
import it.portaledgst.domain.support.SupportLifecycle;
import it.portaledgst.domain.support.TaskDone;
import it.portaledgst.processes.SupportRequestProcess.Actions;
import it.portaledgst.processes.SupportRequestProcess.Listeners;
import it.portaledgst.processes.SupportRequestProcess.Variables;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Keeps the portal's worklist and the engine's user task the same, whichever of the two somebody works in. What the portal
 * would refuse is refused here, with the same sentence.
 */
@Component
public class SupportTaskListeners {

    private final SupportLifecycle support;

    SupportTaskListeners(SupportLifecycle support) {
        this.support = support;
    }

    /** Idempotent by stored result: the newest task is the one that counts. Whoever has the request has the task from its beginning. */
    @JobWorker(type = Listeners.CREATED, autoComplete = false)
    public void created(JobClient jobs, ActivatedJob job) {
        var holder = support.taskCreated(id(job), job.getUserTask().getUserTaskKey());
        jobs.newCompleteCommand(job).withResult(result -> result.forUserTask()
                .correct(task -> holder.map(task::assignee).orElse(task))).send().join();
    }

    /** Idempotent by nature: who has it, has it. */
    @JobWorker(type = Listeners.ASSIGNED, autoComplete = false)
    public void assigned(JobClient jobs, ActivatedJob job) {
        var task = job.getUserTask();
        answer(jobs, job, support.taskAssigned(id(job), task.getAssignee(), SupportDelivery.BY_PORTAL.equals(task.getAction())));
    }

    /** Idempotent by stored result: a task that is over stays so. */
    @JobWorker(type = Listeners.COMPLETED, autoComplete = false)
    public void completed(JobClient jobs, ActivatedJob job) {
        var task = job.getUserTask();
        if (SupportDelivery.BY_PORTAL.equals(task.getAction())) {
            support.taskCompletedByPortal(id(job), task.getUserTaskKey(), UUID.fromString(text(job, Variables.ACT_ID)));
            answer(jobs, job, Optional.empty());
        } else {
            answer(jobs, job, support.taskCompleted(id(job), task.getUserTaskKey(), done(job, task)));
        }
    }

    /** Idempotent by stored result: a task that is over stays so. */
    @JobWorker(type = Listeners.CANCELED, autoComplete = false)
    public void canceled(JobClient jobs, ActivatedJob job) {
        support.taskOver(id(job), job.getUserTask().getUserTaskKey());
        answer(jobs, job, Optional.empty());
    }

    private static TaskDone done(ActivatedJob job, UserTaskProperties task) {
        var action = text(job, Variables.ACTION);
        var reason = Actions.CLOSE.equals(action) ? Variables.CLOSE_REASON : Variables.FORWARD_REASON;
        return new TaskDone(task.getAssignee(), action, text(job, Variables.TARGET_OFFICE), text(job, reason));
    }

    private static void answer(JobClient jobs, ActivatedJob job, Optional<Problem> refusal) {
        jobs.newCompleteCommand(job).withResult(result -> refusal.isEmpty() ? result.forUserTask().deny(false)
                : result.forUserTask().deny(true, refusal.get().sentence())).send().join();
    }

    private static UUID id(ActivatedJob job) {
        return UUID.fromString(text(job, Variables.SUPPORT_ID));
    }

    private static String text(ActivatedJob job, String variable) {
        Map<String, Object> held = job.getVariablesAsMap();
        return held.get(variable) instanceof String words ? words : null;
    }
}
