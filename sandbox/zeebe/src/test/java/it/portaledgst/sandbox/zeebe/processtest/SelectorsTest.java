package it.portaledgst.sandbox.zeebe.processtest;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;

import io.camunda.client.api.response.EvaluateDecisionResponse;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.enums.JobKind;
import io.camunda.client.api.search.response.Incident;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.TestDeployment;
import io.camunda.process.test.api.assertions.DecisionSelector;
import io.camunda.process.test.api.assertions.DecisionSelectors;
import io.camunda.process.test.api.assertions.ElementSelector;
import io.camunda.process.test.api.assertions.ElementSelectors;
import io.camunda.process.test.api.assertions.IncidentSelector;
import io.camunda.process.test.api.assertions.IncidentSelectors;
import io.camunda.process.test.api.assertions.JobSelector;
import io.camunda.process.test.api.assertions.JobSelectors;
import io.camunda.process.test.api.assertions.ProcessInstanceSelector;
import io.camunda.process.test.api.assertions.ProcessInstanceSelectors;
import io.camunda.process.test.api.assertions.UserTaskSelector;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import io.camunda.process.test.api.assertions.VariableSelector;
import io.camunda.process.test.api.assertions.VariableSelectors;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Every selector finds what it is for: both by the filter it puts on the search and by its own test of what was found. The
 * searches see a second instance, so a filter that is not applied finds too much.
 */
@TestDeployment(resources = {ProcessTest.REQUEST, ProcessTest.COMPANY, ProcessTest.FEE})
class SelectorsTest extends ProcessTest {

  @Test
  void processInstances() {
    ProcessInstanceEvent parent = client.newCreateInstanceCommand().bpmnProcessId("company").latestVersion().variables(Map.of("row", "row-1")).send().join();
    assertThatProcessInstance(parent).hasActiveElements("requests");
    request();

    ProcessInstanceSelector child = ProcessInstanceSelectors.byParentProcessInstanceKey(parent.getProcessInstanceKey());
    assertThat(child).hasActiveElements("notice");
    assertThat(ProcessInstanceSelectors.byKey(parent.getProcessInstanceKey())).hasActiveElements("requests");
    assertThat(ProcessInstanceSelectors.byProcessId("company")).hasActiveElements("requests");
    assertThat(child.and(ProcessInstanceSelectors.byProcessId("request"))).isActive();

    Assertions.assertThat(found(child)).containsExactly("request");
    Assertions.assertThat(found(ProcessInstanceSelectors.byKey(parent.getProcessInstanceKey()))).containsExactly("company");
    Assertions.assertThat(found(ProcessInstanceSelectors.byProcessId("request"))).hasSize(2);
    Assertions.assertThat(found(child.and(ProcessInstanceSelectors.byProcessId("company")))).isEmpty();
    Assertions.assertThat(ProcessInstanceSelectors.byProcessId("request").describe()).contains("request");
  }

  private List<String> found(ProcessInstanceSelector selector) {
    return client.newProcessInstanceSearchRequest().filter(selector::applyFilter).send().join().items().stream()
        .filter(selector::test).map(instance -> instance.getProcessDefinitionId()).toList();
  }

  @Test
  void elements() {
    ProcessInstanceEvent instance = waiting();
    long notice = client.newElementInstanceSearchRequest().filter(filter -> filter.elementId("notice")).send().join().singleItem().getElementInstanceKey();

    Assertions.assertThat(found(ElementSelectors.byId("notice"))).containsExactly("notice");
    Assertions.assertThat(found(ElementSelectors.byName("Produce the notice"))).containsExactly("notice");
    Assertions.assertThat(found(ElementSelectors.byElementType(ElementInstanceType.SERVICE_TASK))).containsExactly("notice");
    Assertions.assertThat(found(ElementSelectors.byElementInstanceKey(notice))).containsExactly("notice");
    ElementSelector active = ElementSelectors.byState(ElementInstanceState.ACTIVE);
    Assertions.assertThat(found(active)).containsExactly("wait");
    Assertions.assertThat(found(active.and(ElementSelectors.byId("notice")))).isEmpty();
    Assertions.assertThat(active.describe()).contains("ACTIVE");

    CamundaAssert.setElementSelector(ElementSelectors::byName);
    try {
      assertThat(instance).hasCompletedElements("Produce the notice");
    } finally {
      CamundaAssert.setElementSelector(CamundaAssert.DEFAULT_ELEMENT_SELECTOR);
    }
  }

