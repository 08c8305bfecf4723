package it.portaledgst.sandbox.zeebe;

import static it.portaledgst.sandbox.zeebe.Json.date;
import static it.portaledgst.sandbox.zeebe.Json.emptyToNull;
import static it.portaledgst.sandbox.zeebe.Json.key;
import static it.portaledgst.sandbox.zeebe.Json.object;

import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.impl.record.value.decision.DecisionEvaluationRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DecisionRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DecisionRequirementsRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.FormRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.ProcessRecord;
import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobBatchRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageStartEventSubscriptionRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.ProcessMessageSubscriptionRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.impl.record.value.variable.VariableRecord;
import io.camunda.zeebe.protocol.record.intent.FormIntent;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.JobBatchIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.MessageStartEventSubscriptionIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessMessageSubscriptionIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.intent.VariableIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/** What searches see: tables kept up to date from the events on the log. One writer, many readers. */
final class ReadModel {

  final Table processDefinitions = new Table("Process Definition", "name", "resourceName", "version", "versionTag", "processDefinitionId",
      "tenantId", "processDefinitionKey", "hasStartForm");
  final Table processInstances = new Table("Process Instance", "processDefinitionId", "processDefinitionName", "processDefinitionVersion",
      "processDefinitionVersionTag", "startDate", "endDate", "state", "hasIncident", "tenantId", "processInstanceKey",
      "processDefinitionKey", "parentProcessInstanceKey", "parentElementInstanceKey", "rootProcessInstanceKey", "tags", "businessId");
  final Table elementInstances = new Table("Element Instance", "processDefinitionId", "startDate", "endDate", "elementId", "elementName",
      "type", "state", "hasIncident", "tenantId", "elementInstanceKey", "processInstanceKey", "rootProcessInstanceKey",
      "processDefinitionKey", "incidentKey");
  final Table sequenceFlows = new Table("Sequence Flow", "processInstanceKey");
  final Table variables = new Table("Variable", "name", "value", "tenantId", "variableKey", "scopeKey", "processInstanceKey",
      "rootProcessInstanceKey");
  final Table incidents = new Table("Incident", "processDefinitionId", "errorType", "errorMessage", "elementId", "creationTime", "state",
      "tenantId", "incidentKey", "processDefinitionKey", "processInstanceKey", "rootProcessInstanceKey", "elementInstanceKey", "jobKey");
  final Table jobs = new Table("Job", "deadline", "deniedReason", "elementId", "elementInstanceKey", "endTime", "errorCode",
      "errorMessage", "hasFailedWithRetriesLeft", "isDenied", "jobKey", "kind", "listenerEventType", "processDefinitionId",
      "processDefinitionKey", "processInstanceKey", "retries", "state", "tenantId", "type", "worker", "creationTime", "lastUpdateTime");
  final Table userTasks = new Table("User Task", "name", "state", "assignee", "elementId", "processDefinitionId", "creationDate",
      "completionDate", "followUpDate", "dueDate", "tenantId", "priority", "userTaskKey", "elementInstanceKey", "processName",
      "processDefinitionKey", "processInstanceKey", "tags");
  final Table messageSubscriptions = new Table("Message Subscription", "messageSubscriptionKey", "processDefinitionId",
      "processDefinitionKey", "processInstanceKey", "elementId", "elementInstanceKey", "messageSubscriptionState", "lastUpdatedDate",
      "messageName", "correlationKey", "tenantId");
  final Table correlatedMessages = new Table("Correlated Message Subscription", "correlationKey", "correlationTime", "elementId",
      "elementInstanceKey", "messageKey", "messageName", "partitionId", "processDefinitionId", "processDefinitionKey",
      "processInstanceKey", "subscriptionKey", "tenantId");
  final Table decisionDefinitions = new Table("Decision Definition", "decisionDefinitionId", "decisionDefinitionKey",
      "decisionRequirementsId", "decisionRequirementsKey", "decisionRequirementsName", "decisionRequirementsVersion", "name", "tenantId",
      "version");
  final Table decisionRequirements = new Table("Decision Requirements", "decisionRequirementsId", "decisionRequirementsKey",
      "decisionRequirementsName", "resourceName", "tenantId", "version");
  final Table decisionInstances = new Table("Decision Instance", "decisionDefinitionId", "decisionDefinitionKey",
      "decisionDefinitionName", "decisionDefinitionType", "decisionDefinitionVersion", "decisionEvaluationInstanceKey",
      "decisionEvaluationKey", "elementInstanceKey", "evaluationDate", "evaluationFailure", "processDefinitionKey",
      "processInstanceKey", "result", "rootDecisionDefinitionKey", "rootProcessInstanceKey", "state", "tenantId");
  final Table forms = new Table("Form", "formId");

