package it.portaledgst.sandbox.zeebe;

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
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What searches see: tables kept up to date from the events on the log. One thread writes, many read. Of the instances
 * that have ended only the last ones are kept, so the file does not grow without bound.
 */
final class ReadModel implements AutoCloseable {

  static final Table PROCESS_DEFINITIONS = new Table("Process Definition", "process_definitions", """
      processDefinitionKey:key processDefinitionId name resourceName version:number versionTag tenantId hasStartForm:flag
      _xml _startFormId""", "processDefinitionId");
  static final Table PROCESS_INSTANCES = new Table("Process Instance", "process_instances", """
      processInstanceKey:key processDefinitionId processDefinitionName processDefinitionVersion:number
      processDefinitionVersionTag startDate:date endDate:date state hasIncident:flag tenantId processDefinitionKey:key
      parentProcessInstanceKey:key parentElementInstanceKey:key rootProcessInstanceKey:key tags:json businessId""",
      "state", "processDefinitionId", "processDefinitionKey,state", "rootProcessInstanceKey", "parentProcessInstanceKey,endDate");
  static final Table ELEMENT_INSTANCES = new Table("Element Instance", "element_instances", """
      elementInstanceKey:key processDefinitionId startDate:date endDate:date elementId elementName type state
      hasIncident:flag tenantId processInstanceKey:key rootProcessInstanceKey:key processDefinitionKey:key incidentKey:key
      _scope:key""", "processInstanceKey", "processDefinitionKey,elementId,state");
  static final Table SEQUENCE_FLOWS = new Table("Sequence Flow", "sequence_flows", """
      sequenceFlowId processInstanceKey:key rootProcessInstanceKey:key processDefinitionKey:key processDefinitionId
      elementId tenantId""", "processInstanceKey");
  static final Table VARIABLES = new Table("Variable", "variables", """
      variableKey:key name value tenantId scopeKey:key processInstanceKey:key rootProcessInstanceKey:key""",
      "processInstanceKey");
  static final Table INCIDENTS = new Table("Incident", "incidents", """
      incidentKey:key processDefinitionId errorType errorMessage elementId creationTime:date state tenantId
      processDefinitionKey:key processInstanceKey:key rootProcessInstanceKey:key elementInstanceKey:key jobKey:key
      _path:json _errorHashCode:number""", "state", "processInstanceKey", "rootProcessInstanceKey");
  static final Table JOBS = new Table("Job", "jobs", """
      jobKey:key customHeaders:json deadline:date deniedReason elementId elementInstanceKey:key endTime:date errorCode
      errorMessage hasFailedWithRetriesLeft:flag isDenied:flag kind listenerEventType processDefinitionId
      processDefinitionKey:key processInstanceKey:key rootProcessInstanceKey:key retries:number state tenantId type worker
      creationTime:date lastUpdateTime:date""", "processInstanceKey", "state");
  static final Table USER_TASKS = new Table("User Task", "user_tasks", """
      userTaskKey:key name state assignee elementId processDefinitionId creationDate:date completionDate:date
      followUpDate:date dueDate:date tenantId externalFormReference processDefinitionVersion:number customHeaders:json
      priority:number elementInstanceKey:key processName processDefinitionKey:key processInstanceKey:key
      rootProcessInstanceKey:key formKey:key candidateGroups:json candidateUsers:json tags:json""", "processInstanceKey", "state");
  static final Table MESSAGE_SUBSCRIPTIONS = new Table("Message Subscription", "message_subscriptions", """
      messageSubscriptionKey:key processDefinitionId processDefinitionKey:key processInstanceKey:key
      rootProcessInstanceKey:key elementId elementInstanceKey:key messageSubscriptionState lastUpdatedDate:date messageName
      correlationKey tenantId""", "processInstanceKey", "messageName,correlationKey");
  static final Table CORRELATED_MESSAGES = new Table("Correlated Message Subscription", "correlated_messages", """
      _id correlationKey correlationTime:date elementId elementInstanceKey:key messageKey:key messageName
      partitionId:number processDefinitionId processDefinitionKey:key processInstanceKey:key rootProcessInstanceKey:key
      subscriptionKey:key tenantId""", "processInstanceKey", "messageKey");
  static final Table DECISION_DEFINITIONS = new Table("Decision Definition", "decision_definitions", """
      decisionDefinitionKey:key decisionDefinitionId decisionRequirementsId decisionRequirementsKey:key
      decisionRequirementsName decisionRequirementsVersion:number name tenantId version:number""", "decisionDefinitionId");
  static final Table DECISION_REQUIREMENTS = new Table("Decision Requirements", "decision_requirements", """
      decisionRequirementsKey:key decisionRequirementsId decisionRequirementsName resourceName tenantId version:number
      _xml""");
  static final Table DECISION_INSTANCES = new Table("Decision Instance", "decision_instances", """
      decisionEvaluationInstanceKey decisionDefinitionId decisionDefinitionKey:key decisionDefinitionName
      decisionDefinitionType decisionDefinitionVersion:number decisionEvaluationKey:key elementInstanceKey:key_or_none
      evaluationDate:date evaluationFailure processDefinitionKey:key_or_none processInstanceKey:key_or_none result
      rootDecisionDefinitionKey:key rootProcessInstanceKey:key state tenantId _requirements:key _inputs:json _rules:json""",
      "processInstanceKey", "evaluationDate");
  static final Table FORMS = new Table("Form", "forms", "formKey:key formId schema version:number tenantId", "formId");

