package it.portaledgst.sandbox.zeebe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.JobKind;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ad-hoc sub-processes: a person or a worker says what is done next. */
class AdHocSubProcessTest extends SandboxTest {

  private String adHocKey(long key) {
    awaitActive(key, "case");
    return elements(key).stream().filter(element -> element.getElementId().equals("case")).findFirst().orElseThrow()
        .getElementInstanceKey().toString();
  }

  @Test
  void activatesWhatAPersonChose() {
    deploy(Bpmn.createExecutableProcess(id).startEvent()
        .adHocSubProcess("case", adHoc -> {
          adHoc.serviceTask("call", task -> task.zeebeJobType(id + "-call"));
          adHoc.serviceTask("write", task -> task.zeebeJobType(id + "-write"));
        }).endEvent().done(), "case.bpmn");
    long key = create(Map.of());
    String adHoc = adHocKey(key);
    client.newActivateAdHocSubProcessActivitiesCommand(adHoc).activateElement("call", Map.of("number", "06")).send().join();
    ActivatedJob call = job(id + "-call");
    assertThat(call.getVariablesAsMap()).containsEntry("number", "06");

    client.newActivateAdHocSubProcessActivitiesCommand(adHoc).activateElement("write").cancelRemainingInstances(true).send().join();
    client.newCompleteCommand(job(id + "-write")).send().join();
    awaitState(key, ProcessInstanceState.COMPLETED);
    assertThat(elements(key)).filteredOn(element -> element.getElementId().equals("call")).singleElement()
        .extracting(ElementInstance::getState).isEqualTo(ElementInstanceState.TERMINATED);
  }

  @Test
  void refusesWhatIsNotThere() {
    deploy(Bpmn.createExecutableProcess(id).startEvent()
        .adHocSubProcess("case", adHoc -> adHoc.serviceTask("call", task -> task.zeebeJobType(id))).endEvent().done(), "refuse.bpmn");
    String adHoc = adHocKey(create(Map.of()));
    assertThatThrownBy(() -> client.newActivateAdHocSubProcessActivitiesCommand(adHoc).activateElement("nowhere").send().join())
        .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.details().getDetail()).contains("nowhere"));
    assertThatThrownBy(() -> client.newActivateAdHocSubProcessActivitiesCommand("4711").activateElement("call").send().join())
        .isInstanceOfSatisfying(ProblemException.class, problem -> {
          assertThat(problem.code()).isEqualTo(404);
          assertThat(problem.details().getTitle()).isEqualTo("NOT_FOUND");
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void activatesWhatAWorkerChose(boolean rest) {
    deploy(Bpmn.createExecutableProcess(id).startEvent()
        .adHocSubProcess("case", adHoc -> {
          adHoc.zeebeJobType(id + "-agent");
          adHoc.serviceTask("call", task -> task.zeebeJobType(id + "-call"));
          adHoc.serviceTask("write", task -> task.zeebeJobType(id + "-write"));
        }).endEvent().done(), "agent.bpmn");
    long key = create(Map.of());
    try (CamundaClient worker = sandbox.client(rest)) {
      ActivatedJob agent = worker.newActivateJobsCommand().jobType(id + "-agent").maxJobsToActivate(1).timeout(Duration.ofMinutes(1))
          .send().join().getJobs().getFirst();
      assertThat(agent.getKind()).isEqualTo(JobKind.AD_HOC_SUB_PROCESS);
      worker.newCompleteCommand(agent).withResult(result -> result.forAdHocSubProcess()
          .activateElement("call").variables(Map.of("number", "06"))
          .activateElement("write")).send().join();
      ActivatedJob call = job(id + "-call");
      assertThat(call.getVariablesAsMap()).containsEntry("number", "06");
      worker.newCompleteCommand(call).send().join();

      ActivatedJob again = job(id + "-agent");
      worker.newCompleteCommand(again).withResult(result -> result.forAdHocSubProcess()
          .completionConditionFulfilled(true).cancelRemainingInstances(true)).send().join();
    }
    awaitState(key, ProcessInstanceState.COMPLETED);
    await().untilAsserted(() -> assertThat(elements(key)).filteredOn(element -> element.getElementId().equals("write")).singleElement()
        .extracting(ElementInstance::getState).isEqualTo(ElementInstanceState.TERMINATED));
  }
}
