package it.portaledgst.sandbox.zeebe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.Resource;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Resources beside BPMN, DMN and forms. */
class ResourcesTest extends SandboxTest {

  @Test
  void showsAResourceAndItsContentUntilItIsDeleted() {
    String content = "{\"id\":\"" + id + "\",\"script\":\"*** Tasks ***\\nÈ così\"}";
    long key = client.newDeployResourceCommand().addResourceStringUtf8(content, "robot.rpa").send().join().getResource().getFirst().getResourceKey();
    Resource resource = client.newResourceGetRequest(key).send().join();
    assertThat(resource.getResourceKey()).isEqualTo(key);
    assertThat(resource.getResourceId()).isEqualTo(id);
    assertThat(resource.getResourceName()).isEqualTo("robot.rpa");
    assertThat(resource.getVersion()).isEqualTo(1);
    assertThat(resource.getTenantId()).isEqualTo("<default>");
    assertThat(client.newResourceContentGetRequest(key).send().join()).isEqualTo(content);

    client.newDeleteResourceCommand(key).send().join();
    assertThatThrownBy(() -> client.newResourceGetRequest(key).send().join()).isInstanceOfSatisfying(ProblemException.class, problem -> {
      assertThat(problem.code()).isEqualTo(404);
      assertThat(problem.details().getTitle()).isEqualTo("NOT_FOUND");
    });
    assertThatThrownBy(() -> client.newDeleteResourceCommand(key).send().join())
        .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code()).isEqualTo(404));
  }

  @Test
  void doesNotPretendToDeleteTheHistory() throws Exception {
    long key = deploy(Bpmn.createExecutableProcess(id).startEvent().endEvent().done(), "h.bpmn").getProcesses().getFirst().getProcessDefinitionKey();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(sandbox.rest + "/v2/resources/" + key + "/deletion"))
        .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString("{\"deleteHistory\":true}")).build(),
        HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(501);
    assertThat(client.newCreateInstanceCommand().processDefinitionKey(key).send().join().getProcessInstanceKey()).isPositive();
  }
}