  private final DefinitionRows definitions = new DefinitionRows(this);
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  <T> T read(Function<ReadModel, T> reading) {
    lock.readLock().lock();
    try {
      return reading.apply(this);
    } finally {
      lock.readLock().unlock();
    }
  }

  void apply(Intent intent, long recordKey, long time, UnifiedRecordValue value) {
    lock.writeLock().lock();
    try {
      switch (value) {
        case ProcessRecord process -> definitions.process(intent, process);
        case ProcessInstanceRecord element when element.getBpmnElementType() == BpmnElementType.PROCESS ->
            processInstance(intent, recordKey, time, element);
        case ProcessInstanceRecord element -> element(intent, recordKey, time, element);
        case VariableRecord variable -> variable(intent, recordKey, variable);
        case IncidentRecord incident -> incident(intent, recordKey, time, incident);
        case JobRecord job -> job(intent, recordKey, time, job);
        case JobBatchRecord batch when intent == JobBatchIntent.ACTIVATED -> activated(time, batch);
        case UserTaskRecord task -> userTask(intent, time, task);
        case ProcessMessageSubscriptionRecord subscription -> messageSubscription(intent, recordKey, time, subscription);
        case MessageStartEventSubscriptionRecord subscription when intent == MessageStartEventSubscriptionIntent.CORRELATED ->
            startMessage(recordKey, time, subscription);
        case DecisionRecord decision -> definitions.decision(intent, decision);
        case DecisionRequirementsRecord requirements -> definitions.requirements(intent, requirements);
        case DecisionEvaluationRecord evaluation -> definitions.decisionInstances(intent, recordKey, time, evaluation);
        case FormRecord form when intent == FormIntent.CREATED -> definitions.form(form);
        default -> {
          // no search shows it
        }
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  Object root(long processInstanceKey) {
    Map<String, Object> row = processInstances.get(key(processInstanceKey));
    return row == null ? key(processInstanceKey) : row.get("rootProcessInstanceKey");
  }

  private void processInstance(Intent intent, long recordKey, long time, ProcessInstanceRecord instance) {
    String instanceKey = key(recordKey);
    switch (intent) {
      case ProcessInstanceIntent.ELEMENT_ACTIVATING -> processInstances.put(instanceKey, object(
          "processDefinitionId", instance.getBpmnProcessId(),
          "processDefinitionName", definitions.model(instance.getProcessDefinitionKey()).name(),
          "processDefinitionVersion", instance.getVersion(),
          "processDefinitionVersionTag", definitions.value(instance.getProcessDefinitionKey(), "versionTag"),
          "startDate", date(time),
          "endDate", null,
          "state", "ACTIVE",
          "hasIncident", false,
          "tenantId", instance.getTenantId(),
          "processInstanceKey", instanceKey,
          "processDefinitionKey", key(instance.getProcessDefinitionKey()),
          "parentProcessInstanceKey", key(instance.getParentProcessInstanceKey()),
          "parentElementInstanceKey", key(instance.getParentElementInstanceKey()),
          "rootProcessInstanceKey", instance.getParentProcessInstanceKey() < 0 ? instanceKey : root(instance.getParentProcessInstanceKey()),
          "tags", List.copyOf(instance.getTags()),
          "businessId", null));
      case ProcessInstanceIntent.ELEMENT_COMPLETED -> processInstances.change(instanceKey, "state", "COMPLETED", "endDate", date(time));
      case ProcessInstanceIntent.ELEMENT_TERMINATED -> processInstances.change(instanceKey, "state", "TERMINATED", "endDate", date(time));
      default -> {
        // between two states that the API does not tell apart
      }
    }
  }

  private void element(Intent intent, long recordKey, long time, ProcessInstanceRecord element) {
    String elementKey = key(recordKey);
    switch (intent) {
      case ProcessInstanceIntent.SEQUENCE_FLOW_TAKEN -> sequenceFlows.put(elementKey, object(
          "sequenceFlowId", element.getProcessInstanceKey() + "_" + element.getElementId(),
          "processInstanceKey", key(element.getProcessInstanceKey()),
          "rootProcessInstanceKey", root(element.getProcessInstanceKey()),
          "processDefinitionKey", key(element.getProcessDefinitionKey()),
          "processDefinitionId", element.getBpmnProcessId(),
          "elementId", element.getElementId(),
          "tenantId", element.getTenantId()));
      case ProcessInstanceIntent.ELEMENT_ACTIVATING -> elementInstances.put(elementKey, object(
          "processDefinitionId", element.getBpmnProcessId(),
          "startDate", date(time),
          "endDate", null,
          "elementId", element.getElementId(),
          "elementName", definitions.model(element.getProcessDefinitionKey()).elementNames().getOrDefault(element.getElementId(), element.getElementId()),
          "type", element.getBpmnElementType().name(),
          "state", "ACTIVE",
          "hasIncident", false,
          "tenantId", element.getTenantId(),
          "elementInstanceKey", elementKey,
          "processInstanceKey", key(element.getProcessInstanceKey()),
          "rootProcessInstanceKey", root(element.getProcessInstanceKey()),
          "processDefinitionKey", key(element.getProcessDefinitionKey()),
          "incidentKey", null,
          "_scope", key(element.getFlowScopeKey())));
      case ProcessInstanceIntent.ELEMENT_COMPLETED -> elementInstances.change(elementKey, "state", "COMPLETED", "endDate", date(time));
      case ProcessInstanceIntent.ELEMENT_TERMINATED -> elementInstances.change(elementKey, "state", "TERMINATED", "endDate", date(time));
      default -> {
        // between two states that the API does not tell apart
      }
    }
  }

  private void variable(Intent intent, long recordKey, VariableRecord variable) {
    if (intent == VariableIntent.CREATED || intent == VariableIntent.UPDATED) {
      variables.put(key(recordKey), object(
          "name", variable.getName(),
          "tenantId", variable.getTenantId(),
          "variableKey", key(recordKey),
          "scopeKey", key(variable.getScopeKey()),
          "processInstanceKey", key(variable.getProcessInstanceKey()),
          "rootProcessInstanceKey", root(variable.getProcessInstanceKey()),
          "value", variable.getValue()));
    }
  }

  private void incident(Intent intent, long recordKey, long time, IncidentRecord incident) {
    String incidentKey = key(recordKey);
    if (intent == IncidentIntent.CREATED) {
      incidents.put(incidentKey, object(
          "processDefinitionId", incident.getBpmnProcessId(),
          "errorType", incident.getErrorType().name(),
          "errorMessage", incident.getErrorMessage(),
          "elementId", incident.getElementId(),
          "creationTime", date(time),
          "state", "ACTIVE",
          "tenantId", incident.getTenantId(),
          "incidentKey", incidentKey,
          "processDefinitionKey", key(incident.getProcessDefinitionKey()),
          "processInstanceKey", key(incident.getProcessInstanceKey()),
          "rootProcessInstanceKey", root(incident.getProcessInstanceKey()),
          "elementInstanceKey", key(incident.getElementInstanceKey()),
          "jobKey", key(incident.getJobKey()),
          "_path", incident.getElementInstancePath().stream().flatMap(List::stream).map(Json::key).toList()));
    } else if (intent == IncidentIntent.RESOLVED) {
      incidents.change(incidentKey, "state", "RESOLVED");
    }
    Map<String, Object> row = incidents.get(incidentKey);
    if (row != null) {
      // An incident shows on everything around it: the element, the scopes it is in, the calling processes.
      for (Object scope : (List<?>) row.get("_path")) {
        Map<String, Object> open = "ACTIVE".equals(row.get("state")) ? row : openIncident(scope);
        processInstances.change(scope, "hasIncident", open != null);
        elementInstances.change(scope, "hasIncident", open != null, "incidentKey",
            open != null && open.get("elementInstanceKey").equals(scope) ? open.get("incidentKey") : null);
      }
    }
  }

  private Map<String, Object> openIncident(Object scope) {
    for (Map<String, Object> incident : incidents.rows()) {
      if ("ACTIVE".equals(incident.get("state")) && ((List<?>) incident.get("_path")).contains(scope)) {
        return incident;
      }
    }
    return null;
  }

  private void job(Intent intent, long recordKey, long time, JobRecord job) {
    String state = switch ((JobIntent) intent) {
      case CREATED -> "CREATED";
      case COMPLETED -> "COMPLETED";
      case FAILED -> "FAILED";
      case TIMED_OUT -> "TIMED_OUT";
      case RETRIES_UPDATED -> "RETRIES_UPDATED";
      case CANCELED -> "CANCELED";
      case ERROR_THROWN -> "ERROR_THROWN";
      case MIGRATED -> "MIGRATED";
      default -> null;
    };
    boolean ended = intent == JobIntent.COMPLETED || intent == JobIntent.CANCELED || intent == JobIntent.ERROR_THROWN;
    Map<String, Object> row = object(
        "customHeaders", job.getCustomHeaders(),
        "deadline", date(job.getDeadline()),
        "deniedReason", emptyToNull(job.getResult().getDeniedReason()),
        "elementId", job.getElementId(),
        "elementInstanceKey", key(job.getElementInstanceKey()),
        "endTime", ended ? date(time) : null,
        "errorCode", emptyToNull(job.getErrorCode()),
        "errorMessage", emptyToNull(job.getErrorMessage()),
        "hasFailedWithRetriesLeft", intent == JobIntent.FAILED && job.getRetries() > 0,
        "isDenied", job.getResult().isDenied(),
        "jobKey", key(recordKey),
        "kind", job.getJobKind().name(),
        "listenerEventType", job.getJobListenerEventType().name(),
        "processDefinitionId", job.getBpmnProcessId(),
        "processDefinitionKey", key(job.getProcessDefinitionKey()),
        "processInstanceKey", key(job.getProcessInstanceKey()),
        "rootProcessInstanceKey", root(job.getProcessInstanceKey()),
        "retries", job.getRetries(),
        "tenantId", job.getTenantId(),
        "type", job.getType(),
        "worker", job.getWorker(),
        "lastUpdateTime", date(time));
    if (intent == JobIntent.CREATED) {
      row.put("creationTime", date(time));
    }
    if (state != null) {
      row.put("state", state);
    }
    jobs.put(key(recordKey), row);
  }

  private void activated(long time, JobBatchRecord batch) {
    for (Long jobKey : batch.getJobKeys()) {
      jobs.change(key(jobKey), "worker", batch.getWorker(), "deadline", date(time + batch.getTimeout()), "lastUpdateTime", date(time));
    }
  }

  private void userTask(Intent intent, long time, UserTaskRecord task) {
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
    String taskKey = key(task.getUserTaskKey());
    ProcessModel model = definitions.model(task.getProcessDefinitionKey());
    if (intent == UserTaskIntent.CREATING || userTasks.get(taskKey) == null) {
      Map<String, Object> instance = processInstances.get(key(task.getProcessInstanceKey()));
      userTasks.put(taskKey, object(
          "name", model.elementNames().getOrDefault(task.getElementId(), task.getElementId()),
          "state", state,
          "elementId", task.getElementId(),
          "processDefinitionId", task.getBpmnProcessId(),
          "creationDate", date(task.getCreationTimestamp() > 0 ? task.getCreationTimestamp() : time),
          "completionDate", null,
          "tenantId", task.getTenantId(),
          "externalFormReference", emptyToNull(task.getExternalFormReference()),
          "processDefinitionVersion", task.getProcessDefinitionVersion(),
          "customHeaders", task.getCustomHeaders(),
          "userTaskKey", taskKey,
          "elementInstanceKey", key(task.getElementInstanceKey()),
          "processName", model.name(),
          "processDefinitionKey", key(task.getProcessDefinitionKey()),
          "processInstanceKey", key(task.getProcessInstanceKey()),
          "rootProcessInstanceKey", root(task.getProcessInstanceKey()),
          "formKey", task.getFormKey() <= 0 ? null : key(task.getFormKey()),
          "tags", instance == null ? List.of() : instance.get("tags")));
    }
    // While listeners are asked (and when they say no), the record carries what is wanted, not what is.
    if (List.of(UserTaskIntent.CREATING, UserTaskIntent.CREATED, UserTaskIntent.ASSIGNED, UserTaskIntent.UPDATED,
        UserTaskIntent.COMPLETED, UserTaskIntent.CANCELED).contains(intent)) {
      userTasks.change(taskKey,
          "assignee", emptyToNull(task.getAssignee()),
          "candidateGroups", task.getCandidateGroupsList(),
          "candidateUsers", task.getCandidateUsersList(),
          "followUpDate", emptyToNull(task.getFollowUpDate()),
          "dueDate", emptyToNull(task.getDueDate()),
          "priority", task.getPriority());
    }
    if (state != null) {
      userTasks.change(taskKey, "state", state);
    }
    if ("COMPLETED".equals(state) || "CANCELED".equals(state)) {
      userTasks.change(taskKey, "completionDate", date(time));
    }
  }

  private void messageSubscription(Intent intent, long recordKey, long time, ProcessMessageSubscriptionRecord subscription) {
    Map<String, Object> instance = processInstances.get(key(subscription.getProcessInstanceKey()));
    Object definitionKey = instance == null ? null : instance.get("processDefinitionKey");
    if (intent == ProcessMessageSubscriptionIntent.CREATED
        || intent == ProcessMessageSubscriptionIntent.CORRELATED
        || intent == ProcessMessageSubscriptionIntent.DELETED) {
      messageSubscriptions.put(key(recordKey), object(
          "messageSubscriptionKey", key(recordKey),
          "processDefinitionId", subscription.getBpmnProcessId(),
          "processDefinitionKey", definitionKey,
          "processInstanceKey", key(subscription.getProcessInstanceKey()),
          "rootProcessInstanceKey", root(subscription.getProcessInstanceKey()),
          "elementId", subscription.getElementId(),
          "elementInstanceKey", key(subscription.getElementInstanceKey()),
          "messageSubscriptionState", ((ProcessMessageSubscriptionIntent) intent).name(),
          "lastUpdatedDate", date(time),
          "messageName", subscription.getMessageName(),
          "correlationKey", subscription.getCorrelationKey(),
          "tenantId", subscription.getTenantId()));
    }
    if (intent == ProcessMessageSubscriptionIntent.CORRELATED) {
      correlatedMessages.put(subscription.getMessageKey() + "/" + recordKey, object(
          "correlationKey", subscription.getCorrelationKey(),
          "correlationTime", date(time),
          "elementId", subscription.getElementId(),
          "elementInstanceKey", key(subscription.getElementInstanceKey()),
          "messageKey", key(subscription.getMessageKey()),
          "messageName", subscription.getMessageName(),
          "partitionId", Partition.ID,
          "processDefinitionId", subscription.getBpmnProcessId(),
          "processDefinitionKey", definitionKey,
          "processInstanceKey", key(subscription.getProcessInstanceKey()),
          "rootProcessInstanceKey", root(subscription.getProcessInstanceKey()),
          "subscriptionKey", key(recordKey),
          "tenantId", subscription.getTenantId()));
    }
  }

  private void startMessage(long recordKey, long time, MessageStartEventSubscriptionRecord subscription) {
    correlatedMessages.put(subscription.getMessageKey() + "/" + recordKey, object(
        "correlationKey", subscription.getCorrelationKey(),
        "correlationTime", date(time),
        "elementId", subscription.getStartEventId(),
        "elementInstanceKey", null,
        "messageKey", key(subscription.getMessageKey()),
        "messageName", subscription.getMessageName(),
        "partitionId", Partition.ID,
        "processDefinitionId", subscription.getBpmnProcessId(),
        "processDefinitionKey", key(subscription.getProcessDefinitionKey()),
        "processInstanceKey", key(subscription.getProcessInstanceKey()),
        "rootProcessInstanceKey", key(subscription.getProcessInstanceKey()),
        "subscriptionKey", key(recordKey),
        "tenantId", subscription.getTenantId()));
  }
}
