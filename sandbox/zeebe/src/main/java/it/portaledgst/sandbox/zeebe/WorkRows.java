package it.portaledgst.sandbox.zeebe;

import static it.portaledgst.sandbox.zeebe.Json.emptyToNull;
import static it.portaledgst.sandbox.zeebe.ReadModel.CORRELATED_MESSAGES;
import static it.portaledgst.sandbox.zeebe.ReadModel.JOBS;
import static it.portaledgst.sandbox.zeebe.ReadModel.MESSAGE_SUBSCRIPTIONS;
import static it.portaledgst.sandbox.zeebe.ReadModel.PROCESS_INSTANCES;
import static it.portaledgst.sandbox.zeebe.ReadModel.USER_TASKS;

import io.camunda.zeebe.protocol.impl.record.value.job.JobBatchRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageStartEventSubscriptionRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.ProcessMessageSubscriptionRecord;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.JobBatchIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.MessageStartEventSubscriptionIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessMessageSubscriptionIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The rows of the {@link ReadModel} about what waits for somebody: jobs, user tasks, messages. */
final class WorkRows {

  private static final Set<UserTaskIntent> AS_IT_IS = EnumSet.of(UserTaskIntent.CREATING, UserTaskIntent.CREATED,
      UserTaskIntent.ASSIGNED, UserTaskIntent.UPDATED, UserTaskIntent.COMPLETED, UserTaskIntent.CANCELED);

  private final History.Session session;
  private final DefinitionRows definitions;
  private final InstanceRows instances;

  WorkRows(History.Session session, DefinitionRows definitions, InstanceRows instances) {
    this.session = session;
    this.definitions = definitions;
    this.instances = instances;
  }

  void job(Intent intent, long jobKey, long time, JobRecord job) {
    if (intent == JobIntent.CREATED) {
      JOBS.put(session,
          "jobKey", jobKey,
          "creationTime", time,
          "elementInstanceKey", job.getElementInstanceKey(),
          "kind", job.getJobKind().name(),
          "listenerEventType", job.getJobListenerEventType().name(),
          "processInstanceKey", job.getProcessInstanceKey(),
          "rootProcessInstanceKey", instances.root(job.getProcessInstanceKey()),
          "tenantId", job.getTenantId(),
          "type", job.getType());
    }
    boolean ended = intent == JobIntent.COMPLETED || intent == JobIntent.CANCELED || intent == JobIntent.ERROR_THROWN;
    JOBS.change(session, jobKey,
        "customHeaders", job.getCustomHeaders(),
        "deadline", job.getDeadline(),
        "deniedReason", emptyToNull(job.getResult().getDeniedReason()),
        "elementId", job.getElementId(),
        "endTime", ended ? time : null,
        "errorCode", emptyToNull(job.getErrorCode()),
        "errorMessage", emptyToNull(job.getErrorMessage()),
        "hasFailedWithRetriesLeft", intent == JobIntent.FAILED && job.getRetries() > 0,
        "isDenied", job.getResult().isDenied(),
        "processDefinitionId", job.getBpmnProcessId(),
        "processDefinitionKey", job.getProcessDefinitionKey(),
        "retries", job.getRetries(),
        "worker", job.getWorker(),
        "lastUpdateTime", time);
    String state = switch ((JobIntent) intent) {
      case CREATED, COMPLETED, FAILED, TIMED_OUT, RETRIES_UPDATED, CANCELED, ERROR_THROWN, MIGRATED -> ((JobIntent) intent).name();
      default -> null;
    };
    if (state != null) {
      JOBS.change(session, jobKey, "state", state);
    }
  }

  void activated(Intent intent, long time, JobBatchRecord batch) {
    if (intent == JobBatchIntent.ACTIVATED) {
      for (Long jobKey : batch.getJobKeys()) {
        JOBS.change(session, jobKey, "worker", batch.getWorker(), "deadline", time + batch.getTimeout(), "lastUpdateTime", time);
      }
    }
  }