  static final Table RUNNING_BY_DEFINITION = Table.view("Process Definition", "running_by_definition", """
      processDefinitionId tenantId latestProcessDefinitionName hasMultipleVersions:flag
      activeInstancesWithoutIncidentCount:number activeInstancesWithIncidentCount:number""", """
      SELECT i.processDefinitionId, i.tenantId,
        (SELECT d.name FROM process_definitions d WHERE d.processDefinitionId = i.processDefinitionId ORDER BY d.version DESC LIMIT 1),
        (SELECT COUNT(*) > 1 FROM process_definitions d WHERE d.processDefinitionId = i.processDefinitionId),
        SUM(NOT i.hasIncident), SUM(i.hasIncident)
      FROM process_instances i WHERE i.state = 'ACTIVE' GROUP BY i.processDefinitionId, i.tenantId""");
  static final Table RUNNING_BY_VERSION = Table.view("Process Definition", "running_by_version", """
      processDefinitionKey:key processDefinitionId processDefinitionName tenantId processDefinitionVersion:number
      activeInstancesWithIncidentCount:number activeInstancesWithoutIncidentCount:number""", """
      SELECT i.processDefinitionKey, i.processDefinitionId, i.processDefinitionName, i.tenantId, i.processDefinitionVersion,
        SUM(i.hasIncident), SUM(NOT i.hasIncident)
      FROM process_instances i WHERE i.state = 'ACTIVE' GROUP BY i.processDefinitionKey""");
  static final Table INCIDENTS_BY_ERROR = Table.view("Incident", "incidents_by_error", """
      errorHashCode:number errorMessage activeInstancesWithErrorCount:number""", """
      SELECT _errorHashCode, errorMessage, COUNT(DISTINCT processInstanceKey)
      FROM incidents WHERE state = 'ACTIVE' GROUP BY _errorHashCode""");
  static final Table INCIDENTS_BY_DEFINITION = Table.view("Incident", "incidents_by_definition", """
      processDefinitionKey:key processDefinitionId processDefinitionName processDefinitionVersion:number tenantId
      activeInstancesWithErrorCount:number _errorHashCode:number""", """
      SELECT i.processDefinitionKey, i.processDefinitionId, d.name, d.version, i.tenantId, COUNT(DISTINCT i.processInstanceKey), i._errorHashCode
      FROM incidents i LEFT JOIN process_definitions d ON d.processDefinitionKey = i.processDefinitionKey
      WHERE i.state = 'ACTIVE' GROUP BY i.processDefinitionKey, i._errorHashCode""");

