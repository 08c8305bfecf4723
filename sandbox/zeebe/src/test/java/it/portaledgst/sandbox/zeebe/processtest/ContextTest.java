package it.portaledgst.sandbox.zeebe.processtest;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.JobSelectors.byElementId;
import static io.camunda.process.test.api.assertions.JobSelectors.byJobType;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.process.test.api.TestDeployment;
import io.camunda.process.test.api.assertions.ElementSelectors;
import io.camunda.process.test.api.assertions.IncidentSelectors;
import io.camunda.process.test.api.assertions.ProcessInstanceSelectors;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import io.camunda.process.test.api.mock.JobWorkerMockBuilder.JobWorkerMock;
import io.camunda.zeebe.client.ZeebeClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Everything a test can have done for it. */
@TestDeployment(resources = {ProcessTest.REQUEST, ProcessTest.COMPANY, ProcessTest.REVIEW, ProcessTest.FEE})
class ContextTest extends ProcessTest {

  private static final Map<String, Object> CODE = Map.of("noticeCode", "302009");

  // --- workers

  @Test
  void aMockedWorkerCompletes() {
    JobWorkerMock worker = context.mockJobWorker("produce-notice").thenComplete();
    ProcessInstanceEvent instance = begin();
    assertThat(instance).hasCompletedElements("notice");
    Assertions.assertThat(worker.getInvocations()).isEqualTo(1);
    Assertions.assertThat(worker.getActivatedJobs()).singleElement().extracting(ActivatedJob::getElementId).isEqualTo("notice");
  }

  @Test
  void aMockedWorkerCompletesWithVariables() {
    context.mockJobWorker("produce-notice").thenComplete(CODE);
    assertThat(begin()).hasCompletedElements("notice").hasVariables(CODE);
  }

  @Test
  void aMockedWorkerCompletesWithTheExampleOfTheModel() {
    context.mockJobWorker("produce-notice").thenCompleteWithExampleData();
    assertThat(begin()).hasCompletedElements("notice").hasVariable("noticeCode", "302001");
  }

  @Test
  void aMockedWorkerThrowsAnError() {
    context.mockJobWorker("produce-notice").thenThrowBpmnError("NO_FONT");
    assertThat(begin()).isCompleted().hasTerminatedElements("notice").hasCompletedElements("no-font", "without-notice");
  }

  @Test
  void aMockedWorkerThrowsAnErrorWithVariables() {
    context.mockJobWorker("produce-notice").thenThrowBpmnError("NO_FONT", Map.of("font", "Titillium"));
    assertThat(begin()).hasCompletedElements("without-notice").hasLocalVariable("no-font", "font", "Titillium");
  }

  @Test
  void aMockedWorkerThrowsAnErrorWithAMessage() {
    context.mockJobWorker("produce-notice").thenThrowBpmnError("UNKNOWN", "there is no printer", Map.of());
    ProcessInstanceEvent instance = begin();
    assertThat(instance).hasActiveIncidents();
    Assertions.assertThat(client.newIncidentsByProcessInstanceSearchRequest(instance.getProcessInstanceKey()).send().join().singleItem().getErrorMessage())
        .contains("UNKNOWN");
  }

  @Test
  void aMockedWorkerDoesWhatItIsTold() {
    context.mockJobWorker("produce-notice").withHandler((jobs, job) -> {
      Assertions.assertThat(job.getVariable("format")).isEqualTo("pdf");
      Assertions.assertThat(job.getRetries()).isEqualTo(3);
      jobs.newCompleteCommand(job).variables(Map.of("by", job.getElementId())).send().join();
    });
    assertThat(begin()).hasCompletedElements("notice").hasVariable("by", "notice");
  }

  // --- jobs

  @Test
  void completesJobs() {
    assertThat(after(() -> context.completeJob("produce-notice"))).hasCompletedElements("notice");
    assertThat(after(() -> context.completeJob("produce-notice", CODE))).hasVariables(CODE);
    assertThat(after(() -> context.completeJob(byElementId("notice")))).hasCompletedElements("notice");
    assertThat(after(() -> context.completeJob(byElementId("notice"), CODE))).hasVariables(CODE);
    assertThat(after(() -> context.completeJobWithExampleData("produce-notice"))).hasVariable("noticeCode", "302001");
    assertThat(after(() -> context.completeJobWithExampleData(byElementId("notice")))).hasVariable("noticeCode", "302001");
  }

