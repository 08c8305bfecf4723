package it.portaledgst.sandbox.zeebe.processtest;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ElementSelectors.byElementType;
import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static io.camunda.process.test.api.assertions.ElementSelectors.byName;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.response.ProcessInstanceResult;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.process.test.api.TestDeployment;
import io.camunda.process.test.api.assertions.ElementSelector;
import io.camunda.process.test.api.assertions.VariableSelectors;
import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Everything that can be asserted about a process instance. */
@TestDeployment(resources = ProcessTest.REQUEST)
class ProcessInstanceAssertionsTest extends ProcessTest {

  private static final ElementSelector NOTICE = byName("Produce the notice");
  private static final ElementSelector END = byElementType(ElementInstanceType.END_EVENT);

  record Layout(int pages) {}

  @Test
  void states() {
    ProcessInstanceEvent instance = waiting();
    assertThat(instance).isCreated().isActive();
    refuses("should be completed but was active", () -> assertThat(instance).isCompleted());
    refuses("should be terminated but was active", () -> assertThat(instance).isTerminated());
    pay();
    assertThat(instance).isCompleted().isCreated();
    refuses("should be active but was completed", () -> assertThat(instance).isActive());

    ProcessInstanceEvent cancelled = request();
    client.newCancelInstanceCommand(cancelled.getProcessInstanceKey()).send().join();
    assertThat(cancelled).isTerminated().isCreated();

    refuses("should be created but was not", () -> assertThatKey(4711).isCreated());
  }

  @Test
  @SuppressWarnings("deprecation") // as long as it is there, it works
  void everythingThatStandsForAnInstance() {
    client.newDeployResourceCommand().addProcessModel(Bpmn.createExecutableProcess("instant").startEvent().endEvent().done(), "instant.bpmn")
        .send().join();
    ProcessInstanceResult result = client.newCreateInstanceCommand().bpmnProcessId("instant").latestVersion().withResult().send().join();
    assertThat(result).isCompleted();
    assertThatProcessInstance(result).isCompleted();

    ZeebeClient older = context.createZeebeClient();
    var event = older.newCreateInstanceCommand().bpmnProcessId("instant").latestVersion().send().join();
    assertThat(event).isCompleted();
    assertThatProcessInstance(event).isCompleted();
    var olderResult = older.newCreateInstanceCommand().bpmnProcessId("instant").latestVersion().withResult().send().join();
    assertThat(olderResult).isCompleted();
    assertThatProcessInstance(olderResult).isCompleted();
  }

  @Test
  void activeElements() {
    ProcessInstanceEvent instance = request();
    assertThat(instance)
        .hasActiveElements("notice").hasActiveElements(NOTICE)
        .hasActiveElement("notice", 1).hasActiveElement(NOTICE, 1)
        .hasActiveElementsExactly("notice").hasActiveElementsExactly(NOTICE)
        .hasNoActiveElements("confirmed", "wait").hasNoActiveElements(END)
        .hasNotActivatedElements("wait", "paid").hasNotActivatedElements(END);
    refuses("'wait': not activated", () -> assertThat(instance).hasActiveElements("notice", "wait"));
    refuses("2 times but was 1", () -> assertThat(instance).hasActiveElement("notice", 2));
    refuses("should have no active elements except ['wait']", () -> assertThat(instance).hasActiveElementsExactly("wait"));
    refuses("'notice': active", () -> assertThat(instance).hasNoActiveElements("notice"));
    refuses("'notice': active", () -> assertThat(instance).hasNotActivatedElements("notice"));
  }

  @Test
  void completedAndTerminatedElements() {
    ProcessInstanceEvent instance = waiting();
    pay();
    assertThat(instance)
        .isCompleted()
        .hasCompletedElements("confirmed", "notice").hasCompletedElements(NOTICE, END)
        .hasCompletedElement("settled", 1).hasCompletedElement(END, 1)
        .hasCompletedElementsInOrder("confirmed", "notice", "wait", "paid", "settled").hasCompletedElementsInOrder(NOTICE, byId("paid"))
        .hasNoActiveElements("notice", "paid")
        .hasTerminatedElement("notice", 0);
    refuses("in order", () -> assertThat(instance).hasCompletedElementsInOrder("notice", "confirmed"));
    refuses("'decide': not activated", () -> assertThat(instance).hasCompletedElements("decide"));

    ProcessInstanceEvent cancelled = request();
    client.newCancelInstanceCommand(cancelled.getProcessInstanceKey()).send().join();
    assertThat(cancelled)
        .hasTerminatedElements("notice").hasTerminatedElements(NOTICE)
        .hasTerminatedElement("notice", 1).hasTerminatedElement(NOTICE, 1);
    refuses("'confirmed': completed", () -> assertThat(cancelled).hasTerminatedElements("confirmed"));
  }