  private List<String> found(ElementSelector selector) {
    return client.newElementInstanceSearchRequest().filter(selector::applyFilter).send().join().items().stream()
        .filter(selector::test).map(element -> element.getElementId()).toList();
  }

  @Test
  void jobs() {
    ProcessInstanceEvent first = request();
    request();

    CamundaAssert.DEFAULT_AWAIT_BEHAVIOR.untilAsserted(
        () -> found(JobSelectors.byJobType("produce-notice")), jobs -> Assertions.assertThat(jobs).hasSize(2));
    Assertions.assertThat(found(JobSelectors.byJobType("other"))).isEmpty();
    Assertions.assertThat(found(JobSelectors.byElementId("notice"))).hasSize(2);
    Assertions.assertThat(found(JobSelectors.byProcessDefinitionId("request"))).hasSize(2);
    Assertions.assertThat(found(JobSelectors.byProcessDefinitionId("company"))).isEmpty();
    Assertions.assertThat(found(JobSelectors.byJobKind(JobKind.BPMN_ELEMENT))).hasSize(2);
    Assertions.assertThat(found(JobSelectors.byJobKind(JobKind.TASK_LISTENER))).isEmpty();
    JobSelector ofTheFirst = JobSelectors.byProcessInstanceKey(first.getProcessInstanceKey());
    Assertions.assertThat(found(ofTheFirst)).containsExactly(first.getProcessInstanceKey());
    Assertions.assertThat(found(ofTheFirst.and(JobSelectors.byElementId("decide")))).isEmpty();
    Assertions.assertThat(ofTheFirst.describe()).contains(Long.toString(first.getProcessInstanceKey()));
  }

  private List<Long> found(JobSelector selector) {
    return client.newJobSearchRequest().filter(selector::applyFilter).send().join().items().stream()
        .filter(selector::test).map(job -> job.getProcessInstanceKey()).toList();
  }

  @Test
  void userTasks() {
    long first = undecided().getProcessInstanceKey();
    long second = undecided().getProcessInstanceKey();

    CamundaAssert.DEFAULT_AWAIT_BEHAVIOR.untilAsserted(
        () -> found(UserTaskSelectors.byElementId("decide")), tasks -> Assertions.assertThat(tasks).containsExactlyInAnyOrder(first, second));
    Assertions.assertThat(found(UserTaskSelectors.byElementId("decide", first))).containsExactly(first);
    Assertions.assertThat(found(UserTaskSelectors.byTaskName("Decide on the request"))).containsExactlyInAnyOrder(first, second);
    Assertions.assertThat(found(UserTaskSelectors.byTaskName("Decide on the request", second))).containsExactly(second);
    Assertions.assertThat(found(UserTaskSelectors.byProcessInstanceKey(second))).containsExactly(second);
    UserTaskSelector ofRequests = UserTaskSelectors.byProcessDefinitionId("request");
    Assertions.assertThat(found(ofRequests)).containsExactlyInAnyOrder(first, second);
    Assertions.assertThat(found(ofRequests.and(UserTaskSelectors.byTaskName("Other")))).isEmpty();
    Assertions.assertThat(ofRequests.describe()).contains("request");
  }

  private List<Long> found(UserTaskSelector selector) {
    return client.newUserTaskSearchRequest().filter(selector::applyFilter).send().join().items().stream()
        .filter(selector::test).map(task -> task.getProcessInstanceKey()).toList();
  }

