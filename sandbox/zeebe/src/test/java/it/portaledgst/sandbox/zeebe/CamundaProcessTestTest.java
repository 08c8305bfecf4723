package it.portaledgst.sandbox.zeebe;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.CamundaProcessTestRuntimeMode;
import io.camunda.process.test.api.assertions.ElementSelectors;
import io.camunda.process.test.api.assertions.IncidentSelectors;
import io.camunda.process.test.api.assertions.ProcessInstanceSelector;
import io.camunda.process.test.api.assertions.ProcessInstanceSelectors;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Camunda Process Test in remote mode takes the sandbox for a cluster. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CamundaProcessTestTest {

  private static final long STARTED = System.currentTimeMillis() - 1000;
  private static final RunningSandbox SANDBOX = start();

  /** Registered first, so it comes last: when the report has been written. */
  @RegisterExtension
  @Order(1)
  static final AfterAllCallback REPORT = test -> {
    try (Stream<Path> files = Files.walk(Path.of("target", "coverage-report"))) {
      assertThat(files.filter(Files::isRegularFile).filter(file -> file.toFile().lastModified() > STARTED)).isNotEmpty();
    }
    SANDBOX.close();
  };

  @RegisterExtension
  @Order(2)
  static final CamundaProcessTestExtension EXTENSION = new CamundaProcessTestExtension()
      .withRuntimeMode(CamundaProcessTestRuntimeMode.REMOTE)
      .withRemoteCamundaMonitoringApiAddress(SANDBOX.management)
      .withRemoteCamundaClientBuilderFactory(() -> CamundaClient.newClientBuilder().restAddress(SANDBOX.rest).grpcAddress(SANDBOX.grpc))
      .withCoverageReportDirectory("target/coverage-report");

  private static final BpmnModelInstance PROCESS = Bpmn.createExecutableProcess("request")
      .startEvent("confirmed").message("confirmed")
      .serviceTask("notice", task -> task.zeebeJobType("produce-notice"))
      .intermediateCatchEvent("due", event -> event.timerWithDuration("P30D"))
      .userTask("decide", task -> task.zeebeUserTask().zeebeCandidateGroups("desk"))
      .endEvent("expired").done();

  private CamundaClient client;
  private CamundaProcessTestContext context;

  private static RunningSandbox start() {
    try {
      return RunningSandbox.temporary();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void deploy() {
    client.newDeployResourceCommand().addProcessModel(PROCESS, "request.bpmn").send().join();
  }

  private ProcessInstanceSelector begin() {
    return ProcessInstanceSelectors.byKey(client.newCorrelateMessageCommand().messageName("confirmed").correlationKey("row-1")
        .variables(Map.of("category", "brevetti")).send().join().getProcessInstanceKey());
  }

  @Test
  @Order(1)
  void followsAnInstanceThroughJobTimerAndUserTask() {
    context.mockJobWorker("produce-notice").thenComplete(Map.of("noticeCode", "302001"));
    Instant before = context.getCurrentTime();
    ProcessInstanceSelector instance = begin();
    assertThatProcessInstance(instance).isActive().hasCompletedElements("notice").hasActiveElements("due")
        .hasVariable("noticeCode", "302001").hasVariable("category", "brevetti");
    context.increaseTime(Duration.ofDays(31));
    assertThat(context.getCurrentTime()).isAfter(before.plus(Duration.ofDays(30)));
    assertThatUserTask(UserTaskSelectors.byElementId("decide")).isCreated().hasCandidateGroup("desk");
    context.completeUserTask("decide", Map.of("decision", "close"));
    assertThatProcessInstance(instance).isCompleted().hasCompletedElementsInOrder("notice", "due", "decide", "expired")
        .hasVariable("decision", "close");
  }

  @Test
  @Order(2)
  void startsEachTestWithNothing() {
    assertThat(client.newProcessInstanceSearchRequest().send().join().items()).isEmpty();
    await().untilAsserted(() -> assertThat(client.newProcessDefinitionSearchRequest().send().join().items()).extracting("version").containsExactly(1));
    assertThat(Duration.between(Instant.now(), context.getCurrentTime()).abs()).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  @Order(3)
  void seesIncidents() {
    ProcessInstanceSelector instance = begin();
    AtomicBoolean font = new AtomicBoolean();
    context.mockJobWorker("produce-notice").withHandler((jobs, job) -> {
      if (font.get()) {
        jobs.newCompleteCommand(job).send().join();
      } else {
        jobs.newFailCommand(job).retries(0).errorMessage("no font").send().join();
      }
    });
    assertThatProcessInstance(instance).hasActiveIncidents();
    font.set(true);
    context.resolveIncident(IncidentSelectors.byElementId("notice"));
    assertThatProcessInstance(instance).hasActiveElement(ElementSelectors.byId("due"), 1).hasNoActiveIncidents();
  }

  @Test
  @Order(4)
  void completesJobsByHand() {
    ProcessInstanceSelector instance = begin();
    context.completeJob("produce-notice");
    assertThatProcessInstance(instance).hasActiveElements("due");
    client.newProcessInstanceSearchRequest().send().join().items()
        .forEach(running -> client.newCancelInstanceCommand(running.getProcessInstanceKey()).send().join());
    assertThatProcessInstance(instance).isTerminated();
  }
}
