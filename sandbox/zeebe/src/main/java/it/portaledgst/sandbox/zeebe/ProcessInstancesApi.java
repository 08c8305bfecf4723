package it.portaledgst.sandbox.zeebe;

import static it.portaledgst.sandbox.zeebe.Json.key;
import static it.portaledgst.sandbox.zeebe.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.protocol.impl.record.value.adhocsubprocess.AdHocSubProcessInstructionRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRuntimeInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationStartInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceMigrationMappingInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceMigrationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceResultRecord;
import io.camunda.zeebe.protocol.impl.record.value.variable.VariableDocumentRecord;
import io.camunda.zeebe.protocol.record.intent.AdHocSubProcessInstructionIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceCreationIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceMigrationIntent;
import io.camunda.zeebe.protocol.record.intent.VariableDocumentIntent;
import io.camunda.zeebe.protocol.record.value.RuntimeInstructionType;
import io.camunda.zeebe.protocol.record.value.VariableDocumentUpdateSemantic;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;

/** Starts, changes and cancels process instances and sets their variables. */
final class ProcessInstancesApi {

  private final Broker broker;

  ProcessInstancesApi(Broker broker) {
    this.broker = broker;
  }

  void routes(RestServer rest) {
    rest.route("POST", "/v2/process-instances", this::create);
    rest.route("POST", "/v2/process-instances/{processInstanceKey}/cancellation", this::cancel);
    rest.route("POST", "/v2/process-instances/{processInstanceKey}/modification", new Modifications(broker)::modify);
    rest.route("POST", "/v2/process-instances/{processInstanceKey}/migration", this::migrate);
    rest.route("PUT", "/v2/element-instances/{elementInstanceKey}/variables", this::setVariables);
    rest.route("POST", "/v2/element-instances/ad-hoc-activities/{adHocSubProcessInstanceKey}/activation", this::activateAdHoc);
  }

  private Object create(Request request) {
    JsonNode body = request.requiredBody();
    String tenant = Request.tenant(body, "Create Process Instance");
    new Violations().oneOf(body, "processDefinitionId", "processDefinitionKey").operationReference(body).check();
    if (!Request.text(body, "businessId", "").isEmpty()) {
      throw Problem.unsupported("The sandbox's engine does not know business ids of process instances.");
    }
    ProcessInstanceCreationRecord creation = new ProcessInstanceCreationRecord()
        .setBpmnProcessId(Request.text(body, "processDefinitionId", ""))
        .setProcessDefinitionKey(Request.key(body, "processDefinitionKey", -1))
        .setVersion(Request.integer(body, "processDefinitionVersion", -1))
        .setTenantId(tenant)
        .setVariables(Json.msgPack(Request.variables(body)))
        .setTags(new HashSet<>(Json.strings(body.path("tags"))));
    body.path("startInstructions").forEach(instruction -> creation.addStartInstruction(
        new ProcessInstanceCreationStartInstruction().setElementId(Request.required(instruction, "elementId"))));
    body.path("runtimeInstructions").forEach(instruction -> creation.addRuntimeInstruction(
        new ProcessInstanceCreationRuntimeInstruction()
            .setType(RuntimeInstructionType.TERMINATE_PROCESS_INSTANCE)
            .setAfterElementId(Request.required(instruction, "afterElementId"))));

    if (Request.is(body, "awaitCompletion")) {
      creation.setFetchVariables(Json.strings(body.path("fetchVariables")));
      long timeout = Request.number(body, "requestTimeout", 0);
      Duration patience = timeout > 0 ? Duration.ofMillis(timeout) : Commands.PATIENCE;
      ProcessInstanceResultRecord result = broker.partition().commands()
          .send(ProcessInstanceCreationIntent.CREATE_WITH_AWAITING_RESULT, -1, creation, patience)
          .read(new ProcessInstanceResultRecord());
      return created(result.getBpmnProcessId(), result.getVersion(), result.getTenantId(), result.getVariables(),
          result.getProcessDefinitionKey(), result.getProcessInstanceKey(), result.getTags());
    }
    ProcessInstanceCreationRecord created = broker.partition().commands()
        .send(ProcessInstanceCreationIntent.CREATE, creation)
        .read(new ProcessInstanceCreationRecord());
    return created(created.getBpmnProcessId(), created.getVersion(), created.getTenantId(), created.getVariables(),
        created.getProcessDefinitionKey(), created.getProcessInstanceKey(), created.getTags());
  }