  @Test
  void throwsErrorsFromJobs() {
    Map<String, Object> font = Map.of("font", "Titillium");
    assertThat(after(() -> context.throwBpmnErrorFromJob("produce-notice", "NO_FONT"))).hasCompletedElements("without-notice");
    assertThat(after(() -> context.throwBpmnErrorFromJob("produce-notice", "NO_FONT", font))).hasLocalVariables("no-font", font);
    assertThat(after(() -> context.throwBpmnErrorFromJob("produce-notice", "NO_FONT", "not there", font))).hasLocalVariables("no-font", font);
    assertThat(after(() -> context.throwBpmnErrorFromJob(byElementId("notice"), "NO_FONT"))).hasCompletedElements("without-notice");
    assertThat(after(() -> context.throwBpmnErrorFromJob(byElementId("notice"), "NO_FONT", font))).hasLocalVariables("no-font", font);
    assertThat(after(() -> context.throwBpmnErrorFromJob(byElementId("notice"), "NO_FONT", "not there", font))).hasLocalVariables("no-font", font);
    Assertions.assertThat(client.newJobSearchRequest().filter(filter -> filter.errorMessage("not there")).send().join().items())
        .hasSize(2).extracting("errorCode").containsOnly("NO_FONT");
  }

  private ProcessInstanceEvent after(Runnable action) {
    ProcessInstanceEvent instance = request();
    action.run();
    return instance;
  }

  @Test
  void answersTaskListeners() {
    client.newPublishMessageCommand().messageName("receipt-arrived").withoutCorrelationKey().send().join();
    context.completeJobOfUserTaskListener(byJobType("prepare-check"), result -> result
        .correctPriority(90).correctCandidateGroups(List.of("desk"))
        .correctDueDate("2031-03-01T10:00:00Z").correctFollowUpDate("2031-02-01T10:00:00Z"));
    context.completeJobOfUserTaskListener(byJobType("accept-check"), result -> result.correctAssignee("bruno"));
    assertThatUserTask(UserTaskSelectors.byElementId("check")).isCreated().hasAssignee("bruno").hasPriority(90).hasCandidateGroup("desk")
        .hasDueDate("2031-03-01T10:00:00Z").hasFollowUpDate("2031-02-01T10:00:00Z");

    long task = client.newUserTaskSearchRequest().send().join().singleItem().getUserTaskKey();
    var assignment = client.newAssignUserTaskCommand(task).assignee("carla").send();
    context.completeJobOfUserTaskListener(byJobType("accept-check"), result -> result.deny(true, "Carla is away"));
    Assertions.assertThatThrownBy(assignment::join).hasMessageContaining("Carla is away");
    assertThatUserTask(UserTaskSelectors.byElementId("check")).isCreated().hasAssignee("bruno");
  }

  @Test
  @TestDeployment(resources = ProcessTest.AGENT)
  void answersAdHocSubProcesses() {
    ProcessInstanceEvent instance = client.newCreateInstanceCommand().bpmnProcessId("agent").latestVersion().send().join();
    context.completeJobOfAdHocSubProcess(byElementId("steps"), result -> {
      result.activateElement("look-up").variables(Map.of("question", "which font"));
      result.activateElement("write");
    });
    assertThat(instance).hasActiveElements("look-up", "write");
    var lookUp = client.newActivateJobsCommand().jobType("look-up").maxJobsToActivate(1).timeout(Duration.ofMinutes(1)).send().join().getJobs().getFirst();
    Assertions.assertThat(lookUp.getVariable("question")).isEqualTo("which font");
    client.newCompleteCommand(lookUp).send().join();
    context.completeJobOfAdHocSubProcess(byJobType("choose-steps"), Map.of("answer", 42),
        result -> result.completionConditionFulfilled(true).cancelRemainingInstances(true));
    assertThat(instance).isCompleted().hasTerminatedElements("write").hasVariable("answer", 42);
  }

  // --- user tasks

  @Test
  void completesUserTasks() {
    Map<String, Object> refund = Map.of("decision", "refund");
    assertThat(decided(() -> context.completeUserTask("decide"))).isCompleted();
    assertThat(decided(() -> context.completeUserTask("decide", refund))).isCompleted().hasVariables(refund);
    assertThat(decided(() -> context.completeUserTask(UserTaskSelectors.byTaskName("Decide on the request")))).isCompleted();
    assertThat(decided(() -> context.completeUserTask(UserTaskSelectors.byTaskName("Decide on the request"), refund))).isCompleted().hasVariables(refund);
    assertThat(decided(() -> context.completeUserTaskWithExampleData("decide"))).isCompleted().hasVariable("decision", "close");
    assertThat(decided(() -> context.completeUserTaskWithExampleData(UserTaskSelectors.byElementId("decide")))).hasVariable("decision", "close");
  }

  private ProcessInstanceEvent decided(Runnable action) {
    ProcessInstanceEvent instance = undecided();
    action.run();
    return instance;
  }

  // --- other processes and decisions

  @Test
  void mocksChildProcessesAndDecisions() {
    Map<String, Object> reduced = Map.of("amount", 50, "reason", "small company");
    context.mockDmnDecision("fee", reduced);

    context.mockChildProcess("request");
    assertThat(company()).hasCompletedElements("requests", "fee-decided").hasVariable("fee", reduced);

    context.mockChildProcess("request", Map.of("paid", true, "notices", List.of("302001", "302002")));
    assertThat(company()).hasCompletedElements("fee-decided").hasVariables(Map.of("paid", true, "notices", List.of("302001", "302002")));

    context.mockChildProcess("request", variables -> Map.of("paidFor", "the " + variables.get("category")));
    ProcessInstanceEvent instance = company();
    assertThat(instance).hasActiveElements("released").hasVariable("paidFor", "the patent");

    client.newBroadcastSignalCommand().signalName("released").send().join();
    assertThat(instance).isCompleted();
  }

