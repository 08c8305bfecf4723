package it.portaledgst.sandbox.zeebe;

import static it.portaledgst.sandbox.zeebe.Json.key;
import static it.portaledgst.sandbox.zeebe.Json.object;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.*;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Puts gRPC requests as the body of the REST request they correspond to. */
final class GrpcRequests {

  private GrpcRequests() {}

  static List<Multipart> deployment(DeployResourceRequest request) {
    List<Multipart> parts = new ArrayList<>();
    if (!request.getTenantId().isEmpty()) {
      parts.add(new Multipart("tenantId", null, request.getTenantId().getBytes(StandardCharsets.UTF_8)));
    }
    request.getResourcesList().forEach(resource -> parts.add(new Multipart("resources", resource.getName(), resource.getContent().toByteArray())));
    return parts;
  }

  static Object deletion(DeleteResourceRequest request) {
    return object("deleteHistory", request.getDeleteHistory(),
        "operationReference", request.hasOperationReference() ? request.getOperationReference() : null);
  }

  static Object creation(CreateProcessInstanceRequest request) {
    return creation(request, false, 0, List.of());
  }

  static Object creation(CreateProcessInstanceWithResultRequest request) {
    return creation(request.getRequest(), true, request.getRequestTimeout(), request.getFetchVariablesList());
  }

  private static Object creation(CreateProcessInstanceRequest request, boolean await, long timeout, List<String> fetched) {
    return object(
        "processDefinitionId", request.getBpmnProcessId(),
        "processDefinitionKey", given(request.getProcessDefinitionKey()),
        "processDefinitionVersion", request.getVersion() == 0 ? -1 : request.getVersion(),
        "variables", variables(request.getVariables()),
        "tenantId", request.getTenantId(),
        "tags", request.getTagsList(),
        "businessId", request.getBusinessId(),
        "startInstructions", request.getStartInstructionsList().stream().map(start -> object("elementId", start.getElementId())).toList(),
        "runtimeInstructions", request.getRuntimeInstructionsList().stream()
            .map(instruction -> object("afterElementId", instruction.getTerminate().getAfterElementId())).toList(),
        "operationReference", request.hasOperationReference() ? request.getOperationReference() : null,
        "awaitCompletion", await,
        "requestTimeout", timeout,
        "fetchVariables", fetched);
  }

  static Object modification(ModifyProcessInstanceRequest request) {
    return object(
        "activateInstructions", request.getActivateInstructionsList().stream().map(activation -> object(
            "elementId", activation.getElementId(),
            "ancestorElementInstanceKey", given(activation.getAncestorElementInstanceKey()),
            "variableInstructions", variables(activation.getVariableInstructionsList()))).toList(),
        "terminateInstructions", request.getTerminateInstructionsList().stream().map(termination -> object(
            "elementId", termination.getElementId(),
            "elementInstanceKey", given(termination.getElementInstanceKey()))).toList(),
        "moveInstructions", request.getMoveInstructionsList().stream().map(move -> object(
            "sourceElementInstruction", object(
                "sourceElementId", move.getSourceElementId(),
                "sourceElementInstanceKey", given(move.getSourceElementInstanceKey())),
            "targetElementId", move.getTargetElementId(),
            "ancestorScopeInstruction", object(
                "ancestorScopeType", move.getInferAncestorScopeFromSourceHierarchy() ? "inferred"
                    : move.getUseSourceParentKeyAsAncestorScopeKey() ? "sourceParent" : "direct",
                "ancestorElementInstanceKey", given(move.getAncestorElementInstanceKey())),
            "variableInstructions", variables(move.getVariableInstructionsList()))).toList(),
        "operationReference", request.hasOperationReference() ? request.getOperationReference() : null);
  }

  /** Both 0, which gRPC has for "not set", and -1 mean none. */
  private static String given(long key) {
    return key > 0 ? key(key) : null;
  }