  @Test
  void incidents() {
    long first = failed();
    long second = failed();

    Assertions.assertThat(found(IncidentSelectors.byElementId("notice"))).containsExactlyInAnyOrder(first, second);
    Assertions.assertThat(found(IncidentSelectors.byElementId("decide"))).isEmpty();
    Assertions.assertThat(found(IncidentSelectors.byProcessDefinitionId("request"))).containsExactlyInAnyOrder(first, second);
    IncidentSelector ofTheSecond = IncidentSelectors.byProcessInstanceKey(second);
    Assertions.assertThat(found(ofTheSecond)).containsExactly(second);
    Assertions.assertThat(found(ofTheSecond.and(IncidentSelectors.byElementId("decide")))).isEmpty();
    Assertions.assertThat(ofTheSecond.describe()).contains(Long.toString(second));
  }

  private long failed() {
    ProcessInstanceEvent instance = request();
    context.throwBpmnErrorFromJob("produce-notice", "UNKNOWN");
    assertThat(instance).hasActiveIncidents();
    return instance.getProcessInstanceKey();
  }

  private List<Long> found(IncidentSelector selector) {
    return client.newIncidentSearchRequest().filter(selector::applyFilter).send().join().items().stream()
        .filter(selector::test).map(Incident::getProcessInstanceKey).toList();
  }

  @Test
  void decisions() {
    context.mockChildProcess("request");
    long first = client.newCreateInstanceCommand().bpmnProcessId("company").latestVersion().variables(Map.of("category", "mark")).send().join()
        .getProcessInstanceKey();
    assertThatKey(first).hasCompletedElements("fee-decided");
    EvaluateDecisionResponse second = client.newEvaluateDecisionCommand().decisionId("fee").variables(Map.of("category", "patent")).send().join();
    assertThat(DecisionSelectors.byResponse(second)).hasOutput(102);

    Assertions.assertThat(found(DecisionSelectors.byId("fee"))).containsExactlyInAnyOrder("42", "102");
    Assertions.assertThat(found(DecisionSelectors.byId("fee", first))).containsExactly("42");
    Assertions.assertThat(found(DecisionSelectors.byName("Fee"))).containsExactlyInAnyOrder("42", "102");
    Assertions.assertThat(found(DecisionSelectors.byName("Fee", first))).containsExactly("42");
    DecisionSelector ofTheInstance = DecisionSelectors.byProcessInstanceKey(first);
    Assertions.assertThat(found(ofTheInstance)).containsExactly("42");
    Assertions.assertThat(found(DecisionSelectors.byResponse(second))).containsExactly("102");
    Assertions.assertThat(found(ofTheInstance.and(DecisionSelectors.byName("Other")))).isEmpty();
    Assertions.assertThat(ofTheInstance.describe()).contains(Long.toString(first));
  }

  private List<String> found(DecisionSelector selector) {
    return client.newDecisionInstanceSearchRequest().filter(selector::applyFilter).send().join().items().stream()
        .filter(selector::test).map(decision -> decision.getResult()).toList();
  }

  @Test
  void variables() {
    long first = request(Map.of("category", "patent")).getProcessInstanceKey();
    long second = request(Map.of("category", "mark")).getProcessInstanceKey();

    CamundaAssert.DEFAULT_AWAIT_BEHAVIOR.untilAsserted(
        () -> found(VariableSelectors.byProcessInstanceKey(second)),
        values -> Assertions.assertThat(values).containsExactlyInAnyOrder("\"mark\"", "\"row-1\"", "\"pdf\"", "{\"pages\":2}"));
    Assertions.assertThat(found(VariableSelectors.byName("category"))).containsExactlyInAnyOrder("\"patent\"", "\"mark\"");
    Assertions.assertThat(found(VariableSelectors.byScopeKey(first))).containsExactlyInAnyOrder("\"patent\"", "\"row-1\"");
    VariableSelector patents = VariableSelectors.byValueContains("aten");
    Assertions.assertThat(found(patents)).containsExactly("\"patent\"");
    Assertions.assertThat(found(patents.and(VariableSelectors.byScopeKey(second)))).isEmpty();
    Assertions.assertThat(patents.describe()).contains("aten");
  }

  private List<String> found(VariableSelector selector) {
    return client.newVariableSearchRequest().filter(selector::applyFilter).send().join().items().stream()
        .filter(selector::test).map(variable -> variable.getValue()).toList();
  }
}
