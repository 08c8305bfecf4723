package it.portaledgst.workers.payment;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.jobhandling.result.UserTaskResultFunction;
import it.portaledgst.domain.desk.EngineTasks;
import it.portaledgst.domain.office.Office;
import it.portaledgst.processes.PaymentRequestProcess;
import it.portaledgst.processes.UnmatchedReceiptProcess;
import it.portaledgst.processes.UnmatchedReceiptProcess.Variables;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The listeners of the user tasks about payments: they keep the portal's worklist, so that it and Tasklist agree. A task
 * that was decided in the portal is completed as the portal says, or not at all. All idempotent by the task's key.
 */
@Component
public class StaffTaskJobs {

    private static final String REFUSED = "Su questo caso si è già deciso nel portale.";

    private final EngineTasks tasks;

    StaffTaskJobs(EngineTasks tasks) {
        this.tasks = tasks;
    }

    @JobWorker(type = UnmatchedReceiptProcess.Jobs.TASK_CREATED)
    public void receiptTaskCreated(ActivatedJob job, @Variable UUID receiptKey) {
        var task = job.getUserTask();
        var dueAt = task.getDueDate() == null ? null : task.getDueDate().toInstant();
        tasks.receiptToDecideOn(task.getUserTaskKey(), receiptKey, office(task.getCandidateGroups(), Office.CENTRAL), dueAt);
    }

    @JobWorker(type = UnmatchedReceiptProcess.Jobs.TASK_COMPLETING)
    public UserTaskResultFunction receiptTaskCompleting(ActivatedJob job) {
        var said = job.getVariablesAsMap();
        return answer(tasks.completing(job.getUserTask().getUserTaskKey(), (String) said.get(Variables.DECISION),
                (String) said.get(Variables.OTHER_NOTICE_CODE), job.getUserTask().getAssignee()));
    }

    @JobWorker(type = UnmatchedReceiptProcess.Jobs.TASK_GONE)
    public void receiptTaskGone(ActivatedJob job) {
        tasks.gone(job.getUserTask().getUserTaskKey());
    }

    @JobWorker(type = PaymentRequestProcess.Jobs.CHECK_TASK_CREATED)
    public void checkTaskCreated(ActivatedJob job, @Variable UUID requestId) {
        var task = job.getUserTask();
        tasks.paymentToCheck(task.getUserTaskKey(), requestId, office(task.getCandidateGroups(), Office.TECHNICAL_SUPPORT));
    }

    @JobWorker(type = PaymentRequestProcess.Jobs.CHECK_TASK_COMPLETING)
    public UserTaskResultFunction checkTaskCompleting(ActivatedJob job) {
        return answer(tasks.completing(job.getUserTask().getUserTaskKey(), null, null, job.getUserTask().getAssignee()));
    }

    @JobWorker(type = PaymentRequestProcess.Jobs.CHECK_TASK_GONE)
    public void checkTaskGone(ActivatedJob job) {
        tasks.gone(job.getUserTask().getUserTaskKey());
    }

    private static UserTaskResultFunction answer(boolean may) {
        return result -> may ? result : result.deny(true, REFUSED);
    }

    private static String office(List<String> groups, String otherwise) {
        return groups == null || groups.isEmpty() ? otherwise : groups.getFirst();
    }
}
