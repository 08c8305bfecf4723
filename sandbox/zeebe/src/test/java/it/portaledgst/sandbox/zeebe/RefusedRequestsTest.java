package it.portaledgst.sandbox.zeebe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a request is said as Camunda says it: status, title and sentence. */
class RefusedRequestsTest extends SandboxTest {

  private static final String REJECTED = "INVALID_ARGUMENT";
  private static final String UNREADABLE = "Bad Request";

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
      POST  | /process-instances | {} | At least one of [processDefinitionId, processDefinitionKey] is required.
      POST  | /process-instances | {"processDefinitionId":"a","processDefinitionKey":"1"} | Only one of [processDefinitionId, processDefinitionKey] is allowed.
      POST  | /process-instances | {"processDefinitionKey":"a"} | The provided processDefinitionKey 'a' is not a valid key. Expected a numeric value. Did you pass an entity id instead of an entity key?.
      POST  | /process-instances | {"processDefinitionId":"a","tenantId":"b"} | Expected to handle request Create Process Instance with tenant identifier 'b', but multi-tenancy is disabled
      POST  | /process-instances/1/cancellation | {"operationReference":0} | The value for operationReference is '0' but must be > 0.
      POST  | /process-instances/1/modification | {"activateInstructions":[{}],"terminateInstructions":[{}]} | No elementId provided.
      POST  | /process-instances/1/modification | {"moveInstructions":[{"targetElementId":"a"}]} | No sourceElementInstruction provided.
      POST  | /process-instances/1/modification | {"moveInstructions":[{"sourceElementInstruction":{"sourceType":"byId"}}]} | No sourceElementId provided. No targetElementId provided.
      POST  | /process-instances/1/modification | {"activateInstructions":[{"elementId":"a","variableInstructions":[{}]}]} | No variables provided.
      POST  | /process-instances/1/migration | {} | No targetProcessDefinitionKey provided. No mappingInstructions provided.
      POST  | /process-instances/1/migration | {"targetProcessDefinitionKey":"1","mappingInstructions":[{"sourceElementId":"a"}]} | All [sourceElementId, targetElementId] are required.
      PUT   | /element-instances/1/variables | {"variables":{}} | No variables provided.
      POST  | /element-instances/ad-hoc-activities/1/activation | {} | No elements provided.
      POST  | /element-instances/ad-hoc-activities/1/activation | {"elements":[{"elementId":"a"},{}]} | No elements[1].elementId provided.
      POST  | /jobs/activation | {} | No type provided. No timeout provided. No maxJobsToActivate provided.
      POST  | /jobs/activation | {"type":"a","timeout":0,"maxJobsToActivate":-1} | The value for timeout is '0' but must be greater than 0. The value for maxJobsToActivate is '-1' but must be greater than 0.
      POST  | /jobs/activation | {"type":"a","timeout":1,"maxJobsToActivate":1,"tenantIds":["b"]} | Expected to handle request Activate Jobs with tenant identifier 'b', but multi-tenancy is disabled
      POST  | /jobs/activation | {"type":"a","timeout":1,"maxJobsToActivate":1,"tenantIds":["<default>","b"]} | Expected to handle request Activate Jobs with tenant identifiers [<default>, b], but multi-tenancy is disabled
      POST  | /jobs/1/error | {} | No errorCode provided.
      PATCH | /jobs/1 | {} | At least one of [retries, timeout] is required.
      POST  | /messages/publication | {} | No name provided.
      POST  | /messages/publication | {"name":"a","tenantId":"b"} | Expected to handle request Publish Message with tenant identifier 'b', but multi-tenancy is disabled
      POST  | /messages/correlation | {} | No messageName provided.
      POST  | /messages/correlation | {"name":"a","tenantId":"b"} | Expected to handle request Correlate Message with tenant identifier 'b', but multi-tenancy is disabled
      POST  | /signals/broadcast | {} | No signalName provided.
      POST  | /signals/broadcast | {"signalName":"a","tenantId":"b"} | Expected to handle request Broadcast Signal with tenant identifier 'b', but multi-tenancy is disabled
      POST  | /decision-definitions/evaluation | {} | At least one of [decisionDefinitionId, decisionDefinitionKey] is required.
      POST  | /decision-definitions/evaluation | {"decisionDefinitionId":"a","tenantId":"b"} | Expected to handle request Evaluate Decision with tenant identifier 'b', but multi-tenancy is disabled
      POST  | /user-tasks/1/assignment | {} | No assignee provided
      PATCH | /user-tasks/1 | {} | No update data provided. Provide at least an "action" or a non-null value for a supported attribute in the "changeset".
      PATCH | /user-tasks/1 | {"changeset":{"dueDate":"soon","priority":101}} | The provided due date 'soon' cannot be parsed as a date according to RFC 3339, section 5.6. The value for priority is '101' but must be within the [0,100] range.
      PUT   | /clock | {} | No timestamp provided.
      """)
  void saysWhatIsInvalid(String method, String path, String body, String detail) throws Exception {
    assertProblem(send(method, path, "application/json", body), 400, REJECTED, detail, path);
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', delimiter = '|', emptyValue = "", textBlock = """
      POST | /process-instances |  | Required request body is missing
      POST | /process-instances | {"processDefinitionId":"a","variables":[]} | Request property [variables] cannot be parsed
      POST | /jobs/activation | {"type":"a","timeout":"soon","maxJobsToActivate":1} | Request property [timeout] cannot be parsed
      POST | /jobs/activation | {"type":"a","timeout":1,"maxJobsToActivate":3000000000} | Request property [maxJobsToActivate] cannot be parsed
      POST | /jobs/a/completion | {} | Failed to convert 'jobKey' with value: 'a'
      POST | /jobs/1/completion | {"result":{"type":"other"}} | Cannot map value 'other' for type 'result'. Use any of the following values: [userTask, adHocSubProcess]
      """)
  void saysWhatCannotBeRead(String method, String path, String body, String detail) throws Exception {
    assertProblem(send(method, path, "application/json", body == null ? "" : body), 400, UNREADABLE, detail, path);
  }

  @Test
  void saysThatBrokenJsonCannotBeRead() throws Exception {
    HttpResponse<String> answer = send("POST", "/process-instances", "application/json", "{\"processDefinitionId\":");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(new ObjectMapper().readTree(answer.body()).path("title").asText()).isEqualTo(UNREADABLE);
  }

  @Test
  void wantsSomethingToDeployForTheOneTenant() throws Exception {
    String nothing = "--b\r\nContent-Disposition: form-data; name=\"tenantId\"\r\n\r\n<default>\r\n--b--\r\n";
    assertProblem(send("POST", "/deployments", "multipart/form-data; boundary=b", nothing), 400, UNREADABLE,
        "Required part 'resources' is not present.", "/deployments");
    assertProblem(send("POST", "/deployments", "multipart/form-data; boundary=b", nothing.replace("<default>", "other")), 400, REJECTED,
        "Expected to handle request Deploy Resources with tenant identifier 'other', but multi-tenancy is disabled", "/deployments");
  }

  @Test
  void saysTheSameOverGrpc() {
    try (CamundaClient grpc = sandbox.client(false)) {
      assertThatThrownBy(() -> grpc.newPublishMessageCommand().messageName("a").correlationKey("k").tenantId("b").send().join())
          .isInstanceOfSatisfying(ClientStatusException.class, e -> {
            assertThat(e.getStatusCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
            assertThat(e).hasMessageContaining("multi-tenancy is disabled");
          });
      assertThatThrownBy(() -> grpc.newCompleteCommand(4711).send().join())
          .isInstanceOfSatisfying(ClientStatusException.class, e -> assertThat(e.getStatusCode()).isEqualTo(Status.Code.NOT_FOUND));
    }
  }

  private static HttpResponse<String> send(String method, String path, String contentType, String body) throws Exception {
    return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(sandbox.rest + "/v2" + path))
        .header("Content-Type", contentType).method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String title, String detail, String path) throws Exception {
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = new ObjectMapper().readTree(answer.body());
    assertThat(problem.path("detail").asText()).isEqualTo(detail);
    assertThat(problem.path("title").asText()).isEqualTo(title);
    assertThat(problem.path("status").asInt()).isEqualTo(status).isEqualTo(answer.statusCode());
    assertThat(problem.path("type").asText()).isEqualTo("about:blank");
    assertThat(problem.path("instance").asText()).isEqualTo("/v2" + path);
  }
}
