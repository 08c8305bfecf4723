package it.portaledgst.sandbox.zeebe;

import static it.portaledgst.sandbox.zeebe.Json.emptyToNull;
import static it.portaledgst.sandbox.zeebe.ReadModel.DECISION_DEFINITIONS;
import static it.portaledgst.sandbox.zeebe.ReadModel.DECISION_REQUIREMENTS;
import static it.portaledgst.sandbox.zeebe.ReadModel.FORMS;
import static it.portaledgst.sandbox.zeebe.ReadModel.PROCESS_DEFINITIONS;

import io.camunda.zeebe.protocol.impl.record.value.deployment.DecisionRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DecisionRequirementsRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.FormRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.ProcessRecord;
import io.camunda.zeebe.protocol.record.intent.DecisionIntent;
import io.camunda.zeebe.protocol.record.intent.DecisionRequirementsIntent;
import io.camunda.zeebe.protocol.record.intent.FormIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.ProcessIntent;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of the {@link ReadModel} about what is deployed: processes, decisions, forms. */
final class DefinitionRows {

  private static final Logger LOG = LoggerFactory.getLogger(DefinitionRows.class);

  private final History.Session session;
  private final Map<Long, ProcessModel> models = new HashMap<>();

  DefinitionRows(History.Session session) {
    this.session = session;
  }

  /** What the BPMN of a deployed process says, also of one whose definition has been deleted meanwhile. */
  ProcessModel model(long processDefinitionKey) {
    return models.computeIfAbsent(processDefinitionKey, key -> {
      Map<String, Object> row = PROCESS_DEFINITIONS.get(session, key);
      return row == null ? ProcessModel.UNKNOWN : ProcessModel.of((String) row.get("processDefinitionId"),
          (String) row.get("versionTag"), ((String) row.get("_xml")).getBytes(StandardCharsets.UTF_8));
    });
  }

  void process(Intent intent, ProcessRecord process) {
    if (intent == ProcessIntent.DELETED) {
      PROCESS_DEFINITIONS.remove(session, process.getKey());
    } else if (intent == ProcessIntent.CREATED) {
      byte[] bpmn = BufferUtil.bufferAsArray(process.getResourceBuffer());
      ProcessModel model = ProcessModel.of(process.getBpmnProcessId(), emptyToNull(process.getVersionTag()), bpmn);
      models.put(process.getKey(), model);
      PROCESS_DEFINITIONS.put(session,
          "processDefinitionKey", process.getKey(),
          "processDefinitionId", process.getBpmnProcessId(),
          "name", model.name(),
          "resourceName", process.getResourceName(),
          "version", process.getVersion(),
          "versionTag", model.versionTag(),
          "tenantId", process.getTenantId(),
          "hasStartForm", model.startFormId() != null,
          "_xml", new String(bpmn, StandardCharsets.UTF_8),
          "_startFormId", model.startFormId());
      LOG.info("Process {} has version {} now ({})", process.getBpmnProcessId(), process.getVersion(), process.getResourceName());
    }
  }

  void decision(Intent intent, DecisionRecord decision) {
    if (intent == DecisionIntent.DELETED) {
      DECISION_DEFINITIONS.remove(session, decision.getDecisionKey());
    } else if (intent == DecisionIntent.CREATED) {
      Map<String, Object> requirements = DECISION_REQUIREMENTS.get(session, decision.getDecisionRequirementsKey());
      DECISION_DEFINITIONS.put(session,
          "decisionDefinitionKey", decision.getDecisionKey(),
          "decisionDefinitionId", decision.getDecisionId(),
          "decisionRequirementsId", decision.getDecisionRequirementsId(),
          "decisionRequirementsKey", decision.getDecisionRequirementsKey(),
          "decisionRequirementsName", requirements == null ? null : requirements.get("decisionRequirementsName"),
          "decisionRequirementsVersion", requirements == null ? null : requirements.get("version"),
          "name", decision.getDecisionName(),
          "tenantId", decision.getTenantId(),
          "version", decision.getVersion());
    }
  }

  void requirements(Intent intent, DecisionRequirementsRecord requirements) {
    if (intent == DecisionRequirementsIntent.DELETED) {
      DECISION_REQUIREMENTS.remove(session, requirements.getDecisionRequirementsKey());
    } else if (intent == DecisionRequirementsIntent.CREATED) {
      DECISION_REQUIREMENTS.put(session,
          "decisionRequirementsKey", requirements.getDecisionRequirementsKey(),
          "decisionRequirementsId", requirements.getDecisionRequirementsId(),
          "decisionRequirementsName", requirements.getDecisionRequirementsName(),
          "resourceName", requirements.getResourceName(),
          "tenantId", requirements.getTenantId(),
          "version", requirements.getDecisionRequirementsVersion(),
          "_xml", BufferUtil.bufferAsString(requirements.getResourceBuffer()));
    }
  }

  void form(Intent intent, FormRecord form) {
    if (intent == FormIntent.CREATED) {
      FORMS.put(session,
          "formKey", form.getFormKey(),
          "formId", form.getFormId(),
          "schema", BufferUtil.bufferAsString(form.getResourceBuffer()),
          "version", form.getVersion(),
          "tenantId", form.getTenantId());
    }
  }
}
