package it.portaledgst.sandbox.zeebe;

import static it.portaledgst.sandbox.zeebe.Json.emptyToNull;
import static it.portaledgst.sandbox.zeebe.Json.key;
import static it.portaledgst.sandbox.zeebe.ReadModel.DECISION_INSTANCES;
import static it.portaledgst.sandbox.zeebe.ReadModel.ELEMENT_INSTANCES;
import static it.portaledgst.sandbox.zeebe.ReadModel.INCIDENTS;
import static it.portaledgst.sandbox.zeebe.ReadModel.PROCESS_INSTANCES;
import static it.portaledgst.sandbox.zeebe.ReadModel.SEQUENCE_FLOWS;
import static it.portaledgst.sandbox.zeebe.ReadModel.VARIABLES;

import io.camunda.zeebe.protocol.impl.record.value.decision.DecisionEvaluationRecord;
import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.variable.VariableRecord;
import io.camunda.zeebe.protocol.record.intent.DecisionEvaluationIntent;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.VariableIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.EvaluatedDecisionValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of the {@link ReadModel} about what runs and ran: instances, their elements, variables, decisions and incidents. */
final class InstanceRows {

  private static final Logger LOG = LoggerFactory.getLogger(InstanceRows.class);

  private final History.Session session;
  private final DefinitionRows definitions;
  private final Retention retention;

  /** For each running instance that was called by another one, the instance at the top of the calls. */
  private final Map<Long, Long> rootOfCalled = new HashMap<>();

  InstanceRows(History.Session session, DefinitionRows definitions, Retention retention) {
    this.session = session;
    this.definitions = definitions;
    this.retention = retention;
    session.query("SELECT processInstanceKey, rootProcessInstanceKey FROM process_instances WHERE parentProcessInstanceKey IS NOT NULL AND endDate IS NULL",
        row -> rootOfCalled.put(row.getLong(1), row.getLong(2)));
  }

  long root(long processInstanceKey) {
    return rootOfCalled.getOrDefault(processInstanceKey, processInstanceKey);
  }

  void element(Intent intent, long recordKey, long time, ProcessInstanceRecord element) {
    if (element.getBpmnElementType() == BpmnElementType.PROCESS) {
      processInstance(intent, recordKey, time, element);
    } else {
      elementInstance(intent, recordKey, time, element);
    }
  }

  private void processInstance(Intent intent, long instanceKey, long time, ProcessInstanceRecord instance) {
    switch (intent) {
      case ProcessInstanceIntent.ELEMENT_ACTIVATING -> {
        boolean called = instance.getParentProcessInstanceKey() >= 0;
        if (called) {
          rootOfCalled.put(instanceKey, root(instance.getParentProcessInstanceKey()));
        }
        PROCESS_INSTANCES.put(session,
            "processInstanceKey", instanceKey,
            "startDate", time,
            "state", "ACTIVE",
            "hasIncident", false,
            "tenantId", instance.getTenantId(),
            "parentProcessInstanceKey", instance.getParentProcessInstanceKey(),
            "parentElementInstanceKey", instance.getParentElementInstanceKey(),
            "rootProcessInstanceKey", root(instanceKey),
            "tags", instance.getTags());
        definition(instanceKey, instance);
      }
      case ProcessInstanceIntent.ELEMENT_MIGRATED -> definition(instanceKey, instance);
      case ProcessInstanceIntent.ELEMENT_COMPLETED -> ended(instanceKey, "COMPLETED", time);
      case ProcessInstanceIntent.ELEMENT_TERMINATED -> ended(instanceKey, "TERMINATED", time);
      default -> {
        // between two states that the API does not tell apart
      }
    }
  }

  private void definition(long instanceKey, ProcessInstanceRecord instance) {
    ProcessModel model = definitions.model(instance.getProcessDefinitionKey());
    PROCESS_INSTANCES.change(session, instanceKey,
        "processDefinitionId", instance.getBpmnProcessId(),
        "processDefinitionName", model.name(),
        "processDefinitionVersion", instance.getVersion(),
        "processDefinitionVersionTag", model.versionTag(),
        "processDefinitionKey", instance.getProcessDefinitionKey());
  }

