package it.portaledgst.sandbox.zeebe;

import static it.portaledgst.sandbox.zeebe.Json.date;
import static it.portaledgst.sandbox.zeebe.Json.emptyToNull;
import static it.portaledgst.sandbox.zeebe.Json.key;
import static it.portaledgst.sandbox.zeebe.Json.object;

import io.camunda.zeebe.protocol.impl.record.value.decision.DecisionEvaluationRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DecisionRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DecisionRequirementsRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.FormRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.ProcessRecord;
import io.camunda.zeebe.protocol.record.intent.DecisionEvaluationIntent;
import io.camunda.zeebe.protocol.record.intent.DecisionIntent;
import io.camunda.zeebe.protocol.record.intent.DecisionRequirementsIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.ProcessIntent;
import io.camunda.zeebe.protocol.record.value.EvaluatedDecisionValue;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The rows of the {@link ReadModel} about what is deployed (processes, decisions, forms) and what decisions said. */
final class DefinitionRows {

  private static final ProcessModel NO_MODEL = new ProcessModel(null, Map.of(), null);

  private final ReadModel model;
  private final Map<String, ProcessModel> models = new HashMap<>();

  DefinitionRows(ReadModel model) {
    this.model = model;
  }

  ProcessModel model(long processDefinitionKey) {
    return models.getOrDefault(key(processDefinitionKey), NO_MODEL);
  }

  Object value(long processDefinitionKey, String column) {
    Map<String, Object> row = model.processDefinitions.get(key(processDefinitionKey));
    return row == null ? null : row.get(column);
  }

  void process(Intent intent, ProcessRecord process) {
    String definitionKey = key(process.getKey());
    if (intent == ProcessIntent.DELETED) {
      model.processDefinitions.remove(definitionKey);
    } else if (intent == ProcessIntent.CREATED) {
      byte[] bpmn = BufferUtil.bufferAsArray(process.getResourceBuffer());
      ProcessModel bpmnModel = ProcessModel.of(process.getBpmnProcessId(), bpmn);
      models.put(definitionKey, bpmnModel);
      model.processDefinitions.put(definitionKey, object(
          "name", bpmnModel.name(),
          "resourceName", process.getResourceName(),
          "version", process.getVersion(),
          "versionTag", emptyToNull(process.getVersionTag()),
          "processDefinitionId", process.getBpmnProcessId(),
          "tenantId", process.getTenantId(),
          "processDefinitionKey", definitionKey,
          "hasStartForm", bpmnModel.startFormId() != null,
          "_xml", new String(bpmn, StandardCharsets.UTF_8),
          "_startFormId", bpmnModel.startFormId()));
    }
  }

  void decision(Intent intent, DecisionRecord decision) {
    String decisionKey = key(decision.getDecisionKey());
    if (intent == DecisionIntent.DELETED) {
      model.decisionDefinitions.remove(decisionKey);
    } else if (intent == DecisionIntent.CREATED) {
      Map<String, Object> requirements = model.decisionRequirements.get(key(decision.getDecisionRequirementsKey()));
      model.decisionDefinitions.put(decisionKey, object(
          "decisionDefinitionId", decision.getDecisionId(),
          "decisionDefinitionKey", decisionKey,
          "decisionRequirementsId", decision.getDecisionRequirementsId(),
          "decisionRequirementsKey", key(decision.getDecisionRequirementsKey()),
          "decisionRequirementsName", requirements == null ? null : requirements.get("decisionRequirementsName"),
          "decisionRequirementsVersion", requirements == null ? null : requirements.get("version"),
          "name", decision.getDecisionName(),
          "tenantId", decision.getTenantId(),
          "version", decision.getVersion()));
    }
  }

  void requirements(Intent intent, DecisionRequirementsRecord requirements) {
    String requirementsKey = key(requirements.getDecisionRequirementsKey());
    if (intent == DecisionRequirementsIntent.DELETED) {
      model.decisionRequirements.remove(requirementsKey);
    } else if (intent == DecisionRequirementsIntent.CREATED) {
      model.decisionRequirements.put(requirementsKey, object(
          "decisionRequirementsId", requirements.getDecisionRequirementsId(),
          "decisionRequirementsKey", requirementsKey,
          "decisionRequirementsName", requirements.getDecisionRequirementsName(),
          "resourceName", requirements.getResourceName(),
          "tenantId", requirements.getTenantId(),
          "version", requirements.getDecisionRequirementsVersion(),
          "_xml", BufferUtil.bufferAsString(requirements.getResourceBuffer())));
    }
  }

  void decisionInstances(Intent intent, long recordKey, long time, DecisionEvaluationRecord evaluation) {
    int index = 0;
    for (EvaluatedDecisionValue decision : evaluation.getEvaluatedDecisions()) {
      String instanceKey = recordKey + "-" + ++index;
      boolean failed = intent == DecisionEvaluationIntent.FAILED && Objects.equals(decision.getDecisionId(), evaluation.getFailedDecisionId());
      model.decisionInstances.put(instanceKey, object(
          "decisionDefinitionId", decision.getDecisionId(),
          "decisionDefinitionKey", key(decision.getDecisionKey()),
          "decisionDefinitionName", decision.getDecisionName(),
          "decisionDefinitionType", decision.getDecisionType(),
          "decisionDefinitionVersion", decision.getDecisionVersion(),
          "decisionEvaluationInstanceKey", instanceKey,
          "decisionEvaluationKey", key(recordKey),
          // The client insists on numbers here; outside of a process Camunda says -1.
          "elementInstanceKey", Long.toString(evaluation.getElementInstanceKey()),
          "evaluationDate", date(time),
          "evaluationFailure", failed ? evaluation.getEvaluationFailureMessage() : null,
          "processDefinitionKey", Long.toString(evaluation.getProcessDefinitionKey()),
          "processInstanceKey", Long.toString(evaluation.getProcessInstanceKey()),
          "result", decision.getDecisionOutput(),
          "rootDecisionDefinitionKey", key(evaluation.getDecisionKey()),
          "rootProcessInstanceKey", evaluation.getProcessInstanceKey() < 0 ? null : model.root(evaluation.getProcessInstanceKey()),
          "state", failed ? "FAILED" : "EVALUATED",
          "tenantId", evaluation.getTenantId(),
          "_requirements", key(evaluation.getDecisionRequirementsKey()),
          "_inputs", DecisionsApi.inputs(decision),
          "_rules", DecisionsApi.matchedRules(decision)));
    }
  }

  void form(FormRecord form) {
    model.forms.put(key(form.getFormKey()), object(
        "tenantId", form.getTenantId(),
        "formId", form.getFormId(),
        "schema", BufferUtil.bufferAsString(form.getResourceBuffer()),
        "version", form.getVersion(),
        "formKey", key(form.getFormKey())));
  }
}