  private static final List<Table> TABLES = List.of(PROCESS_DEFINITIONS, PROCESS_INSTANCES, ELEMENT_INSTANCES, SEQUENCE_FLOWS,
      VARIABLES, INCIDENTS, JOBS, USER_TASKS, MESSAGE_SUBSCRIPTIONS, CORRELATED_MESSAGES, DECISION_DEFINITIONS,
      DECISION_REQUIREMENTS, DECISION_INSTANCES, FORMS, RUNNING_BY_DEFINITION, RUNNING_BY_VERSION, INCIDENTS_BY_ERROR, INCIDENTS_BY_DEFINITION);

  /** The records that {@link #apply} makes something of. */
  private static final Set<ValueType> SHOWN = EnumSet.of(ValueType.PROCESS, ValueType.PROCESS_INSTANCE, ValueType.VARIABLE,
      ValueType.INCIDENT, ValueType.JOB, ValueType.JOB_BATCH, ValueType.USER_TASK, ValueType.PROCESS_MESSAGE_SUBSCRIPTION,
      ValueType.MESSAGE_START_EVENT_SUBSCRIPTION, ValueType.DECISION, ValueType.DECISION_REQUIREMENTS,
      ValueType.DECISION_EVALUATION, ValueType.FORM);

  private final History history;
  private final DefinitionRows definitions;
  private final InstanceRows instances;
  private final WorkRows work;
  private final Retention retention;

  /** @param keepFinished how many process instances that have ended stay visible; those they called go with them */
  ReadModel(Path file, boolean durable, int keepFinished) throws SQLException, IOException {
    history = new History(file, durable, TABLES);
    History.Session writer = history.writer();
    retention = new Retention(writer, TABLES, keepFinished);
    definitions = new DefinitionRows(writer);
    instances = new InstanceRows(writer, definitions, retention);
    work = new WorkRows(writer, definitions, instances);
  }

  static boolean shows(ValueType type) {
    return SHOWN.contains(type);
  }

  void apply(Intent intent, long recordKey, long time, UnifiedRecordValue value) {
    switch (value) {
      case ProcessInstanceRecord element -> instances.element(intent, recordKey, time, element);
      case VariableRecord variable -> instances.variable(intent, recordKey, variable);
      case IncidentRecord incident -> instances.incident(intent, recordKey, time, incident);
      case JobRecord job -> work.job(intent, recordKey, time, job);
      case JobBatchRecord batch -> work.activated(intent, time, batch);
      case UserTaskRecord task -> work.userTask(intent, time, task);
      case ProcessMessageSubscriptionRecord subscription -> work.messageSubscription(intent, recordKey, time, subscription);
      case MessageStartEventSubscriptionRecord subscription -> work.startMessage(intent, recordKey, time, subscription);
      case ProcessRecord process -> definitions.process(intent, process);
      case DecisionRecord decision -> definitions.decision(intent, decision);
      case DecisionRequirementsRecord requirements -> definitions.requirements(intent, requirements);
      case DecisionEvaluationRecord evaluation -> instances.decisions(intent, recordKey, time, evaluation);
      case FormRecord form -> definitions.form(intent, form);
      default -> throw new IllegalArgumentException("No table shows " + value.getClass());
    }
  }

  /** The position on the log up to which readers see everything, or -1. */
  long position() {
    return history.position();
  }

  /** To be called before the first {@link #apply} and after each {@link #commit}. */
  void begin() {
    history.begin();
  }

  /** Lets readers see what was applied, up to a position on the log. */
  void commit(long position) {
    retention.prune();
    history.commit(position);
  }

  /** @return the position up to which everything is on the disk, or -1 when that could not be had just now */
  long sync() throws SQLException {
    return history.sync();
  }

  <T> T read(Function<History.Session, T> reading) {
    return history.read(reading);
  }

  @Override
  public void close() throws SQLException {
    history.close();
  }
}
