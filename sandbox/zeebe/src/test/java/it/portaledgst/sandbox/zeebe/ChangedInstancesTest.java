package it.portaledgst.sandbox.zeebe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.grpc.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Process instances that are changed from the outside: modification, migration, an end before the end. */
class ChangedInstancesTest extends SandboxTest {

  private static CamundaClient grpc;

  @BeforeAll
  static void connect() {
    grpc = sandbox.client(false);
  }

  @AfterAll
  static void disconnect() {
    grpc.close();
  }

  private static CamundaClient client(boolean rest) {
    return rest ? client : grpc;
  }

  private BpmnModelInstance twoTasks() {
    return Bpmn.createExecutableProcess(id).startEvent()
        .userTask("first", task -> task.zeebeUserTask())
        .userTask("second", task -> task.zeebeUserTask()).endEvent("end").done();
  }

  private static ElementInstance active(long key, String elementId) {
    awaitActive(key, elementId);
    return elements(key).stream().filter(element -> element.getElementId().equals(elementId)
        && element.getState() == ElementInstanceState.ACTIVE).findFirst().orElseThrow();
  }

  private static List<String> active(long key) {
    return elements(key).stream().filter(element -> element.getState() == ElementInstanceState.ACTIVE).map(ElementInstance::getElementId).toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void activatesAndTerminatesWithVariables(boolean rest) {
    deploy(twoTasks(), "m.bpmn");
    long key = create(Map.of());
    client(rest).newModifyProcessInstanceCommand(key)
        .activateElement("second").withVariables(Map.of("why", "corrected"), "second").withVariables(Map.of("everywhere", 1))
        .and().terminateElement(active(key, "first").getElementInstanceKey()).send().join();
    ElementInstance second = active(key, "second");
    await().untilAsserted(() -> assertThat(active(key)).containsExactly("second"));
    await().untilAsserted(() -> assertThat(client.newVariableSearchRequest().filter(filter -> filter.processInstanceKey(key)).send().join().items())
        .extracting(Variable::getName, Variable::getScopeKey)
        .containsExactlyInAnyOrder(
            tuple("why", second.getElementInstanceKey()),
            tuple("everywhere", key)));
    assertThat(instance(key).getState()).isEqualTo(ProcessInstanceState.ACTIVE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void movesByElementId(boolean rest) {
    deploy(twoTasks(), "v.bpmn");
    long key = create(Map.of());
    client(rest).newModifyProcessInstanceCommand(key).moveElements("first", "second").withVariables(Map.of("moved", true), "second").send().join();
    ElementInstance second = active(key, "second");
    await().untilAsserted(() -> assertThat(active(key)).containsExactly("second"));
    await().untilAsserted(() -> assertThat(client.newVariableSearchRequest().filter(filter -> filter.scopeKey(second.getElementInstanceKey()))
        .send().join().items()).extracting(Variable::getName).containsExactly("moved"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void movesByKeyOutOfASubprocessWithTheInferredAncestor(boolean rest) {
    deploy(Bpmn.createExecutableProcess(id).startEvent()
        .subProcess("outer", outer -> outer.embeddedSubProcess().startEvent()
            .subProcess("inner", inner -> inner.embeddedSubProcess().startEvent().userTask("deep", task -> task.zeebeUserTask()).endEvent())
            .userTask("shallow", task -> task.zeebeUserTask()).endEvent())
        .endEvent().done(), "n.bpmn");
    long key = create(Map.of());
    long outer = active(key, "outer").getElementInstanceKey();
    client(rest).newModifyProcessInstanceCommand(key)
        .moveElementWithInferredAncestor(active(key, "deep").getElementInstanceKey(), "shallow").send().join();
    await().untilAsserted(() -> assertThat(active(key)).containsExactlyInAnyOrder("outer", "shallow"));
    assertThat(active(key, "outer").getElementInstanceKey()).isEqualTo(outer);
    assertThat(client.newElementInstanceSearchRequest().filter(filter -> filter.elementInstanceScopeKey(outer)
        .state(ElementInstanceState.ACTIVE)).send().join().items()).extracting(ElementInstance::getElementId).containsExactly("shallow");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void movesEachOfSeveralWithinTheScopeItIsIn(boolean rest) {
    deploy(Bpmn.createExecutableProcess(id).startEvent()
        .subProcess("each", each -> each.multiInstance(many -> many.parallel().zeebeInputCollectionExpression("[1,2,3]"))
            .embeddedSubProcess().startEvent().userTask("before", task -> task.zeebeUserTask())
            .userTask("after", task -> task.zeebeUserTask()).endEvent())
        .endEvent().done(), "mi.bpmn");
    long key = create(Map.of());
    await().until(() -> active(key).stream().filter("before"::equals).count() == 3);
    client(rest).newModifyProcessInstanceCommand(key).moveElementsWithSourceParentAsAncestor("before", "after").send().join();
    await().untilAsserted(() -> assertThat(active(key).stream().filter(element -> !element.equals("each")))
        .containsExactly("after", "after", "after"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void terminatesByElementId(boolean rest) {
    deploy(Bpmn.createExecutableProcess(id).startEvent()
        .userTask("first", task -> task.zeebeUserTask().multiInstance(many -> many.parallel().zeebeInputCollectionExpression("[1,2]")))
        .endEvent().done(), "t.bpmn");
    long key = create(Map.of());
    await().until(() -> active(key).size() == 3);
    client(rest).newModifyProcessInstanceCommand(key).terminateElements("first").send().join();
    awaitState(key, ProcessInstanceState.TERMINATED);
  }

  @Test
  void refusesModificationsThatCannotBe() {
    deploy(twoTasks(), "r.bpmn");
    long key = create(Map.of());
    assertProblem(client.newModifyProcessInstanceCommand(4711).activateElement("second"), 404, "NOT_FOUND",
        "Command 'MODIFY' rejected with code 'NOT_FOUND': Expected to modify process instance but no process instance found with key '4711'");
    assertProblem(client.newModifyProcessInstanceCommand(key).activateElement("nowhere"), 400, "INVALID_ARGUMENT", "could not be found: 'nowhere'");
    assertProblem(client.newModifyProcessInstanceCommand(key).moveElement(4711, "second"), 400, "INVALID_ARGUMENT",
        "source element instance that could not be found: '4711'");
    assertProblem(client.newModifyProcessInstanceCommand(key).moveElements("first", "second").and().moveElements("first", "end"),
        400, "INVALID_ARGUMENT", "identical source element ids: 'first'");
    assertThat(active(key)).containsExactly("first");
  }

  private static void assertProblem(FinalCommandStep<?> command, int status, String title, String detail) {
    assertThatThrownBy(() -> command.send().join()).isInstanceOfSatisfying(ProblemException.class, problem -> {
      assertThat(problem.code()).isEqualTo(status);
      assertThat(problem.details().getTitle()).isEqualTo(title);
      assertThat(problem.details().getDetail()).contains(detail);
    });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void migratesToAnotherProcess(boolean rest) {
    deploy(twoTasks(), "old.bpmn");
    String next = id + "-next";
    long target = deploy(Bpmn.createExecutableProcess(next).startEvent().userTask("only", task -> task.zeebeUserTask()).endEvent().done(), "new.bpmn")
        .getProcesses().getFirst().getProcessDefinitionKey();
    long key = create(Map.of());
    active(key, "first");
    assertThatThrownBy(() -> client(rest).newMigrateProcessInstanceCommand(key).migrationPlan(target).addMappingInstruction("first", "nowhere").send().join())
        .isInstanceOf(ClientException.class).hasMessageContaining("nowhere");
    client(rest).newMigrateProcessInstanceCommand(key).migrationPlan(target).addMappingInstruction("first", "only").send().join();
    long task = userTask(key).getUserTaskKey();
    await().untilAsserted(() -> {
      assertThat(instance(key).getProcessDefinitionKey()).isEqualTo(target);
      assertThat(instance(key).getProcessDefinitionId()).isEqualTo(next);
      assertThat(userTask(key)).extracting(UserTask::getElementId, UserTask::getBpmnProcessId).containsExactly("only", next);
      assertThat(elements(key)).filteredOn(element -> element.getState() == ElementInstanceState.ACTIVE)
          .extracting(ElementInstance::getElementId, ElementInstance::getProcessDefinitionId).containsExactly(tuple("only", next));
    });
    client.newCompleteUserTaskCommand(task).send().join();
    awaitState(key, ProcessInstanceState.COMPLETED); // without a second task: it follows the new process
    assertThatThrownBy(() -> client(rest).newMigrateProcessInstanceCommand(4711).migrationPlan(target).addMappingInstruction("a", "b").send().join())
        .satisfies(e -> assertThat(e instanceof ProblemException problem ? problem.code()
            : ((ClientStatusException) e).getStatusCode().value()).isEqualTo(rest ? 404 : Status.Code.NOT_FOUND.value()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void endsAfterAnElementThatWasNamedAtTheStart(boolean rest) {
    deploy(Bpmn.createExecutableProcess(id).startEvent()
        .manualTask("first").userTask("second", task -> task.zeebeUserTask()).endEvent().done(), "e.bpmn");
    long key = client(rest).newCreateInstanceCommand().bpmnProcessId(id).latestVersion().terminateAfterElement("first").send().join()
        .getProcessInstanceKey();
    awaitState(key, ProcessInstanceState.TERMINATED);
    assertThat(completed(key)).contains("first");
    assertThat(elements(key)).extracting(ElementInstance::getElementId).doesNotContain("second");
  }
}