  private ProcessInstanceEvent company() {
    return client.newCreateInstanceCommand().bpmnProcessId("company").latestVersion().variables(Map.of("category", "patent")).send().join();
  }

  // --- time

  @Test
  void movesTheTime() {
    ProcessInstanceEvent instance = waiting();
    Instant before = context.getCurrentTime();
    context.increaseTime(Duration.ofDays(29));
    Assertions.assertThat(context.getCurrentTime()).isBetween(before.plus(Duration.ofDays(29)), before.plus(Duration.ofDays(30)));
    assertThat(instance).hasActiveElements("wait");
    context.setTime(before.plus(TO_DUE));
    Assertions.assertThat(context.getCurrentTime()).isBetween(before.plus(TO_DUE), before.plus(TO_DUE).plusSeconds(60));
    assertThat(instance).hasCompletedElements("due").hasActiveElements("decide");
  }

  // --- variables and incidents

  @Test
  void changesVariables() {
    ProcessInstanceEvent instance = request();
    var selector = ProcessInstanceSelectors.byKey(instance.getProcessInstanceKey());
    context.updateVariables(selector, Map.of("row", "row-7", "new", List.of(1, 2)));
    context.updateLocalVariables(selector, ElementSelectors.byId("notice"), Map.of("format", "html"));
    assertThat(instance).hasVariables(Map.of("row", "row-7", "new", List.of(1, 2))).hasLocalVariable("notice", "format", "html");
    context.completeJob("produce-notice");
    assertThat(instance).isWaitingForMessage("payment-received", "row-7");
  }

  @Test
  void resolvesIncidents() {
    AtomicBoolean printer = new AtomicBoolean();
    context.mockJobWorker("produce-notice").withHandler((jobs, job) -> {
      if (printer.get()) {
        jobs.newCompleteCommand(job).send().join();
      } else {
        jobs.newFailCommand(job).retries(0).errorMessage("there is no printer").send().join();
      }
    });
    ProcessInstanceEvent instance = begin();
    assertThat(instance).hasActiveIncidents();
    printer.set(true);
    context.resolveIncident(IncidentSelectors.byElementId("notice"));
    assertThat(instance).hasNoActiveIncidents().hasCompletedElements("notice");
  }

  // --- what happens by itself

  @Test
  void behavesAsConditionsSay() {
    context.when(() -> assertThat(ProcessInstanceSelectors.byProcessId("request").and(instance -> instance.getState() == ProcessInstanceState.ACTIVE))
        .hasActiveElements("notice")).then(() -> context.completeJob("produce-notice"));
    context.when(() -> assertThatUserTask(UserTaskSelectors.byElementId("decide").and(task -> task.getState() == UserTaskState.CREATED)).isCreated())
        .as("first a refund, then no more")
        .then(() -> context.completeUserTask("decide", Map.of("decision", "refund")))
        .then(() -> context.completeUserTask("decide", Map.of("decision", "close")));
    for (String decision : List.of("refund", "close")) {
      ProcessInstanceEvent instance = begin();
      assertThat(instance).hasActiveElements("wait");
      context.increaseTime(TO_DUE);
      assertThat(instance).isCompleted().hasVariable("decision", decision);
    }
  }

  // --- clients

  @Test
  @SuppressWarnings("deprecation") // as long as it is there, it works
  void createsClients() {
    URI rest = context.getCamundaRestAddress();
    try (CamundaClient mine = context.createClient()) {
      Assertions.assertThat(mine.newTopologyRequest().send().join().getPartitionsCount()).isEqualTo(1);
      Assertions.assertThat(mine.getConfiguration().getRestAddress()).isEqualTo(rest);
      Assertions.assertThat(mine.getConfiguration().getGrpcAddress()).isEqualTo(context.getCamundaGrpcAddress());
    }
    try (CamundaClient mine = context.createClient(builder -> builder.defaultJobWorkerName("mine").preferRestOverGrpc(true))) {
      Assertions.assertThat(mine.getConfiguration().getDefaultJobWorkerName()).isEqualTo("mine");
      Assertions.assertThat(mine.newTopologyRequest().send().join().getBrokers()).hasSize(1);
    }
    try (ZeebeClient older = context.createZeebeClient()) {
      Assertions.assertThat(older.newTopologyRequest().send().join().getPartitionsCount()).isEqualTo(1);
    }
    try (ZeebeClient older = context.createZeebeClient(builder -> builder.defaultJobWorkerName("older"))) {
      Assertions.assertThat(older.getConfiguration().getDefaultJobWorkerName()).isEqualTo("older");
    }
    Assertions.assertThat(context.getConnectorsAddress()).isNotNull();
  }
}