  @Test
  void variables() {
    String long10k = "x".repeat(10_000);
    ProcessInstanceEvent instance = request(Map.of("category", "patent", "amount", 12.5, "tags", List.of("a", "b"), "text", long10k));
    assertThat(instance)
        .hasVariableNames("row", "category", "amount", "tags")
        .hasVariable("category", "patent").hasVariable("tags", List.of("a", "b")).hasVariable("text", long10k)
        .hasVariable(VariableSelectors.byName("amount"), 12.5)
        .hasVariables(Map.of("category", "patent", "amount", 12.5))
        .hasVariableSatisfies("amount", Double.class, amount -> Assertions.assertThat(amount).isBetween(12.0, 13.0))
        .hasVariableSatisfies(VariableSelectors.byValueContains("paten"), String.class, category -> Assertions.assertThat(category).startsWith("pat"));
    refuses("was '\"patent\"'", () -> assertThat(instance).hasVariable("category", "mark"));
    refuses("'format'", () -> assertThat(instance).hasVariableNames("format")); // only the element has it

    assertThat(instance)
        .hasLocalVariableNames("notice", "format", "layout").hasLocalVariableNames(NOTICE, "format")
        .hasLocalVariable("notice", "format", "pdf").hasLocalVariable(NOTICE, "layout", Map.of("pages", 2))
        .hasLocalVariable(NOTICE, VariableSelectors.byName("format"), "pdf")
        .hasLocalVariables("notice", Map.of("format", "pdf", "layout", Map.of("pages", 2))).hasLocalVariables(NOTICE, Map.of("format", "pdf"))
        .hasLocalVariableSatisfies("notice", "layout", Layout.class, layout -> Assertions.assertThat(layout.pages()).isEqualTo(2))
        .hasLocalVariableSatisfies(NOTICE, "layout", Layout.class, layout -> Assertions.assertThat(layout.pages()).isEqualTo(2))
        .hasLocalVariableSatisfies(NOTICE, VariableSelectors.byName("layout"), Layout.class, layout -> Assertions.assertThat(layout.pages()).isEqualTo(2));
    refuses("'category'", () -> assertThat(instance).hasLocalVariableNames("notice", "category")); // only the instance has it
  }

  @Test
  void incidents() {
    ProcessInstanceEvent instance = request();
    assertThat(instance).hasNoActiveIncidents();
    context.throwBpmnErrorFromJob("produce-notice", "UNKNOWN");
    assertThat(instance).hasActiveIncidents();
    refuses("UNHANDLED_ERROR_EVENT", () -> assertThat(instance).hasNoActiveIncidents());
  }

  @Test
  void messages() {
    ProcessInstanceEvent instance = request();
    assertThat(instance).isNotWaitingForMessage("payment-received").isNotWaitingForMessage("payment-received", "row-1");
    refuses("should have an active message subscription", () -> assertThat(instance).isWaitingForMessage("payment-received"));
    context.completeJob("produce-notice");
    assertThat(instance).isWaitingForMessage("payment-received").isWaitingForMessage("payment-received", "row-1");
    refuses("found <1> active", () -> assertThat(instance).isNotWaitingForMessage("payment-received"));
    refuses("no such subscription", () -> assertThat(instance).isWaitingForMessage("payment-received", "row-2"));
    refuses("found none", () -> assertThat(instance).hasCorrelatedMessage("payment-received"));
    pay();
    assertThat(instance)
        .hasCorrelatedMessage("payment-received").hasCorrelatedMessage("payment-received", "row-1")
        .isNotWaitingForMessage("payment-received", "row-1");
    refuses("found none", () -> assertThat(instance).hasCorrelatedMessage("payment-received", "row-2"));
  }

  @Test
  void howLongAnAssertionIsWaitedFor() {
    ProcessInstanceEvent instance = request();
    long start = System.nanoTime();
    assertThatThrownBy(() -> assertThat(instance).withAssertionTimeout(Duration.ofMillis(500)).isCompleted()).isInstanceOf(AssertionError.class);
    Assertions.assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(25));
  }
}
