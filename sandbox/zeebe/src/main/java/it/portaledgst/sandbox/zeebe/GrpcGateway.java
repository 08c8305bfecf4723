package it.portaledgst.sandbox.zeebe;

import static it.portaledgst.sandbox.zeebe.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.gateway.protocol.GatewayGrpc.GatewayImplBase;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.*;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The older way to give commands, which Camunda Process Test insists on. Each call is put as the REST request it
 * corresponds to, so there is one implementation of everything. What is missing here answers UNIMPLEMENTED.
 */
final class GrpcGateway extends GatewayImplBase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GrpcGateway.class);
  private static final BooleanSupplier THERE = () -> true;

  private final RestServer rest;
  private final DeploymentsApi deployments;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Server server;

  GrpcGateway(RestServer rest, DeploymentsApi deployments, String address, int port) throws IOException {
    this.rest = rest;
    this.deployments = deployments;
    try {
      server = NettyServerBuilder.forAddress(new InetSocketAddress(address, port)).executor(threads).addService(this).build().start();
    } catch (IOException e) {
      if (e.getCause() instanceof BindException || e instanceof BindException) {
        throw new StartFailure("The gRPC port " + port + " on " + address + " is already in use; stop what uses it or choose another one.");
      }
      throw e;
    }
  }

  int port() {
    return server.getPort();
  }

  // --- the calls

  @Override
  public void topology(TopologyRequest request, StreamObserver<TopologyResponse> caller) {
    answer(caller, () -> get("/v2/topology"), topology -> {
      JsonNode broker = topology.path("brokers").path(0);
      boolean healthy = "healthy".equals(broker.path("partitions").path(0).path("health").asText());
      return TopologyResponse.newBuilder()
          .setClusterSize(1).setPartitionsCount(1).setReplicationFactor(1)
          .setGatewayVersion(topology.path("gatewayVersion").asText())
          .addBrokers(BrokerInfo.newBuilder()
              .setNodeId(0).setHost(broker.path("host").asText()).setPort(broker.path("port").asInt()).setVersion(broker.path("version").asText())
              .addPartitions(io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Partition.newBuilder()
                  .setPartitionId(1)
                  .setRole(io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Partition.PartitionBrokerRole.LEADER)
                  .setHealth(healthy
                      ? io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Partition.PartitionBrokerHealth.HEALTHY
                      : io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Partition.PartitionBrokerHealth.UNHEALTHY)))
          .build();
    });
  }

  @Override
  public void deployResource(DeployResourceRequest request, StreamObserver<DeployResourceResponse> caller) {
    answer(caller, () -> {
      List<Multipart> parts = new ArrayList<>();
      if (!request.getTenantId().isEmpty()) {
        parts.add(new Multipart("tenantId", null, request.getTenantId().getBytes(StandardCharsets.UTF_8)));
      }
      request.getResourcesList().forEach(resource -> parts.add(new Multipart("resources", resource.getName(), resource.getContent().toByteArray())));
      return Json.tree(deployments.deploy(parts));
    }, deployed -> {
      DeployResourceResponse.Builder response = DeployResourceResponse.newBuilder()
          .setKey(deployed.path("deploymentKey").asLong())
          .setTenantId(deployed.path("tenantId").asText());
      deployed.path("deployments").forEach(part -> deployment(part, response.addDeploymentsBuilder()));
      return response.build();
    });
  }

  private static void deployment(JsonNode part, Deployment.Builder deployment) {
    JsonNode it = part.path("processDefinition");
    if (!it.isMissingNode()) {
      deployment.setProcess(ProcessMetadata.newBuilder().setBpmnProcessId(it.path("processDefinitionId").asText())
          .setVersion(it.path("processDefinitionVersion").asInt()).setProcessDefinitionKey(it.path("processDefinitionKey").asLong())
          .setResourceName(it.path("resourceName").asText()).setTenantId(it.path("tenantId").asText()));
    }
    it = part.path("decisionDefinition");
    if (!it.isMissingNode()) {
      deployment.setDecision(DecisionMetadata.newBuilder().setDmnDecisionId(it.path("decisionDefinitionId").asText())
          .setDmnDecisionName(it.path("name").asText()).setVersion(it.path("version").asInt()).setDecisionKey(it.path("decisionDefinitionKey").asLong())
          .setDmnDecisionRequirementsId(it.path("decisionRequirementsId").asText())
          .setDecisionRequirementsKey(it.path("decisionRequirementsKey").asLong()).setTenantId(it.path("tenantId").asText()));
    }
    it = part.path("decisionRequirements");
    if (!it.isMissingNode()) {
      deployment.setDecisionRequirements(DecisionRequirementsMetadata.newBuilder().setDmnDecisionRequirementsId(it.path("decisionRequirementsId").asText())
          .setDmnDecisionRequirementsName(it.path("decisionRequirementsName").asText()).setVersion(it.path("version").asInt())
          .setDecisionRequirementsKey(it.path("decisionRequirementsKey").asLong()).setResourceName(it.path("resourceName").asText())
          .setTenantId(it.path("tenantId").asText()));
    }
    it = part.path("form");
    if (!it.isMissingNode()) {
      deployment.setForm(FormMetadata.newBuilder().setFormId(it.path("formId").asText()).setVersion(it.path("version").asInt())
          .setFormKey(it.path("formKey").asLong()).setResourceName(it.path("resourceName").asText()).setTenantId(it.path("tenantId").asText()));
    }
  }

  @Override
  public void deleteResource(DeleteResourceRequest request, StreamObserver<DeleteResourceResponse> caller) {
    answer(caller, () -> post("/v2/resources/" + request.getResourceKey() + "/deletion", object()),
        ignored -> DeleteResourceResponse.getDefaultInstance());
  }

  @Override
  public void createProcessInstance(CreateProcessInstanceRequest request, StreamObserver<CreateProcessInstanceResponse> caller) {
    answer(caller, () -> post("/v2/process-instances", creation(request, null)), it -> CreateProcessInstanceResponse.newBuilder()
        .setProcessDefinitionKey(it.path("processDefinitionKey").asLong())
        .setBpmnProcessId(it.path("processDefinitionId").asText())
        .setVersion(it.path("processDefinitionVersion").asInt())
        .setProcessInstanceKey(it.path("processInstanceKey").asLong())
        .setTenantId(it.path("tenantId").asText())
        .addAllTags(Json.strings(it.path("tags")))
        .build());
  }

  @Override
  public void createProcessInstanceWithResult(CreateProcessInstanceWithResultRequest request,
      StreamObserver<CreateProcessInstanceWithResultResponse> caller) {
    answer(caller, () -> post("/v2/process-instances", creation(request.getRequest(), request)), it -> CreateProcessInstanceWithResultResponse.newBuilder()
        .setProcessDefinitionKey(it.path("processDefinitionKey").asLong())
        .setBpmnProcessId(it.path("processDefinitionId").asText())
        .setVersion(it.path("processDefinitionVersion").asInt())
        .setProcessInstanceKey(it.path("processInstanceKey").asLong())
        .setVariables(it.path("variables").toString())
        .setTenantId(it.path("tenantId").asText())
        .addAllTags(Json.strings(it.path("tags")))
        .build());
  }

  private static Object creation(CreateProcessInstanceRequest request, CreateProcessInstanceWithResultRequest withResult) {
    return object(
        "processDefinitionId", request.getBpmnProcessId(),
        "processDefinitionKey", request.getProcessDefinitionKey() > 0 ? request.getProcessDefinitionKey() : null,
        "processDefinitionVersion", request.getVersion() == 0 ? -1 : request.getVersion(),
        "variables", variables(request.getVariables()),
        "tenantId", Json.emptyToNull(request.getTenantId()),
        "tags", request.getTagsList(),
        "businessId", request.getBusinessId(),
        "startInstructions", request.getStartInstructionsList().stream().map(start -> object("elementId", start.getElementId())).toList(),
        "awaitCompletion", withResult != null,
        "requestTimeout", withResult == null ? null : withResult.getRequestTimeout(),
        "fetchVariables", withResult == null ? null : withResult.getFetchVariablesList());
  }

  @Override
  public void cancelProcessInstance(CancelProcessInstanceRequest request, StreamObserver<CancelProcessInstanceResponse> caller) {
    answer(caller, () -> post("/v2/process-instances/" + request.getProcessInstanceKey() + "/cancellation", object()),
        ignored -> CancelProcessInstanceResponse.getDefaultInstance());
  }

  @Override
  public void setVariables(SetVariablesRequest request, StreamObserver<SetVariablesResponse> caller) {
    answer(caller, () -> call("PUT", "/v2/element-instances/" + request.getElementInstanceKey() + "/variables",
        object("variables", variables(request.getVariables()), "local", request.getLocal()), THERE),
        ignored -> SetVariablesResponse.getDefaultInstance());
  }

  @Override
  public void publishMessage(PublishMessageRequest request, StreamObserver<PublishMessageResponse> caller) {
    answer(caller, () -> post("/v2/messages/publication", object(
        "name", request.getName(), "correlationKey", request.getCorrelationKey(), "messageId", request.getMessageId(),
        "timeToLive", request.getTimeToLive(), "tenantId", Json.emptyToNull(request.getTenantId()), "variables", variables(request.getVariables()))),
        it -> PublishMessageResponse.newBuilder().setKey(it.path("messageKey").asLong()).setTenantId(it.path("tenantId").asText()).build());
  }

  @Override
  public void broadcastSignal(BroadcastSignalRequest request, StreamObserver<BroadcastSignalResponse> caller) {
    answer(caller, () -> post("/v2/signals/broadcast", object(
        "signalName", request.getSignalName(), "tenantId", Json.emptyToNull(request.getTenantId()), "variables", variables(request.getVariables()))),
        it -> BroadcastSignalResponse.newBuilder().setKey(it.path("signalKey").asLong()).setTenantId(it.path("tenantId").asText()).build());
  }

  @Override
  public void resolveIncident(ResolveIncidentRequest request, StreamObserver<ResolveIncidentResponse> caller) {
    answer(caller, () -> post("/v2/incidents/" + request.getIncidentKey() + "/resolution", object()),
        ignored -> ResolveIncidentResponse.getDefaultInstance());
  }

  @Override
  public void activateJobs(ActivateJobsRequest request, StreamObserver<ActivateJobsResponse> caller) {
    ServerCallStreamObserver<ActivateJobsResponse> call = (ServerCallStreamObserver<ActivateJobsResponse>) caller;
    call.setOnCancelHandler(() -> LOG.debug("A worker for {} stopped waiting", request.getType()));
    answer(caller, () -> call("POST", "/v2/jobs/activation", object(
        "type", request.getType(), "worker", request.getWorker(), "timeout", request.getTimeout(),
        "maxJobsToActivate", request.getMaxJobsToActivate(), "fetchVariable", request.getFetchVariableList(),
        "requestTimeout", request.getRequestTimeout(), "tenantIds", request.getTenantIdsList()), () -> !call.isCancelled()),
        activated -> {
          if (activated.path("jobs").isEmpty()) {
            return null;
          }
          ActivateJobsResponse.Builder response = ActivateJobsResponse.newBuilder();
          activated.path("jobs").forEach(job -> response.addJobs(job(job)));
          return response.build();
        });
  }

  private static ActivatedJob job(JsonNode it) {
    ActivatedJob.Builder job = ActivatedJob.newBuilder()
        .setKey(it.path("jobKey").asLong())
        .setType(it.path("type").asText())
        .setProcessInstanceKey(it.path("processInstanceKey").asLong())
        .setBpmnProcessId(it.path("processDefinitionId").asText())
        .setProcessDefinitionVersion(it.path("processDefinitionVersion").asInt())
        .setProcessDefinitionKey(it.path("processDefinitionKey").asLong())
        .setElementId(it.path("elementId").asText())
        .setElementInstanceKey(it.path("elementInstanceKey").asLong())
        .setCustomHeaders(it.path("customHeaders").toString())
        .setWorker(it.path("worker").asText())
        .setRetries(it.path("retries").asInt())
        .setDeadline(it.path("deadline").asLong())
        .setVariables(it.path("variables").toString())
        .setTenantId(it.path("tenantId").asText())
        .setKind(ActivatedJob.JobKind.valueOf(it.path("kind").asText()))
        .setListenerEventType(ActivatedJob.ListenerEventType.valueOf(it.path("listenerEventType").asText()))
        .addAllTags(Json.strings(it.path("tags")));
    JsonNode task = it.path("userTask");
    if (task.isObject()) {
      UserTaskProperties.Builder properties = job.getUserTaskBuilder()
          .addAllCandidateGroups(Json.strings(task.path("candidateGroups")))
          .addAllCandidateUsers(Json.strings(task.path("candidateUsers")))
          .addAllChangedAttributes(Json.strings(task.path("changedAttributes")));
      with(task, "action", value -> properties.setAction(value.asText()));
      with(task, "assignee", value -> properties.setAssignee(value.asText()));
      with(task, "dueDate", value -> properties.setDueDate(value.asText()));
      with(task, "followUpDate", value -> properties.setFollowUpDate(value.asText()));
      with(task, "formKey", value -> properties.setFormKey(value.asLong()));
      with(task, "priority", value -> properties.setPriority(value.asInt()));
      with(task, "userTaskKey", value -> properties.setUserTaskKey(value.asLong()));
    }
    return job.build();
  }

  private static void with(JsonNode node, String name, java.util.function.Consumer<JsonNode> setter) {
    if (node.hasNonNull(name)) {
      setter.accept(node.path(name));
    }
  }

  @Override
  public void completeJob(CompleteJobRequest request, StreamObserver<CompleteJobResponse> caller) {
    JobResult result = request.getResult();
    JobResultCorrections corrections = result.getCorrections();
    answer(caller, () -> post("/v2/jobs/" + request.getJobKey() + "/completion", object(
        "variables", variables(request.getVariables()),
        "result", !request.hasResult() ? null : object(
            "type", Json.emptyToNull(result.getType()),
            "denied", result.getDenied(),
            "deniedReason", result.getDeniedReason(),
            "corrections", object(
                "assignee", corrections.hasAssignee() ? corrections.getAssignee() : null,
                "dueDate", corrections.hasDueDate() ? corrections.getDueDate() : null,
                "followUpDate", corrections.hasFollowUpDate() ? corrections.getFollowUpDate() : null,
                "candidateUsers", corrections.hasCandidateUsers() ? corrections.getCandidateUsers().getValuesList() : null,
                "candidateGroups", corrections.hasCandidateGroups() ? corrections.getCandidateGroups().getValuesList() : null,
                "priority", corrections.hasPriority() ? corrections.getPriority() : null)))),
        ignored -> CompleteJobResponse.getDefaultInstance());
  }

  @Override
  public void failJob(FailJobRequest request, StreamObserver<FailJobResponse> caller) {
    answer(caller, () -> post("/v2/jobs/" + request.getJobKey() + "/failure", object(
        "retries", request.getRetries(), "errorMessage", request.getErrorMessage(), "retryBackOff", request.getRetryBackOff(),
        "variables", variables(request.getVariables()))),
        ignored -> FailJobResponse.getDefaultInstance());
  }

  @Override
  public void throwError(ThrowErrorRequest request, StreamObserver<ThrowErrorResponse> caller) {
    answer(caller, () -> post("/v2/jobs/" + request.getJobKey() + "/error", object(
        "errorCode", request.getErrorCode(), "errorMessage", request.getErrorMessage(), "variables", variables(request.getVariables()))),
        ignored -> ThrowErrorResponse.getDefaultInstance());
  }

  @Override
  public void updateJobRetries(UpdateJobRetriesRequest request, StreamObserver<UpdateJobRetriesResponse> caller) {
    answer(caller, () -> call("PATCH", "/v2/jobs/" + request.getJobKey(), object("changeset", object("retries", request.getRetries())), THERE),
        ignored -> UpdateJobRetriesResponse.getDefaultInstance());
  }

  @Override
  public void updateJobTimeout(UpdateJobTimeoutRequest request, StreamObserver<UpdateJobTimeoutResponse> caller) {
    answer(caller, () -> call("PATCH", "/v2/jobs/" + request.getJobKey(), object("changeset", object("timeout", request.getTimeout())), THERE),
        ignored -> UpdateJobTimeoutResponse.getDefaultInstance());
  }

  @Override
  public void evaluateDecision(EvaluateDecisionRequest request, StreamObserver<EvaluateDecisionResponse> caller) {
    answer(caller, () -> post("/v2/decision-definitions/evaluation", object(
        "decisionDefinitionId", request.getDecisionId(),
        "decisionDefinitionKey", request.getDecisionKey() > 0 ? request.getDecisionKey() : null,
        "tenantId", Json.emptyToNull(request.getTenantId()),
        "variables", variables(request.getVariables()))), GrpcGateway::evaluation);
  }

  private static EvaluateDecisionResponse evaluation(JsonNode it) {
    EvaluateDecisionResponse.Builder response = EvaluateDecisionResponse.newBuilder()
        .setDecisionKey(it.path("decisionDefinitionKey").asLong())
        .setDecisionId(it.path("decisionDefinitionId").asText())
        .setDecisionName(it.path("decisionDefinitionName").asText())
        .setDecisionVersion(it.path("decisionDefinitionVersion").asInt())
        .setDecisionRequirementsId(it.path("decisionRequirementsId").asText())
        .setDecisionRequirementsKey(it.path("decisionRequirementsKey").asLong())
        .setDecisionOutput(it.path("output").asText())
        .setFailedDecisionId(it.path("failedDecisionDefinitionId").asText(""))
        .setFailureMessage(it.path("failureMessage").asText(""))
        .setTenantId(it.path("tenantId").asText())
        .setDecisionInstanceKey(it.path("decisionInstanceKey").asLong())
        .setDecisionEvaluationKey(it.path("decisionEvaluationKey").asLong());
    for (JsonNode decision : it.path("evaluatedDecisions")) {
      EvaluatedDecision.Builder evaluated = response.addEvaluatedDecisionsBuilder()
          .setDecisionKey(decision.path("decisionDefinitionKey").asLong())
          .setDecisionId(decision.path("decisionDefinitionId").asText())
          .setDecisionName(decision.path("decisionDefinitionName").asText())
          .setDecisionVersion(decision.path("decisionDefinitionVersion").asInt())
          .setDecisionType(decision.path("decisionDefinitionType").asText())
          .setDecisionOutput(decision.path("output").asText())
          .setTenantId(decision.path("tenantId").asText())
          .setDecisionEvaluationInstanceKey(decision.path("decisionEvaluationInstanceKey").asText());
      decision.path("evaluatedInputs").forEach(input -> evaluated.addEvaluatedInputsBuilder()
          .setInputId(input.path("inputId").asText()).setInputName(input.path("inputName").asText()).setInputValue(input.path("inputValue").asText()));
      for (JsonNode rule : decision.path("matchedRules")) {
        MatchedDecisionRule.Builder matched = evaluated.addMatchedRulesBuilder().setRuleId(rule.path("ruleId").asText()).setRuleIndex(rule.path("ruleIndex").asInt());
        rule.path("evaluatedOutputs").forEach(output -> matched.addEvaluatedOutputsBuilder().setOutputId(output.path("outputId").asText())
            .setOutputName(output.path("outputName").asText()).setOutputValue(output.path("outputValue").asText()));
      }
    }
    return response.build();
  }

  // --- from here to there and back

  private interface Question {
    JsonNode ask() throws Exception;
  }

  private <T> void answer(StreamObserver<T> caller, Question question, Function<JsonNode, T> toResponse) {
    try {
      T response = toResponse.apply(question.ask());
      if (response != null) {
        caller.onNext(response);
      }
      caller.onCompleted();
    } catch (Problem problem) {
      caller.onError(status(problem).withDescription(problem.getMessage()).asRuntimeException());
    } catch (Exception e) {
      if (!(e instanceof io.grpc.StatusRuntimeException)) {
        LOG.error("A gRPC call failed", e);
      }
      caller.onError(Status.INTERNAL.withDescription(e.toString()).asRuntimeException());
    }
  }

  private static Status status(Problem problem) {
    return switch (problem.title()) {
      case "INVALID_ARGUMENT" -> Status.INVALID_ARGUMENT;
      case "NOT_FOUND" -> Status.NOT_FOUND;
      case "ALREADY_EXISTS" -> Status.ALREADY_EXISTS;
      case "INVALID_STATE" -> Status.FAILED_PRECONDITION;
      case "UNAUTHORIZED" -> Status.UNAUTHENTICATED;
      case "FORBIDDEN" -> Status.PERMISSION_DENIED;
      case "RESOURCE_EXHAUSTED" -> Status.RESOURCE_EXHAUSTED;
      case "UNAVAILABLE" -> Status.UNAVAILABLE;
      case "DEADLINE_EXCEEDED" -> Status.DEADLINE_EXCEEDED;
      case "NOT_IMPLEMENTED" -> Status.UNIMPLEMENTED;
      default -> Status.INTERNAL;
    };
  }

  private JsonNode get(String path) {
    return call("GET", path, null, THERE);
  }

  private JsonNode post(String path, Object body) {
    return call("POST", path, body, THERE);
  }

  private JsonNode call(String method, String path, Object body, BooleanSupplier callerIsThere) {
    byte[] bytes = body == null ? new byte[0] : Json.bytes(body);
    return Json.tree(rest.answer(method, path, null, "application/json", bytes, callerIsThere));
  }

  private static Object variables(String json) {
    return json.isEmpty() ? null : Json.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.shutdownNow();
    try {
      server.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
  }
}