  void userTask(Intent intent, long time, UserTaskRecord task) {
    long taskKey = task.getUserTaskKey();
    if (intent == UserTaskIntent.CREATING) {
      Map<String, Object> instance = PROCESS_INSTANCES.get(session, task.getProcessInstanceKey());
      USER_TASKS.put(session,
          "userTaskKey", taskKey,
          "creationDate", task.getCreationTimestamp() > 0 ? task.getCreationTimestamp() : time,
          "tenantId", task.getTenantId(),
          "externalFormReference", emptyToNull(task.getExternalFormReference()),
          "customHeaders", task.getCustomHeaders(),
          "elementInstanceKey", task.getElementInstanceKey(),
          "processInstanceKey", task.getProcessInstanceKey(),
          "rootProcessInstanceKey", instances.root(task.getProcessInstanceKey()),
          "formKey", task.getFormKey() > 0 ? task.getFormKey() : null,
          "tags", instance.get("tags"));
    }
    if (intent == UserTaskIntent.CREATING || intent == UserTaskIntent.MIGRATED) {
      ProcessModel model = definitions.model(task.getProcessDefinitionKey());
      USER_TASKS.change(session, taskKey,
          "name", model.nameOf(task.getElementId()),
          "elementId", task.getElementId(),
          "processName", model.name(),
          "processDefinitionId", task.getBpmnProcessId(),
          "processDefinitionKey", task.getProcessDefinitionKey(),
          "processDefinitionVersion", task.getProcessDefinitionVersion());
    }
    // While listeners are asked (and when they say no), the record carries what is wanted, not what is.
    if (AS_IT_IS.contains(intent)) {
      USER_TASKS.change(session, taskKey,
          "assignee", emptyToNull(task.getAssignee()),
          "candidateGroups", task.getCandidateGroupsList(),
          "candidateUsers", task.getCandidateUsersList(),
          "followUpDate", Json.millis(task.getFollowUpDate()),
          "dueDate", Json.millis(task.getDueDate()),
          "priority", task.getPriority());
    }
    String state = switch ((UserTaskIntent) intent) {
      case CREATING -> "CREATING";
      case CREATED, ASSIGNED, UPDATED, COMPLETION_DENIED, ASSIGNMENT_DENIED, UPDATE_DENIED -> "CREATED";
      case ASSIGNING, CLAIMING -> "ASSIGNING";
      case UPDATING -> "UPDATING";
      case COMPLETING -> "COMPLETING";
      case COMPLETED -> "COMPLETED";
      case CANCELING -> "CANCELING";
      case CANCELED -> "CANCELED";
      default -> null; // corrections and listeners leave the state as it is
    };
    if (state != null) {
      USER_TASKS.change(session, taskKey, "state", state);
    }
    if ("COMPLETED".equals(state) || "CANCELED".equals(state)) {
      USER_TASKS.change(session, taskKey, "completionDate", time);
    }
  }

  void messageSubscription(Intent intent, long subscriptionKey, long time, ProcessMessageSubscriptionRecord subscription) {
    if (intent != ProcessMessageSubscriptionIntent.CREATED
        && intent != ProcessMessageSubscriptionIntent.CORRELATED
        && intent != ProcessMessageSubscriptionIntent.DELETED
        && intent != ProcessMessageSubscriptionIntent.MIGRATED) {
      return;
    }
    Object definitionKey = session.query("SELECT processDefinitionKey FROM process_instances WHERE processInstanceKey = ?",
        row -> row.getLong(1), subscription.getProcessInstanceKey()).stream().findFirst().orElse(null);
    MESSAGE_SUBSCRIPTIONS.put(session,
        "messageSubscriptionKey", subscriptionKey,
        "processDefinitionId", subscription.getBpmnProcessId(),
        "processDefinitionKey", definitionKey,
        "processInstanceKey", subscription.getProcessInstanceKey(),
        "rootProcessInstanceKey", instances.root(subscription.getProcessInstanceKey()),
        "elementId", subscription.getElementId(),
        "elementInstanceKey", subscription.getElementInstanceKey(),
        "messageSubscriptionState", ((ProcessMessageSubscriptionIntent) intent).name(),
        "lastUpdatedDate", time,
        "messageName", subscription.getMessageName(),
        "correlationKey", subscription.getCorrelationKey(),
        "tenantId", subscription.getTenantId());
    if (intent == ProcessMessageSubscriptionIntent.CORRELATED) {
      CORRELATED_MESSAGES.put(session,
          "_id", subscription.getMessageKey() + "/" + subscriptionKey,
          "correlationKey", subscription.getCorrelationKey(),
          "correlationTime", time,
          "elementId", subscription.getElementId(),
          "elementInstanceKey", subscription.getElementInstanceKey(),
          "messageKey", subscription.getMessageKey(),
          "messageName", subscription.getMessageName(),
          "partitionId", Partition.ID,
          "processDefinitionId", subscription.getBpmnProcessId(),
          "processDefinitionKey", definitionKey,
          "processInstanceKey", subscription.getProcessInstanceKey(),
          "rootProcessInstanceKey", instances.root(subscription.getProcessInstanceKey()),
          "subscriptionKey", subscriptionKey,
          "tenantId", subscription.getTenantId());
    }
  }

  void startMessage(Intent intent, long subscriptionKey, long time, MessageStartEventSubscriptionRecord subscription) {
    if (intent == MessageStartEventSubscriptionIntent.CORRELATED) {
      CORRELATED_MESSAGES.put(session,
          "_id", subscription.getMessageKey() + "/" + subscriptionKey,
          "correlationKey", subscription.getCorrelationKey(),
          "correlationTime", time,
          "elementId", subscription.getStartEventId(),
          "messageKey", subscription.getMessageKey(),
          "messageName", subscription.getMessageName(),
          "partitionId", Partition.ID,
          "processDefinitionId", subscription.getBpmnProcessId(),
          "processDefinitionKey", subscription.getProcessDefinitionKey(),
          "processInstanceKey", subscription.getProcessInstanceKey(),
          "rootProcessInstanceKey", subscription.getProcessInstanceKey(),
          "subscriptionKey", subscriptionKey,
          "tenantId", subscription.getTenantId());
    }
  }
}
