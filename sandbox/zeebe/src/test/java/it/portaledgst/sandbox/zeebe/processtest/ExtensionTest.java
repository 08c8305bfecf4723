package it.portaledgst.sandbox.zeebe.processtest;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.impl.CamundaObjectMapper;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.TestDeployment;
import io.camunda.process.test.api.judge.JudgeConfig;
import io.camunda.zeebe.client.impl.ZeebeObjectMapper;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What can be set for a whole test class, what it deploys, and the coverage report it leaves. */
@TestDeployment(resources = ProcessTest.REQUEST)
class ExtensionTest {

  private static final Path REPORT = Path.of("target", "coverage-report-of-extension-test");
  private static final Instant STARTED = Instant.now().minusSeconds(1);

  /** Registered first, so it comes last: when the report has been written. */
  @RegisterExtension
  @Order(1)
  static final AfterAllCallback AFTER_THE_REPORT = test -> {
    CamundaAssert.setJsonMapper(CamundaAssert.DEFAULT_JSON_MAPPER); // the extension leaves its own for the next class
    assertReport();
  };

  @RegisterExtension
  @Order(2)
  @SuppressWarnings("deprecation") // as long as it is there, it works
  static final CamundaProcessTestExtension CAMUNDA = Cluster.extension()
      .withCamundaClientBuilderOverrides(builder -> builder.defaultJobWorkerName("clerk").defaultJobTimeout(Duration.ofMinutes(7)))
      .withRemoteConnectorsRestApiAddress(URI.create("http://127.0.0.1:8085"))
      .withCoverageReportDirectory(REPORT.toString())
      .withCoverageExcludedProcesses("instant")
      .withJudgeConfig(JudgeConfig.of(prompt -> "{\"score\": 1}"))
      .withJsonMapper(new CamundaObjectMapper(new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)))
      .withJsonMapper(new ZeebeObjectMapper(new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)));

  record Notice(String row, int pageCount) {}

  private CamundaClient client;
  private CamundaProcessTestContext context;

  @Test
  void paid() {
    ProcessInstanceEvent instance = begin(client);
    context.completeJob("produce-notice");
    assertThat(instance).isWaitingForMessage("payment-received");
    client.newPublishMessageCommand().messageName("payment-received").correlationKey("row-1").send().join();
    assertThat(instance).isCompleted();
  }

  @Test
  void withoutNoticeTwice() {
    for (int i = 0; i < 2; i++) {
      ProcessInstanceEvent instance = begin(client);
      context.throwBpmnErrorFromJob("produce-notice", "NO_FONT");
      assertThat(instance).isCompleted();
    }
    client.newDeployResourceCommand().addProcessModel(Bpmn.createExecutableProcess("instant").startEvent().endEvent().done(), "instant.bpmn").send().join();
    client.newCreateInstanceCommand().bpmnProcessId("instant").latestVersion().withResult().send().join();
  }

  @Test
  void configuresClients() {
    Assertions.assertThat(client.getConfiguration().getDefaultJobWorkerName()).isEqualTo("clerk");
    begin(client);
    long now = context.getCurrentTime().toEpochMilli();
    var job = client.newActivateJobsCommand().jobType("produce-notice").maxJobsToActivate(1).send().join().getJobs().getFirst();
    Assertions.assertThat(job.getWorker()).isEqualTo("clerk");
    Assertions.assertThat(Duration.ofMillis(job.getDeadline() - now)).isBetween(Duration.ofMinutes(6), Duration.ofMinutes(8));
    if (Cluster.isSandbox()) {
      Assertions.assertThat(context.getConnectorsAddress()).isEqualTo(URI.create("http://127.0.0.1:8085"));
    }
  }

  @Test
  @SuppressWarnings("deprecation") // as long as it is there, it works
  void readsAndWritesWithTheGivenMappers() {
    Notice notice = new Notice("row-1", 2);
    ProcessInstanceEvent instance = client.newCreateInstanceCommand().bpmnProcessId("request").latestVersion().variables(notice).send().join();
    assertThat(instance).hasVariable("page_count", 2);
    client.newSetVariablesCommand(instance.getProcessInstanceKey()).variables(Map.of("notice", Map.of("row", "row-1", "page_count", 2))).send().join();
    assertThat(instance).hasVariable("notice", notice).hasVariableSatisfies("notice", Notice.class, it -> Assertions.assertThat(it).isEqualTo(notice))
        .hasVariableSatisfiesJudge("notice", "has two pages");

    assertThatProcessInstance(context.createZeebeClient().newCreateInstanceCommand().bpmnProcessId("request").latestVersion().variables(notice).send().join())
        .hasVariable("PageCount", 2);

    CamundaAssert.setJsonMapper(new ZeebeObjectMapper());
    assertThat(instance).hasVariable("notice", Map.of("row", "row-1", "page_count", 2));
    CamundaAssert.setJsonMapper(CamundaAssert.DEFAULT_JSON_MAPPER);
    assertThat(instance).hasVariable("notice", Map.of("row", "row-1", "page_count", 2));
  }

  @Test
  @TestDeployment(resources = {ProcessTest.FEE, ProcessTest.REVIEW})
  void deploysForOneTest() {
    CamundaAssert.DEFAULT_AWAIT_BEHAVIOR.untilAsserted(() -> {
      Assertions.assertThat(client.newProcessDefinitionSearchRequest().send().join().items()).extracting("processDefinitionId").containsExactly("review");
      Assertions.assertThat(client.newDecisionDefinitionSearchRequest().send().join().items()).extracting("dmnDecisionId").containsExactly("fee");
    });
  }

  private static ProcessInstanceEvent begin(CamundaClient client) {
    ProcessInstanceEvent instance = client.newCreateInstanceCommand().bpmnProcessId("request").latestVersion().variables(Map.of("row", "row-1")).send().join();
    assertThat(instance).hasActiveElements("notice");
    return instance;
  }

  /** request.bpmn has ten elements and eight flows; the tests above take two of its ways. */
  private static void assertReport() throws IOException {
    JsonNode suite = new ObjectMapper().readTree(fresh(ExtensionTest.class.getName() + "/report.json").toFile());
    Assertions.assertThat(texts(suite.path("runs"), "name")).containsExactlyInAnyOrder("paid()", "withoutNoticeTwice()", "configuresClients()",
        "readsAndWritesWithTheGivenMappers()", "deploysForOneTest()");
    Assertions.assertThat(texts(suite.path("models"), "processDefinitionId")).containsExactly("request");
    Assertions.assertThat(suite.path("models").path(0).path("totalElementCount").asInt()).isEqualTo(18);

    for (JsonNode run : suite.path("runs")) {
      switch (run.path("name").asText()) {
        case "paid()" -> assertCoverage(run.path("coverages"), 1, List.of("confirmed", "notice", "wait", "paid", "settled"),
            List.of("to-notice", "to-wait", "to-paid", "to-settled"));
        case "withoutNoticeTwice()" -> assertCoverage(run.path("coverages"), 2, List.of("confirmed", "notice", "no-font", "without-notice"),
            List.of("to-notice", "to-without-notice"));
        case "deploysForOneTest()" -> Assertions.assertThat(run.path("coverages")).isEmpty();
        default -> Assertions.assertThat(run.path("coverages")).isNotEmpty();
      }
    }
    assertCoverage(suite.path("coverages"), 1, List.of("confirmed", "notice", "wait", "paid", "settled", "no-font", "without-notice"),
        List.of("to-notice", "to-wait", "to-paid", "to-settled", "to-without-notice"));

    JsonNode all = new ObjectMapper().readTree(fresh("report.json").toFile());
    Assertions.assertThat(texts(all.path("suites"), "id")).contains(ExtensionTest.class.getName());
    Assertions.assertThat(Files.readString(fresh("report.html"))).contains(ExtensionTest.class.getName(), "withoutNoticeTwice()", "to-without-notice");
    Assertions.assertThat(REPORT.resolve("static")).isNotEmptyDirectory();
  }

  private static void assertCoverage(JsonNode coverages, int instances, List<String> elements, List<String> flows) {
    Assertions.assertThat(coverages).hasSize(instances).allSatisfy(coverage -> {
      Assertions.assertThat(texts(coverage.path("completedElements"))).containsExactlyInAnyOrderElementsOf(elements);
      Assertions.assertThat(texts(coverage.path("takenSequenceFlows"))).containsExactlyInAnyOrderElementsOf(flows);
      Assertions.assertThat(coverage.path("coverage").asDouble()).isEqualTo((elements.size() + flows.size()) / 18.0);
    });
  }

  private static Path fresh(String name) throws IOException {
    Path file = REPORT.resolve(name);
    Assertions.assertThat(Files.getLastModifiedTime(file)).isGreaterThan(FileTime.from(STARTED));
    return file;
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static List<String> texts(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false).map(item -> item.path(field).asText()).toList();
  }
}