  private static Object created(String id, int version, String tenant, Map<String, Object> variables, long definitionKey,
      long instanceKey, Iterable<String> tags) {
    return object(
        "processDefinitionId", id,
        "processDefinitionVersion", version,
        "tenantId", tenant,
        "variables", variables,
        "processDefinitionKey", key(definitionKey),
        "processInstanceKey", key(instanceKey),
        "tags", tags,
        "businessId", null);
  }

  private Object cancel(Request request) {
    long instanceKey = request.key("processInstanceKey");
    new Violations().operationReference(request.body()).check();
    broker.partition().commands().send(ProcessInstanceIntent.CANCEL, instanceKey,
        new ProcessInstanceRecord().setProcessInstanceKey(instanceKey));
    return null;
  }

  private Object migrate(Request request) {
    long instanceKey = request.key("processInstanceKey");
    JsonNode body = request.requiredBody();
    Violations violations = new Violations().required(body, "targetProcessDefinitionKey");
    JsonNode mappings = body.path("mappingInstructions");
    violations.add(mappings.isEmpty(), "No mappingInstructions provided");
    ProcessInstanceMigrationRecord migration = new ProcessInstanceMigrationRecord().setProcessInstanceKey(instanceKey);
    for (JsonNode mapping : mappings) {
      String source = Request.text(mapping, "sourceElementId", "");
      String target = Request.text(mapping, "targetElementId", "");
      violations.add(source.isEmpty() || target.isEmpty(), "All [sourceElementId, targetElementId] are required");
      migration.addMappingInstruction(new ProcessInstanceMigrationMappingInstruction().setSourceElementId(source).setTargetElementId(target));
    }
    violations.operationReference(body).check();
    broker.partition().commands().send(ProcessInstanceMigrationIntent.MIGRATE, instanceKey,
        migration.setTargetProcessDefinitionKey(Request.key(body, "targetProcessDefinitionKey", -1)));
    return null;
  }

  private Object activateAdHoc(Request request) {
    long adHocKey = request.key("adHocSubProcessInstanceKey");
    JsonNode body = request.requiredBody();
    JsonNode elements = body.path("elements");
    Violations violations = new Violations().add(elements.isEmpty(), "No elements provided");
    AdHocSubProcessInstructionRecord instruction = new AdHocSubProcessInstructionRecord()
        .setAdHocSubProcessInstanceKey(adHocKey)
        .setCancelRemainingInstances(Request.is(body, "cancelRemainingInstances"));
    for (int i = 0; i < elements.size(); i++) {
      String elementId = Request.text(elements.path(i), "elementId", "");
      violations.add(elementId.isBlank(), "No elements[" + i + "].elementId provided");
      instruction.activateElements().add()
          .setElementId(elementId)
          .setVariables(Json.msgPack(Request.variables(elements.path(i))));
    }
    violations.check();
    broker.partition().commands().send(AdHocSubProcessInstructionIntent.ACTIVATE, adHocKey, instruction);
    return null;
  }

  private Object setVariables(Request request) {
    long scopeKey = request.key("elementInstanceKey");
    JsonNode body = request.requiredBody();
    new Violations().add(Request.variables(body).isEmpty(), "No variables provided").operationReference(body).check();
    broker.partition().commands().send(VariableDocumentIntent.UPDATE, new VariableDocumentRecord()
        .setScopeKey(scopeKey)
        .setVariables(Json.msgPack(Request.variables(body)))
        .setUpdateSemantics(Request.is(body, "local")
            ? VariableDocumentUpdateSemantic.LOCAL
            : VariableDocumentUpdateSemantic.PROPAGATE));
    return null;
  }
}