  private void ended(long instanceKey, String state, long time) {
    PROCESS_INSTANCES.change(session, instanceKey, "state", state, "endDate", time);
    if (rootOfCalled.remove(instanceKey) == null) {
      retention.instanceEnded();
    }
  }

  private void elementInstance(Intent intent, long elementKey, long time, ProcessInstanceRecord element) {
    switch (intent) {
      case ProcessInstanceIntent.SEQUENCE_FLOW_TAKEN -> SEQUENCE_FLOWS.put(session,
          "sequenceFlowId", element.getProcessInstanceKey() + "_" + element.getElementId(),
          "processInstanceKey", element.getProcessInstanceKey(),
          "rootProcessInstanceKey", root(element.getProcessInstanceKey()),
          "processDefinitionKey", element.getProcessDefinitionKey(),
          "processDefinitionId", element.getBpmnProcessId(),
          "elementId", element.getElementId(),
          "tenantId", element.getTenantId());
      case ProcessInstanceIntent.SEQUENCE_FLOW_DELETED ->
          SEQUENCE_FLOWS.remove(session, element.getProcessInstanceKey() + "_" + element.getElementId());
      case ProcessInstanceIntent.ELEMENT_ACTIVATING -> ELEMENT_INSTANCES.put(session,
          "elementInstanceKey", elementKey,
          "processDefinitionId", element.getBpmnProcessId(),
          "startDate", time,
          "elementId", element.getElementId(),
          "elementName", definitions.model(element.getProcessDefinitionKey()).nameOf(element.getElementId()),
          "type", element.getBpmnElementType().name(),
          "state", "ACTIVE",
          "hasIncident", false,
          "tenantId", element.getTenantId(),
          "processInstanceKey", element.getProcessInstanceKey(),
          "rootProcessInstanceKey", root(element.getProcessInstanceKey()),
          "processDefinitionKey", element.getProcessDefinitionKey(),
          "_scope", element.getFlowScopeKey());
      case ProcessInstanceIntent.ELEMENT_MIGRATED -> ELEMENT_INSTANCES.change(session, elementKey,
          "processDefinitionId", element.getBpmnProcessId(),
          "processDefinitionKey", element.getProcessDefinitionKey(),
          "elementId", element.getElementId(),
          "elementName", definitions.model(element.getProcessDefinitionKey()).nameOf(element.getElementId()),
          "_scope", element.getFlowScopeKey());
      case ProcessInstanceIntent.ELEMENT_COMPLETED -> ELEMENT_INSTANCES.change(session, elementKey, "state", "COMPLETED", "endDate", time);
      case ProcessInstanceIntent.ELEMENT_TERMINATED -> ELEMENT_INSTANCES.change(session, elementKey, "state", "TERMINATED", "endDate", time);
      default -> {
        // between two states that the API does not tell apart
      }
    }
  }

  void variable(Intent intent, long variableKey, VariableRecord variable) {
    switch (intent) {
      case VariableIntent.CREATED -> VARIABLES.put(session,
          "variableKey", variableKey,
          "name", variable.getName(),
          "tenantId", variable.getTenantId(),
          "scopeKey", variable.getScopeKey(),
          "processInstanceKey", variable.getProcessInstanceKey(),
          "rootProcessInstanceKey", root(variable.getProcessInstanceKey()),
          "value", variable.getValue());
      case VariableIntent.UPDATED -> VARIABLES.change(session, variableKey, "value", variable.getValue());
      default -> {
        // a migrated variable looks as before
      }
    }
  }

