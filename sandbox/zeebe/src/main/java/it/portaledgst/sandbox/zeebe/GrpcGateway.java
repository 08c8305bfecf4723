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
    answer(caller, () -> call("GET", "/v2/topology", null, THERE), GrpcResponses::topology);
  }

  @Override
  public void deployResource(DeployResourceRequest request, StreamObserver<DeployResourceResponse> caller) {
    answer(caller, () -> Json.tree(deployments.deploy(GrpcRequests.deployment(request))), GrpcResponses::deployed);
  }

  @Override
  public void deleteResource(DeleteResourceRequest request, StreamObserver<DeleteResourceResponse> caller) {
    answer(caller, () -> post("/v2/resources/" + request.getResourceKey() + "/deletion", GrpcRequests.deletion(request)),
        it -> DeleteResourceResponse.newBuilder().setResourceKey(it.path("resourceKey").asText()).build());
  }

  @Override
  public void createProcessInstance(CreateProcessInstanceRequest request, StreamObserver<CreateProcessInstanceResponse> caller) {
    answer(caller, () -> post("/v2/process-instances", GrpcRequests.creation(request)), GrpcResponses::created);
  }

  @Override
  public void createProcessInstanceWithResult(CreateProcessInstanceWithResultRequest request,
      StreamObserver<CreateProcessInstanceWithResultResponse> caller) {
    answer(caller, () -> post("/v2/process-instances", GrpcRequests.creation(request)), GrpcResponses::completed);
  }

  @Override
  public void cancelProcessInstance(CancelProcessInstanceRequest request, StreamObserver<CancelProcessInstanceResponse> caller) {
    answer(caller, () -> post("/v2/process-instances/" + request.getProcessInstanceKey() + "/cancellation", object()),
        ignored -> CancelProcessInstanceResponse.getDefaultInstance());
  }

  @Override
  public void modifyProcessInstance(ModifyProcessInstanceRequest request, StreamObserver<ModifyProcessInstanceResponse> caller) {
    answer(caller, () -> post("/v2/process-instances/" + request.getProcessInstanceKey() + "/modification", GrpcRequests.modification(request)),
        ignored -> ModifyProcessInstanceResponse.getDefaultInstance());
  }

  @Override
  public void migrateProcessInstance(MigrateProcessInstanceRequest request, StreamObserver<MigrateProcessInstanceResponse> caller) {
    answer(caller, () -> post("/v2/process-instances/" + request.getProcessInstanceKey() + "/migration", GrpcRequests.migration(request)),
        ignored -> MigrateProcessInstanceResponse.getDefaultInstance());
  }

  @Override
  public void setVariables(SetVariablesRequest request, StreamObserver<SetVariablesResponse> caller) {
    answer(caller, () -> call("PUT", "/v2/element-instances/" + request.getElementInstanceKey() + "/variables",
        GrpcRequests.variables(request), THERE), ignored -> SetVariablesResponse.getDefaultInstance());
  }

  @Override
  public void publishMessage(PublishMessageRequest request, StreamObserver<PublishMessageResponse> caller) {
    answer(caller, () -> post("/v2/messages/publication", GrpcRequests.message(request)),
        it -> PublishMessageResponse.newBuilder().setKey(it.path("messageKey").asLong()).setTenantId(it.path("tenantId").asText()).build());
  }

  @Override
  public void broadcastSignal(BroadcastSignalRequest request, StreamObserver<BroadcastSignalResponse> caller) {
    answer(caller, () -> post("/v2/signals/broadcast", GrpcRequests.signal(request)),
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
    answer(caller, () -> call("POST", "/v2/jobs/activation", GrpcRequests.activation(request), () -> !call.isCancelled()),
        it -> it.path("jobs").isEmpty() ? null : GrpcResponses.activated(it));
  }

  @Override
  public void completeJob(CompleteJobRequest request, StreamObserver<CompleteJobResponse> caller) {
    answer(caller, () -> post("/v2/jobs/" + request.getJobKey() + "/completion", GrpcRequests.completion(request)),
        ignored -> CompleteJobResponse.getDefaultInstance());
  }

  @Override
  public void failJob(FailJobRequest request, StreamObserver<FailJobResponse> caller) {
    answer(caller, () -> post("/v2/jobs/" + request.getJobKey() + "/failure", GrpcRequests.failure(request)),
        ignored -> FailJobResponse.getDefaultInstance());
  }

  @Override
  public void throwError(ThrowErrorRequest request, StreamObserver<ThrowErrorResponse> caller) {
    answer(caller, () -> post("/v2/jobs/" + request.getJobKey() + "/error", GrpcRequests.error(request)),
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
    answer(caller, () -> post("/v2/decision-definitions/evaluation", GrpcRequests.evaluation(request)), GrpcResponses::evaluation);
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
      case "INVALID_ARGUMENT", "Bad Request" -> Status.INVALID_ARGUMENT;
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

  private JsonNode post(String path, Object body) {
    return call("POST", path, body, THERE);
  }

  private JsonNode call(String method, String path, Object body, BooleanSupplier callerIsThere) {
    byte[] bytes = body == null ? new byte[0] : Json.bytes(body);
    return Json.tree(rest.answer(method, path, null, "application/json", bytes, callerIsThere));
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
