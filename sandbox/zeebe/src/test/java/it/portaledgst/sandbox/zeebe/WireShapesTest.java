package it.portaledgst.sandbox.zeebe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.protocol.rest.*;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Answers have the published shape: the members that the client's generated classes have, no more and no fewer, each of
 * the right kind of JSON. What has no value is null, not absent.
 */
class WireShapesTest extends SandboxTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static JsonNode ask(String method, String path, String body) throws Exception {
    HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(URI.create(sandbox.rest + "/v2" + path))
        .header("Content-Type", "application/json").method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    return JSON.readTree(answer.body());
  }

  /** A search that finds something, once what it looks for has come through. */
  private static JsonNode found(String path) {
    return await().until(() -> ask("POST", path, "{}"), answer -> !answer.path("items").isEmpty());
  }

  @Test
  void answersOfCommands() throws Exception {
    String decision = deployEverything();
    JsonNode created = ask("POST", "/process-instances", "{\"processDefinitionId\":\"" + id + "\",\"variables\":{\"k\":\"v\"},\"tags\":[\"t\"]}");
    assertShape(created, CreateProcessInstanceResult.class);
    assertThat(created.path("tags").path(0).asText()).isEqualTo("t");
    assertShape(ask("POST", "/messages/publication", "{\"name\":\"m\",\"correlationKey\":\"c\"}"), MessagePublicationResult.class);
    assertShape(ask("POST", "/messages/correlation", "{\"name\":\"" + id + "\",\"correlationKey\":\"v\"}"), MessageCorrelationResult.class);
    assertShape(ask("POST", "/signals/broadcast", "{\"signalName\":\"s\"}"), SignalBroadcastResult.class);
    JsonNode jobs = ask("POST", "/jobs/activation", "{\"type\":\"" + id + "\",\"timeout\":60000,\"maxJobsToActivate\":1}");
    assertThat(jobs.path("jobs")).hasSize(1);
    assertShape(jobs, JobActivationResult.class);
    JsonNode listener = ask("POST", "/jobs/activation", "{\"type\":\"" + id + "-l\",\"timeout\":60000,\"maxJobsToActivate\":1}");
    assertThat(listener.path("jobs").path(0).path("userTask").isObject()).isTrue();
    assertShape(listener, JobActivationResult.class);
    JsonNode evaluated = ask("POST", "/decision-definitions/evaluation", "{\"decisionDefinitionId\":\"" + decision + "\",\"variables\":{\"x\":1}}");
    assertThat(evaluated.path("evaluatedDecisions").path(0).path("matchedRules")).isNotEmpty();
    assertShape(evaluated, EvaluateDecisionResult.class);
    long gone = deploy(Bpmn.createExecutableProcess(id + "-gone").startEvent().endEvent().done(), "gone.bpmn").getProcesses().getFirst()
        .getProcessDefinitionKey();
    assertShape(ask("POST", "/resources/" + gone + "/deletion", "{}"), DeleteResourceResponse.class);
    assertShape(ask("GET", "/topology", ""), TopologyResponse.class);
    assertShape(ask("GET", "/license", ""), LicenseResponse.class);
  }

  @Test
  void whatWasDeployed() throws Exception {
    String boundary = "b";
    StringBuilder body = new StringBuilder();
    resources("d" + id.replace("-", "")).forEach((name, content) -> body.append("--b\r\nContent-Disposition: form-data; name=\"resources\"; filename=\"")
        .append(name).append("\"\r\n\r\n").append(content).append("\r\n"));
    HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(URI.create(sandbox.rest + "/v2/deployments"))
        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
        .POST(HttpRequest.BodyPublishers.ofString(body + "--b--\r\n")).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode deployed = JSON.readTree(answer.body());
    assertThat(deployed.path("deployments")).hasSize(5);
    assertShape(deployed, DeploymentResult.class);
  }

  @Test
  void whatSearchesFind() throws Exception {
    String decision = deployEverything();
    long key = create(Map.of("k", "v"));
    ask("POST", "/messages/correlation", "{\"name\":\"" + id + "\",\"correlationKey\":\"v\"}");
    ask("POST", "/decision-definitions/evaluation", "{\"decisionDefinitionId\":\"" + decision + "\",\"variables\":{\"x\":1}}");
    client.newFailCommand(job(id)).retries(0).errorMessage("no").send().join();
    Map<String, Class<?>> results = new LinkedHashMap<>();
    results.put("/process-definitions/search", ProcessDefinitionSearchQueryResult.class);
    results.put("/process-instances/search", ProcessInstanceSearchQueryResult.class);
    results.put("/element-instances/search", ElementInstanceSearchQueryResult.class);
    results.put("/variables/search", VariableSearchQueryResult.class);
    results.put("/incidents/search", IncidentSearchQueryResult.class);
    results.put("/jobs/search", JobSearchQueryResult.class);
    results.put("/user-tasks/search", UserTaskSearchQueryResult.class);
    results.put("/message-subscriptions/search", MessageSubscriptionSearchQueryResult.class);
    results.put("/correlated-message-subscriptions/search", CorrelatedMessageSubscriptionSearchQueryResult.class);
    results.put("/decision-definitions/search", DecisionDefinitionSearchQueryResult.class);
    results.put("/decision-requirements/search", DecisionRequirementsSearchQueryResult.class);
    results.put("/decision-instances/search", DecisionInstanceSearchQueryResult.class);
    assertAll(results.entrySet().stream().map(search -> () -> assertShape(found(search.getKey()), search.getValue())));
    String instance = found("/decision-instances/search").path("items").path(0).path("decisionEvaluationInstanceKey").asText();
    assertShape(ask("GET", "/decision-instances/" + instance, ""), DecisionInstanceGetQueryResult.class);
    assertShape(ask("GET", "/process-instances/" + key, ""), ProcessInstanceResult.class);
    assertShape(ask("GET", "/process-instances/" + key + "/sequence-flows", ""), ProcessInstanceSequenceFlowsQueryResult.class);
    assertShape(ask("GET", "/process-instances/" + key + "/statistics/element-instances", ""), ProcessInstanceElementStatisticsQueryResult.class);
    for (JsonNode called : ask("GET", "/process-instances/" + key + "/call-hierarchy", "")) {
      assertShape(called, ProcessInstanceCallHierarchyEntry.class);
    }
  }

  private Map<String, String> resources(String decision) {
    return Map.of(
        "p.bpmn", Bpmn.convertToString(Bpmn.createExecutableProcess(id).name("P").startEvent()
            .parallelGateway("fork").serviceTask("work", task -> task.zeebeJobType(id)).endEvent()
            .moveToNode("fork").userTask("decide", task -> task.zeebeUserTask().zeebeCandidateGroups("g").zeebeDueDate("2031-01-01T00:00:00Z")
                .zeebeTaskListener(l -> l.creating().type(id + "-l"))).endEvent()
            .moveToNode("fork").intermediateCatchEvent("wait", event -> event.message(m -> m.name(id).zeebeCorrelationKeyExpression("k"))).endEvent()
            .done()),
        "d.dmn", """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="defs_%1$s" name="D" namespace="n">
              <decision id="%1$s" name="D"><decisionTable hitPolicy="FIRST">
                <input id="i" label="x"><inputExpression typeRef="number"><text>x</text></inputExpression></input>
                <output id="o" name="o" typeRef="string"/>
                <rule id="r"><inputEntry><text>-</text></inputEntry><outputEntry><text>"y"</text></outputEntry></rule>
              </decisionTable></decision></definitions>""".formatted(decision),
        "f.form", "{\"id\":\"f-" + id + "\",\"type\":\"default\",\"components\":[]}",
        "r.rpa", "{\"id\":\"r-" + id + "\"}");
  }

  private String deployEverything() {
    String decision = "d" + id.replace("-", "");
    Map<String, String> resources = resources(decision);
    var command = client.newDeployResourceCommand().addResourceStringUtf8(resources.get("p.bpmn"), "p.bpmn");
    for (String name : List.of("d.dmn", "f.form", "r.rpa")) {
      command = command.addResourceStringUtf8(resources.get(name), name);
    }
    command.send().join();
    return decision;
  }

  private static void assertShape(JsonNode json, Type type) throws Exception {
    assertShape(json, type, ((Class<?>) type).getSimpleName());
  }

  private static void assertShape(JsonNode json, Type type, String where) throws Exception {
    if (json.isNull()) {
      return;
    }
    if (type instanceof ParameterizedType generic) {
      if (Map.class.isAssignableFrom((Class<?>) generic.getRawType())) {
        assertThat(json.isObject()).as(where).isTrue();
      } else {
        assertThat(json.isArray()).as(where).isTrue();
        for (JsonNode item : json) {
          assertShape(item, generic.getActualTypeArguments()[0], where + "[]");
        }
      }
    } else if (type == String.class || type == URI.class) {
      assertThat(json.isTextual()).as(where).isTrue();
    } else if (type == Integer.class || type == Long.class) {
      assertThat(json.isIntegralNumber()).as(where).isTrue();
    } else if (type == Boolean.class) {
      assertThat(json.isBoolean()).as(where).isTrue();
    } else if (((Class<?>) type).isEnum()) {
      Object constant = ((Class<?>) type).getMethod("fromValue", String.class).invoke(null, json.asText());
      assertThat(constant).as(where).isNotNull().extracting(Object::toString).isNotEqualTo("unknown_default_open_api");
    } else {
      Set<String> published = new TreeSet<>();
      for (Method getter : ((Class<?>) type).getMethods()) {
        JsonProperty property = getter.getAnnotation(JsonProperty.class);
        if (property != null && getter.getParameterCount() == 0) {
          published.add(property.value());
          assertShape(json.path(property.value()).isMissingNode() ? JSON.nullNode() : json.path(property.value()),
              getter.getGenericReturnType(), where + "." + property.value());
        }
      }
      assertThat(published).as(where).isNotEmpty();
      assertThat(json.fieldNames()).toIterable().as(where).containsExactlyInAnyOrderElementsOf(published);
    }
  }
}
