package it.portaledgst.sandbox.zeebe;

import static it.portaledgst.sandbox.zeebe.Json.key;
import static it.portaledgst.sandbox.zeebe.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationStartInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceResultRecord;
import io.camunda.zeebe.protocol.impl.record.value.variable.VariableDocumentRecord;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceCreationIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.VariableDocumentIntent;
import io.camunda.zeebe.protocol.record.value.VariableDocumentUpdateSemantic;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;

/** Starts and cancels process instances and sets their variables. */
final class ProcessInstancesApi {

  private final Broker broker;

  ProcessInstancesApi(Broker broker) {
    this.broker = broker;
  }

  void routes(RestServer rest) {
    rest.route("POST", "/v2/process-instances", this::create);
    rest.route("POST", "/v2/process-instances/{processInstanceKey}/cancellation", this::cancel);
    rest.route("PUT", "/v2/element-instances/{elementInstanceKey}/variables", this::setVariables);
  }

  private Object create(Request request) {
    JsonNode body = request.body();
    String id = Request.text(body, "processDefinitionId", "");
    long definitionKey = Request.number(body, "processDefinitionKey", -1);
    if (id.isEmpty() == definitionKey < 0) {
      throw Problem.invalid(id.isEmpty()
          ? "At least one of [processDefinitionId, processDefinitionKey] is required."
          : "Only one of [processDefinitionId, processDefinitionKey] is allowed.");
    }
    if (!Request.text(body, "businessId", "").isEmpty() || !body.path("runtimeInstructions").isEmpty()) {
      throw Problem.unsupported("The sandbox's engine knows neither businessId nor runtimeInstructions.");
    }
    ProcessInstanceCreationRecord creation = new ProcessInstanceCreationRecord()
        .setBpmnProcessId(id)
        .setProcessDefinitionKey(definitionKey)
        .setVersion((int) Request.number(body, "processDefinitionVersion", -1))
        .setTenantId(Request.text(body, "tenantId", "<default>"))
        .setVariables(Json.msgPack(Request.variables(body)))
        .setTags(new HashSet<>(Json.strings(body.path("tags"))));
    body.path("startInstructions").forEach(instruction -> creation.addStartInstruction(
        new ProcessInstanceCreationStartInstruction().setElementId(Request.required(instruction, "elementId"))));

    if (body.path("awaitCompletion").asBoolean()) {
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
    broker.partition().commands().send(ProcessInstanceIntent.CANCEL, instanceKey,
        new ProcessInstanceRecord().setProcessInstanceKey(instanceKey));
    return null;
  }

  private Object setVariables(Request request) {
    long scopeKey = request.key("elementInstanceKey");
    JsonNode body = request.body();
    if (Json.isAbsent(body.path("variables"))) {
      throw Problem.invalid("No variables provided.");
    }
    broker.partition().commands().send(VariableDocumentIntent.UPDATE, new VariableDocumentRecord()
        .setScopeKey(scopeKey)
        .setVariables(Json.msgPack(Request.variables(body)))
        .setUpdateSemantics(body.path("local").asBoolean()
            ? VariableDocumentUpdateSemantic.LOCAL
            : VariableDocumentUpdateSemantic.PROPAGATE));
    return null;
  }
}
