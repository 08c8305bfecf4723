package it.portaledgst.sandbox.zeebe.processtest;

import static io.camunda.process.test.api.CamundaAssert.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** After a test nothing of it is left. The first test leaves one of everything behind; the others find nothing. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PurgeTest extends ProcessTest {

  /** Waits for a message that an earlier test may have left. */
  private static final BpmnModelInstance PATIENT = Bpmn.createExecutableProcess("patient").startEvent()
      .intermediateCatchEvent("early", event -> event.message(message -> message.name("early").zeebeCorrelationKeyExpression("row"))).endEvent().done();

  @Test
  @Order(1)
  void leavesOneOfEverything() {
    client.newDeployResourceCommand().addResourceFromClasspath(REQUEST).addResourceFromClasspath(FEE).addProcessModel(PATIENT, "patient.bpmn").send().join();
    client.newDeployResourceCommand().addProcessModel(Bpmn.createExecutableProcess("patient").startEvent().endEvent().done(), "patient.bpmn").send().join();
    publishEarly();
    client.newEvaluateDecisionCommand().decisionId("fee").variables(Map.of("category", "mark")).send().join();
    ProcessInstanceEvent finished = waiting();
    pay();
    assertThat(finished).isCompleted();
    undecided(); // a user task
    ProcessInstanceEvent failed = request();
    context.throwBpmnErrorFromJob("produce-notice", "UNKNOWN");
    assertThat(failed).hasActiveIncidents();
    request(); // a job that nobody takes
    context.increaseTime(TO_DUE);
    for (List<?> found : everything()) {
      Assertions.assertThat(found).isNotEmpty();
    }
  }

  @Test
  @Order(2)
  void findsNothing() {
    for (List<?> found : everything()) {
      Assertions.assertThat(found).isEmpty();
    }
    Assertions.assertThat(Duration.between(Instant.now(), context.getCurrentTime()).abs()).isLessThan(Duration.ofMinutes(5));
    Assertions.assertThatThrownBy(() -> client.newCreateInstanceCommand().bpmnProcessId("request").latestVersion().send().join())
        .hasMessageContaining("NOT_FOUND");
  }

  @Test
  @Order(3)
  void beginsAnew() {
    Assertions.assertThat(client.newDeployResourceCommand().addResourceFromClasspath(REQUEST).addProcessModel(PATIENT, "patient.bpmn").send().join()
        .getProcesses()).extracting("version").containsOnly(1);
    ProcessInstanceEvent patient = client.newCreateInstanceCommand().bpmnProcessId("patient").latestVersion().variables(Map.of("row", "row-1")).send().join();
    assertThat(patient).isWaitingForMessage("early");
    ProcessInstanceEvent instance = request();
    Assertions.assertThat(client.newActivateJobsCommand().jobType("produce-notice").maxJobsToActivate(10).timeout(Duration.ofMinutes(1)).send().join().getJobs())
        .extracting("processInstanceKey").containsExactly(instance.getProcessInstanceKey());
    publishEarly(); // with the id that was used before
    assertThat(patient).isCompleted();
  }

  private void publishEarly() {
    client.newPublishMessageCommand().messageName("early").correlationKey("row-1").timeToLive(Duration.ofDays(60)).messageId("message-1").send().join();
  }

  private List<List<?>> everything() {
    return List.of(
        client.newProcessDefinitionSearchRequest().send().join().items(),
        client.newProcessInstanceSearchRequest().send().join().items(),
        client.newElementInstanceSearchRequest().send().join().items(),
        client.newVariableSearchRequest().send().join().items(),
        client.newJobSearchRequest().send().join().items(),
        client.newIncidentSearchRequest().send().join().items(),
        client.newUserTaskSearchRequest().send().join().items(),
        client.newMessageSubscriptionSearchRequest().send().join().items(),
        client.newCorrelatedMessageSubscriptionSearchRequest().send().join().items(),
        client.newDecisionDefinitionSearchRequest().send().join().items(),
        client.newDecisionRequirementsSearchRequest().send().join().items(),
        client.newDecisionInstanceSearchRequest().send().join().items());
  }
}
