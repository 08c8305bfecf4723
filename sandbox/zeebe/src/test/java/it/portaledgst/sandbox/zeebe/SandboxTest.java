package it.portaledgst.sandbox.zeebe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** One running sandbox for a test class, and what the tests need to speak to it with Camunda's own client. */
abstract class SandboxTest {

  static RunningSandbox sandbox;
  static CamundaClient client;

  final String id = "p-" + UUID.randomUUID();

  @BeforeAll
  static void start() throws Exception {
    sandbox = RunningSandbox.temporary();
    client = sandbox.client();
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    sandbox.close();
  }

  static DeploymentEvent deploy(BpmnModelInstance model, String name) {
    return client.newDeployResourceCommand().addProcessModel(model, name).send().join();
  }

  long create(Map<String, Object> variables) {
    return client.newCreateInstanceCommand().bpmnProcessId(id).latestVersion().variables(variables).send().join().getProcessInstanceKey();
  }

  static List<ActivatedJob> activate(String type, Duration wait) {
    return client.newActivateJobsCommand().jobType(type).maxJobsToActivate(10).timeout(Duration.ofMinutes(5))
        .workerName("test").requestTimeout(wait).send().join().getJobs();
  }

  static ActivatedJob job(String type) {
    List<ActivatedJob> jobs = activate(type, Duration.ofSeconds(10));
    assertThat(jobs).as("jobs of type %s", type).hasSize(1);
    return jobs.getFirst();
  }

  static ProcessInstance instance(long key) {
    return client.newProcessInstanceGetRequest(key).send().join();
  }

  static void awaitState(long key, ProcessInstanceState state) {
    await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> instance(key).getState() == state);
  }

  static void awaitActive(long key, String elementId) {
    await().atMost(Duration.ofSeconds(10)).until(() -> elements(key).stream()
        .anyMatch(element -> element.getElementId().equals(elementId) && element.getState() == ElementInstanceState.ACTIVE));
  }

  static List<ElementInstance> elements(long key) {
    return client.newElementInstanceSearchRequest().filter(filter -> filter.processInstanceKey(key)).send().join().items();
  }

  static List<String> completed(long key) {
    return elements(key).stream().filter(element -> element.getState() == ElementInstanceState.COMPLETED)
        .map(ElementInstance::getElementId).toList();
  }

  static void increaseTime(Duration time) throws Exception {
    HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(sandbox.management + "/actuator/clock/add"))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString("{\"offsetMilli\":" + time.toMillis() + "}")).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  UserTask userTask(long key) {
    return await().atMost(Duration.ofSeconds(10)).until(() -> client.newUserTaskSearchRequest()
        .filter(filter -> filter.processInstanceKey(key)).send().join().items(), tasks -> !tasks.isEmpty()).getFirst();
  }
}
