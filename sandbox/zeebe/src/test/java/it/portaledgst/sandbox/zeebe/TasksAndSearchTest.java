package it.portaledgst.sandbox.zeebe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.JobKind;
import io.camunda.client.api.search.enums.ListenerEventType;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.filter.builder.IntegerProperty;
import io.camunda.client.api.search.filter.builder.StringProperty;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What people see: user tasks, searches, errors, the page. */
class TasksAndSearchTest extends SandboxTest {

  @Test
  void asksTaskListenersAndTellsThemAboutTheTask() {
    String listener = id + "-listener";
    deploy(Bpmn.createExecutableProcess(id).startEvent()
        .userTask("decide", task -> task.name("Decidere").zeebeUserTask().zeebeCandidateGroups("desk").zeebeTaskPriority("70")
            .zeebeTaskListener(l -> l.creating().type(listener).retries("3"))
            .zeebeTaskListener(l -> l.assigning().type(listener).retries("3"))
            .zeebeTaskListener(l -> l.completing().type(listener).retries("3")))
        .endEvent().done(), "u.bpmn");
    long key = create(Map.of());

    ActivatedJob creating = job(listener);
    assertThat(creating.getKind()).isEqualTo(JobKind.TASK_LISTENER);
    assertThat(creating.getListenerEventType()).isEqualTo(ListenerEventType.CREATING);
    assertThat(creating.getUserTask().getCandidateGroups()).containsExactly("desk");
    assertThat(creating.getUserTask().getPriority()).isEqualTo(70);
    client.newCompleteCommand(creating).withResult(result -> result.forUserTask().correctPriority(80)).send().join();

    UserTask task = await().until(() -> userTask(key), it -> it.getState() == UserTaskState.CREATED);
    assertThat(task.getPriority()).isEqualTo(80);
    assertThat(task.getName()).isEqualTo("Decidere");
    assertThat(creating.getUserTask().getUserTaskKey()).isEqualTo(task.getUserTaskKey());

    var assignment = client.newAssignUserTaskCommand(task.getUserTaskKey()).assignee("anna").send();
    ActivatedJob assigning = job(listener);
    assertThat(assigning.getListenerEventType()).isEqualTo(ListenerEventType.ASSIGNING);
    assertThat(assigning.getUserTask().getAssignee()).isEqualTo("anna");
    client.newCompleteCommand(assigning).send().join();
    assignment.join();
    await().until(() -> "anna".equals(userTask(key).getAssignee()));

    var denied = client.newCompleteUserTaskCommand(task.getUserTaskKey()).variables(Map.of("ok", true)).send();
    client.newCompleteCommand(job(listener)).withResult(result -> result.forUserTask().deny(true, "non ancora")).send().join();
    assertThatThrownBy(denied::join).isInstanceOfSatisfying(ProblemException.class, problem -> {
      assertThat(problem.code()).isEqualTo(409);
      assertThat(problem.details().getDetail()).contains("non ancora");
    });

    var completion = client.newCompleteUserTaskCommand(task.getUserTaskKey()).variables(Map.of("ok", true)).send();
    client.newCompleteCommand(job(listener)).send().join();
    completion.join();
    awaitState(key, ProcessInstanceState.COMPLETED);
    assertThat(userTask(key).getState()).isEqualTo(UserTaskState.COMPLETED);
    assertThatThrownBy(() -> client.newCompleteUserTaskCommand(task.getUserTaskKey()).send().join())
        .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code()).isEqualTo(404));
  }

  @Test
  void changesClaimsAndSearchesUserTasks() {
    deploy(Bpmn.createExecutableProcess(id).startEvent()
        .userTask("decide", task -> task.zeebeUserTask().zeebeCandidateGroups(id).zeebeDueDate("2031-01-01T00:00:00Z")).endEvent().done(), "s.bpmn");
    long key = create(Map.of("category", "brevetti"));
    UserTask task = userTask(key);
    client.newUpdateUserTaskCommand(task.getUserTaskKey()).candidateGroups("office-RM", id).priority(10).send().join();
    client.newAssignUserTaskCommand(task.getUserTaskKey()).assignee("anna").allowOverride(false).send().join();
    assertThatThrownBy(() -> client.newAssignUserTaskCommand(task.getUserTaskKey()).assignee("bruno").allowOverride(false).send().join())
        .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code()).isEqualTo(409));
    await().untilAsserted(() -> assertThat(client.newUserTaskSearchRequest().filter(filter -> filter.candidateGroup("office-RM").assignee("anna")
        .priority(priority -> priority.lt(20)).dueDate(date -> date.gt(OffsetDateTime.parse("2030-12-31T00:00:00+01:00")))
        .processInstanceVariables(Map.of("category", "\"brevetti\""))).send().join().items()).hasSize(1));
    assertThat(client.newUserTaskVariableSearchRequest(task.getUserTaskKey()).send().join().items())
        .extracting(Variable::getName).containsExactly("category");
    client.newUnassignUserTaskCommand(task.getUserTaskKey()).send().join();
    await().until(() -> userTask(key).getAssignee() == null);
    client.newCancelInstanceCommand(key).send().join();
    awaitState(key, ProcessInstanceState.TERMINATED);
    assertThat(userTask(key).getState()).isEqualTo(UserTaskState.CANCELED);
  }

  @Test
  void searchesWithOperatorsSortsAndPages() {
    deploy(Bpmn.createExecutableProcess(id).startEvent().userTask("t", task -> task.zeebeUserTask()).endEvent().done(), "q.bpmn");
    List<Long> keys = List.of(create(Map.of("n", "a")), create(Map.of("n", "b")), create(Map.of("n", "c")));
    await().until(() -> client.newProcessInstanceSearchRequest().filter(filter -> filter.processDefinitionId(id)).send().join().items().size() == 3);

    assertThat(client.newProcessInstanceSearchRequest().filter(filter -> filter.processInstanceKey(key -> key.in(keys.get(0), keys.get(2))))
        .sort(sort -> sort.processInstanceKey().desc()).send().join().items())
        .extracting(ProcessInstance::getProcessInstanceKey).containsExactly(keys.get(2), keys.get(0));
    assertThat(client.newProcessInstanceSearchRequest().filter(filter -> filter.processDefinitionId(like -> like.like(id.substring(0, 10) + "*"))
        .variables(Map.of("n", "\"b\""))).send().join().items())
        .extracting(ProcessInstance::getProcessInstanceKey).containsExactly(keys.get(1));
    assertThat(client.newProcessInstanceSearchRequest().filter(filter -> filter.processDefinitionId(id).endDate(date -> date.exists(true))).send().join().items())
        .isEmpty();
    assertThat(client.newProcessInstanceSearchRequest().filter(filter -> filter.processDefinitionId(id)
        .orFilters(List.of(or -> or.processInstanceKey(keys.get(0)), or -> or.processInstanceKey(keys.get(1))))).send().join().items()).hasSize(2);

    var first = client.newProcessInstanceSearchRequest().filter(filter -> filter.processDefinitionId(id)).page(page -> page.limit(2)).send().join();
    assertThat(first.page().totalItems()).isEqualTo(3);
    var rest = client.newProcessInstanceSearchRequest().filter(filter -> filter.processDefinitionId(id))
        .page(page -> page.limit(2).after(first.page().endCursor())).send().join();
    assertThat(rest.items()).extracting(ProcessInstance::getProcessInstanceKey).containsExactly(keys.get(2));
  }

  @Test
  void pagesBothWaysThroughValuesThatAreMissingOrAlike() {
    deploy(Bpmn.createExecutableProcess(id).startEvent()
        .userTask("t", task -> task.zeebeUserTask().zeebeDueDateExpression("=due")).endEvent().done(), "cursor.bpmn");
    List<String> due = List.of("2031-01-01T00:00:00Z", "2031-01-02T00:00:00Z", "2031-01-01T00:00:00Z", "");
    List<Long> keys = due.stream().map(date -> {
      Map<String, Object> variables = new HashMap<>();
      variables.put("due", date.isEmpty() ? null : date);
      return create(variables);
    }).toList();
    await().until(() -> client.newUserTaskSearchRequest().filter(filter -> filter.bpmnProcessId(id)).send().join().items().size() == keys.size());
    List<Long> sorted = List.of(keys.get(1), keys.get(0), keys.get(2), keys.get(3)); // the latest first, those without a date at the end

    List<Long> forwards = new ArrayList<>();
    List<Long> backwards = new ArrayList<>();
    String cursor = null;
    for (int i = 0; i < keys.size(); i++) {
      String after = cursor;
      var page = client.newUserTaskSearchRequest().filter(filter -> filter.bpmnProcessId(id)).sort(sort -> sort.dueDate().desc())
          .page(p -> { if (after == null) { p.limit(1); } else { p.limit(1).after(after); } }).send().join();
      forwards.add(page.items().getFirst().getProcessInstanceKey());
      cursor = page.page().endCursor();
    }
    for (int i = 1; i < keys.size(); i++) {
      String before = cursor;
      var page = client.newUserTaskSearchRequest().filter(filter -> filter.bpmnProcessId(id)).sort(sort -> sort.dueDate().desc())
          .page(p -> p.limit(1).before(before)).send().join();
      backwards.add(page.items().getFirst().getProcessInstanceKey());
      cursor = page.page().startCursor();
    }
    assertThat(forwards).isEqualTo(sorted);
    assertThat(backwards).isEqualTo(sorted.reversed().subList(1, sorted.size()));
    assertThatThrownBy(() -> client.newUserTaskSearchRequest().page(p -> p.after("nonsense")).send().join())
        .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code()).isEqualTo(400));
  }

  @Test
  void asksWithEachOperator() {
    deploy(Bpmn.createExecutableProcess(id).startEvent().userTask("t", task -> task.zeebeUserTask().zeebeTaskPriority("=priority")).endEvent().done(), "ops.bpmn");
    create(Map.of("priority", 10, "text", "a*b[1]"));
    create(Map.of("priority", 20, "text", "axb1"));
    create(Map.of("priority", 30, "text", "A*B[1]"));
    await().until(() -> client.newUserTaskSearchRequest().filter(filter -> filter.bpmnProcessId(id)).send().join().items().size() == 3);
    assertThat(priorities(priority -> priority.eq(20))).containsExactly(20);
    assertThat(priorities(priority -> priority.neq(20))).containsExactly(10, 30);
    assertThat(priorities(priority -> priority.gt(10))).containsExactly(20, 30);
    assertThat(priorities(priority -> priority.gte(20).lt(30))).containsExactly(20);
    assertThat(priorities(priority -> priority.lte(10))).containsExactly(10);
    assertThat(priorities(priority -> priority.in(10, 30))).containsExactly(10, 30);
    assertThat(values(value -> value.like("\"a\\*b*"))).containsExactly("\"a*b[1]\"");
    assertThat(values(value -> value.like("\"a?b*"))).containsExactly("\"a*b[1]\"", "\"axb1\"");
    assertThat(values(value -> value.like("*[1]*"))).containsExactly("\"a*b[1]\"", "\"A*B[1]\"");
    assertThat(values(value -> value.neq("\"axb1\""))).containsExactly("\"a*b[1]\"", "\"A*B[1]\"");
    assertThat(values(value -> value.exists(false))).isEmpty();
  }

  private List<Integer> priorities(Consumer<IntegerProperty> asked) {
    return client.newUserTaskSearchRequest().filter(filter -> filter.bpmnProcessId(id).priority(asked)).send().join()
        .items().stream().map(UserTask::getPriority).toList();
  }

  private List<String> values(Consumer<StringProperty> asked) {
    List<Long> own = client.newProcessInstanceSearchRequest().filter(filter -> filter.processDefinitionId(id)).send().join()
        .items().stream().map(ProcessInstance::getProcessInstanceKey).toList();
    return client.newVariableSearchRequest().filter(filter -> filter.name("text").processInstanceKey(key -> key.in(own)).value(asked)).send().join()
        .items().stream().map(Variable::getValue).toList();
  }

  @Test
  void countsWhatRunsAndWhatIsStuck() {
    for (int version = 1; version <= 2; version++) {
      deploy(Bpmn.createExecutableProcess(id).name("Versione " + version).startEvent()
          .serviceTask("work", task -> task.zeebeJobType(id)).endEvent().done(), "count.bpmn");
      create(Map.of());
    }
    create(Map.of());
    ActivatedJob stuck = activate(id, Duration.ofSeconds(10)).getFirst();
    client.newFailCommand(stuck).retries(0).errorMessage("out of paper " + id).send().join();
    await().untilAsserted(() -> {
      var definition = client.newProcessDefinitionInstanceStatisticsRequest().page(page -> page.limit(1000)).send().join().items().stream()
          .filter(item -> item.getProcessDefinitionId().equals(id)).findFirst().orElseThrow();
      assertThat(definition.getActiveInstancesWithIncidentCount()).isEqualTo(1);
      assertThat(definition.getActiveInstancesWithoutIncidentCount()).isEqualTo(2);
      assertThat(definition.getLatestProcessDefinitionName()).isEqualTo("Versione 2");
      assertThat(definition.getHasMultipleVersions()).isTrue();
    });
    assertThat(client.newProcessDefinitionInstanceVersionStatisticsRequest(id).send().join().items())
        .extracting("processDefinitionVersion", "activeInstancesWithIncidentCount", "activeInstancesWithoutIncidentCount")
        .containsExactlyInAnyOrder(tuple(1, 1L, 0L), tuple(2, 0L, 2L));
    var error = client.newIncidentProcessInstanceStatisticsByErrorRequest().send().join().items().stream()
        .filter(item -> item.getErrorMessage().equals("out of paper " + id)).findFirst().orElseThrow();
    assertThat(error.getActiveInstancesWithErrorCount()).isEqualTo(1);
    assertThat(client.newIncidentProcessInstanceStatisticsByDefinitionRequest(error.getErrorHashCode()).send().join().items())
        .extracting("processDefinitionId", "processDefinitionVersion", "activeInstancesWithErrorCount")
        .containsExactly(tuple(id, 1, 1L));
    assertThat(client.newProcessInstanceSearchRequest().filter(filter -> filter.incidentErrorHashCode(error.getErrorHashCode())).send().join().items())
        .extracting(ProcessInstance::getProcessInstanceKey).containsExactly(stuck.getProcessInstanceKey());
    assertThat(client.newProcessDefinitionElementStatisticsRequest(stuck.getProcessDefinitionKey()).filter(filter -> filter.hasIncident(true)).send().join())
        .extracting("elementId", "incidents").contains(tuple("work", 1L));
  }

  @Test
  void tellsUnknownKeysAndWrongInputs() {
    assertThatThrownBy(() -> client.newCompleteCommand(4711).send().join()).isInstanceOfSatisfying(ProblemException.class, problem -> {
      assertThat(problem.code()).isEqualTo(404);
      assertThat(problem.details().getTitle()).isEqualTo("NOT_FOUND");
    });
    assertThatThrownBy(() -> client.newProcessInstanceGetRequest(4711).send().join())
        .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code()).isEqualTo(404));
    assertThatThrownBy(() -> client.newCreateInstanceCommand().bpmnProcessId("no-such-process").latestVersion().send().join())
        .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code()).isEqualTo(404));
    assertThatThrownBy(() -> client.newUsersSearchRequest().send().join())
        .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code()).isEqualTo(501));
  }

  @Test
  void pinsAndResetsTheClock() {
    Instant future = Instant.parse("2040-01-01T00:00:00Z");
    client.newPinClockCommand().time(future).send().join();
    try {
      deploy(Bpmn.createExecutableProcess(id).startEvent()
          .scriptTask("now", task -> task.zeebeExpression("=string(now())").zeebeResultVariable("now")).endEvent().done(), "k.bpmn");
      var result = client.newCreateInstanceCommand().bpmnProcessId(id).latestVersion().withResult().send().join();
      assertThat(result.getVariablesAsMap().get("now").toString()).startsWith("2040-01-01");
    } finally {
      client.newResetClockCommand().send().join();
    }
  }

  @Test
  void showsAPageToPeople() throws Exception {
    deploy(Bpmn.createExecutableProcess(id).name("<script>alert(1)</script>").startEvent()
        .serviceTask("stuck", task -> task.zeebeJobTypeExpression("=missing")).endEvent().done(), "page.bpmn");
    long key = create(Map.of());
    await().untilAsserted(() -> assertThat(HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(sandbox.rest).build(), HttpResponse.BodyHandlers.ofString()).body())
        .contains("Zeebe della sandbox", "Motore Camunda 8.8", "attiva", "&lt;script&gt;", "EXTRACT_VALUE_ERROR", String.valueOf(key))
        .doesNotContain("<script>"));
    client.newCancelInstanceCommand(key).send().join();
  }
}
