package it.portaledgst.sandbox.zeebe.processtest;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byElementId;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.TestDeployment;
import io.camunda.process.test.api.assertions.UserTaskSelector;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Everything that can be asserted about a user task. */
@TestDeployment(resources = ProcessTest.REQUEST)
class UserTaskAssertionsTest extends ProcessTest {

  private static final UserTaskSelector DECIDE = byElementId("decide");

  @Test
  void attributesAndCompletion() {
    ProcessInstanceEvent instance = undecided();
    assertThat(DECIDE).withAssertionTimeout(Duration.ofSeconds(20))
        .isCreated()
        .hasElementId("decide").hasName("Decide on the request").hasProcessInstanceKey(instance.getProcessInstanceKey())
        .hasAssignee("anna").hasCandidateGroup("office").hasCandidateGroups(List.of("desk", "office")).hasPriority(70)
        .hasDueDate("2031-01-31T12:00:00Z").hasFollowUpDate("2031-01-15T12:00:00Z")
        .hasCreationDate(task().getCreationDate().toString());
    refuses("to be failed, but was created", () -> assertThatUserTask(DECIDE).isFailed()); // an engine of today never lets one fail
    refuses("was 'anna'", () -> assertThatUserTask(DECIDE).hasAssignee("bruno"));
    refuses("to be completed, but was created", () -> assertThatUserTask(DECIDE).isCompleted());

    context.completeUserTask("decide");
    assertThatUserTask(DECIDE).isCompleted().hasCompletionDate(task().getCompletionDate().toString());
    assertThatProcessInstance(instance).isCompleted();
  }

  @Test
  void cancellation() {
    ProcessInstanceEvent instance = undecided();
    client.newCancelInstanceCommand(instance.getProcessInstanceKey()).send().join();
    assertThatUserTask(DECIDE).isCanceled();
  }

  private UserTask task() {
    return CamundaAssert.DEFAULT_AWAIT_BEHAVIOR.until(
        () -> client.newUserTaskSearchRequest().filter(filter -> filter.elementId("decide")).send().join().items(),
        tasks -> Assertions.assertThat(tasks).hasSize(1)).getFirst();
  }
}