  private static Object variables(List<ModifyProcessInstanceRequest.VariableInstruction> instructions) {
    return instructions.stream().map(it -> object("variables", variables(it.getVariables()), "scopeId", it.getScopeId())).toList();
  }

  static Object migration(MigrateProcessInstanceRequest request) {
    MigrateProcessInstanceRequest.MigrationPlan plan = request.getMigrationPlan();
    return object(
        "targetProcessDefinitionKey", key(plan.getTargetProcessDefinitionKey()),
        "mappingInstructions", plan.getMappingInstructionsList().stream()
            .map(mapping -> object("sourceElementId", mapping.getSourceElementId(), "targetElementId", mapping.getTargetElementId())).toList(),
        "operationReference", request.hasOperationReference() ? request.getOperationReference() : null);
  }

  static Object variables(SetVariablesRequest request) {
    return object("variables", variables(request.getVariables()), "local", request.getLocal());
  }

  static Object message(PublishMessageRequest request) {
    return object("name", request.getName(), "correlationKey", request.getCorrelationKey(), "messageId", request.getMessageId(),
        "timeToLive", request.getTimeToLive(), "tenantId", request.getTenantId(), "variables", variables(request.getVariables()));
  }

  static Object signal(BroadcastSignalRequest request) {
    return object("signalName", request.getSignalName(), "tenantId", request.getTenantId(), "variables", variables(request.getVariables()));
  }

  static Object activation(ActivateJobsRequest request) {
    return object("type", request.getType(), "worker", request.getWorker(), "timeout", request.getTimeout(),
        "maxJobsToActivate", request.getMaxJobsToActivate(), "fetchVariable", request.getFetchVariableList(),
        "requestTimeout", request.getRequestTimeout(), "tenantIds", request.getTenantIdsList());
  }

  static Object completion(CompleteJobRequest request) {
    return object("variables", variables(request.getVariables()), "result", request.hasResult() ? result(request.getResult()) : null);
  }

  private static Object result(JobResult result) {
    JobResultCorrections corrections = result.getCorrections();
    return object(
        "type", result.getType().isEmpty() ? "userTask" : result.getType(),
        "denied", result.getDenied(),
        "deniedReason", result.getDeniedReason(),
        "corrections", object(
            "assignee", corrections.hasAssignee() ? corrections.getAssignee() : null,
            "dueDate", corrections.hasDueDate() ? corrections.getDueDate() : null,
            "followUpDate", corrections.hasFollowUpDate() ? corrections.getFollowUpDate() : null,
            "candidateUsers", corrections.hasCandidateUsers() ? corrections.getCandidateUsers().getValuesList() : null,
            "candidateGroups", corrections.hasCandidateGroups() ? corrections.getCandidateGroups().getValuesList() : null,
            "priority", corrections.hasPriority() ? corrections.getPriority() : null),
        "activateElements", result.getActivateElementsList().stream()
            .map(element -> object("elementId", element.getElementId(), "variables", variables(element.getVariables()))).toList(),
        "isCompletionConditionFulfilled", result.getIsCompletionConditionFulfilled(),
        "isCancelRemainingInstances", result.getIsCancelRemainingInstances());
  }

  static Object failure(FailJobRequest request) {
    return object("retries", request.getRetries(), "errorMessage", request.getErrorMessage(), "retryBackOff", request.getRetryBackOff(),
        "variables", variables(request.getVariables()));
  }

  static Object error(ThrowErrorRequest request) {
    return object("errorCode", request.getErrorCode(), "errorMessage", request.getErrorMessage(), "variables", variables(request.getVariables()));
  }

  static Object evaluation(EvaluateDecisionRequest request) {
    return object(
        "decisionDefinitionId", request.getDecisionId(),
        "decisionDefinitionKey", given(request.getDecisionKey()),
        "tenantId", request.getTenantId(),
        "variables", variables(request.getVariables()));
  }

  private static Object variables(String json) {
    return json.isEmpty() ? null : Json.parse(json.getBytes(StandardCharsets.UTF_8));
  }
}