  void decisions(Intent intent, long recordKey, long time, DecisionEvaluationRecord evaluation) {
    int index = 0;
    for (EvaluatedDecisionValue decision : evaluation.getEvaluatedDecisions()) {
      boolean failed = intent == DecisionEvaluationIntent.FAILED && Objects.equals(decision.getDecisionId(), evaluation.getFailedDecisionId());
      DECISION_INSTANCES.put(session,
          "decisionEvaluationInstanceKey", recordKey + "-" + ++index,
          "decisionDefinitionId", decision.getDecisionId(),
          "decisionDefinitionKey", decision.getDecisionKey(),
          "decisionDefinitionName", decision.getDecisionName(),
          "decisionDefinitionType", decision.getDecisionType(),
          "decisionDefinitionVersion", decision.getDecisionVersion(),
          "decisionEvaluationKey", recordKey,
          "elementInstanceKey", evaluation.getElementInstanceKey(),
          "evaluationDate", time,
          "evaluationFailure", failed ? evaluation.getEvaluationFailureMessage() : null,
          "processDefinitionKey", evaluation.getProcessDefinitionKey(),
          "processInstanceKey", evaluation.getProcessInstanceKey(),
          "result", decision.getDecisionOutput(),
          "rootDecisionDefinitionKey", evaluation.getDecisionKey(),
          "rootProcessInstanceKey", root(evaluation.getProcessInstanceKey()),
          "state", failed ? "FAILED" : "EVALUATED",
          "tenantId", evaluation.getTenantId(),
          "_requirements", evaluation.getDecisionRequirementsKey(),
          "_inputs", DecisionsApi.inputs(decision),
          "_rules", DecisionsApi.matchedRules(decision));
      if (evaluation.getProcessInstanceKey() < 0) {
        retention.decidedByHand();
      }
    }
  }

  void incident(Intent intent, long incidentKey, long time, IncidentRecord incident) {
    switch (intent) {
      case IncidentIntent.CREATED -> {
        List<Long> path = incident.getElementInstancePath().stream().flatMap(List::stream).toList();
        INCIDENTS.put(session,
            "incidentKey", incidentKey,
            "processDefinitionId", incident.getBpmnProcessId(),
            "errorType", incident.getErrorType().name(),
            "errorMessage", incident.getErrorMessage(),
            "elementId", emptyToNull(incident.getElementId()),
            "creationTime", time,
            "state", "ACTIVE",
            "tenantId", incident.getTenantId(),
            "processDefinitionKey", incident.getProcessDefinitionKey(),
            "processInstanceKey", incident.getProcessInstanceKey(),
            "rootProcessInstanceKey", root(incident.getProcessInstanceKey()),
            "elementInstanceKey", incident.getElementInstanceKey(),
            "jobKey", incident.getJobKey(),
            "_path", path.stream().map(Json::key).toList(),
            "_errorHashCode", incident.getErrorMessage().hashCode()); // as Camunda counts equal errors
        showOnItsScopes(incidentKey);
        LOG.warn("Incident {} in {}, instance {}, element {}: {}, {}", incidentKey, incident.getBpmnProcessId(),
            incident.getProcessInstanceKey(), incident.getElementId(), incident.getErrorType(), incident.getErrorMessage());
      }
      case IncidentIntent.MIGRATED -> INCIDENTS.change(session, incidentKey,
          "processDefinitionId", incident.getBpmnProcessId(),
          "processDefinitionKey", incident.getProcessDefinitionKey(),
          "elementId", incident.getElementId());
      case IncidentIntent.RESOLVED -> {
        INCIDENTS.change(session, incidentKey, "state", "RESOLVED");
        showOnItsScopes(incidentKey);
        LOG.info("Incident {} in {}, instance {}, is resolved", incidentKey, incident.getBpmnProcessId(), incident.getProcessInstanceKey());
      }
      default -> {
        // a command
      }
    }
  }

  /** An open incident shows on everything around it: the element, the scopes it is in, the calling processes. */
  private void showOnItsScopes(long incidentKey) {
    for (String scope : session.query("SELECT value FROM incidents, json_each(_path) WHERE incidentKey = ?", row -> row.getString(1), incidentKey)) {
      List<long[]> open = session.query("""
          SELECT incidentKey, elementInstanceKey FROM incidents WHERE state = 'ACTIVE'
          AND rootProcessInstanceKey = (SELECT rootProcessInstanceKey FROM incidents WHERE incidentKey = ?)
          AND EXISTS (SELECT 1 FROM json_each(_path) WHERE value = ?)""",
          row -> new long[] {row.getLong(1), row.getLong(2)}, incidentKey, scope);
      long scopeKey = Long.parseLong(scope);
      Long own = open.stream().filter(incident -> incident[1] == scopeKey).map(incident -> incident[0]).findFirst().orElse(null);
      PROCESS_INSTANCES.change(session, scopeKey, "hasIncident", !open.isEmpty());
      ELEMENT_INSTANCES.change(session, scopeKey, "hasIncident", !open.isEmpty(), "incidentKey", own);
    }
  }
}
