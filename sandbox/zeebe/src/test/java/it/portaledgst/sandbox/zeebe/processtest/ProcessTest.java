package it.portaledgst.sandbox.zeebe.processtest;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byKey;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.CamundaAssertAwaitBehavior;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.SoftAssertionsProvider.ThrowingRunnable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test of what Camunda Process Test offers. Each starts with an empty cluster. */
abstract class ProcessTest {

  static final String REQUEST = "processtest/request.bpmn";
  static final String COMPANY = "processtest/company.bpmn";
  static final String REVIEW = "processtest/review.bpmn";
  static final String AGENT = "processtest/agent.bpmn";
  static final String FEE = "processtest/fee.dmn";

  static final Duration TO_DUE = Duration.ofDays(31);

  @RegisterExtension
  static final CamundaProcessTestExtension CAMUNDA = Cluster.extension();

  CamundaClient client;
  CamundaProcessTestContext context;

  /** An instance of request.bpmn that has just begun. */
  ProcessInstanceEvent begin(Map<String, Object> variables) {
    Map<String, Object> all = new HashMap<>(variables);
    all.put("row", "row-1");
    return client.newCreateInstanceCommand().bpmnProcessId("request").latestVersion().variables(all).send().join();
  }

  ProcessInstanceEvent begin() {
    return begin(Map.of());
  }

  /** An instance of request.bpmn that waits in the task "notice". */
  ProcessInstanceEvent request(Map<String, Object> variables) {
    ProcessInstanceEvent instance = begin(variables);
    assertThatProcessInstance(instance).hasActiveElements("notice");
    return instance;
  }

  ProcessInstanceEvent request() {
    return request(Map.of());
  }

  /** An instance of request.bpmn that waits for the payment, or until it is due. */
  ProcessInstanceEvent waiting() {
    ProcessInstanceEvent instance = request();
    context.completeJob("produce-notice");
    assertThatProcessInstance(instance).hasActiveElements("wait");
    return instance;
  }

  /** An instance of request.bpmn that waits for a person in the user task "decide". */
  ProcessInstanceEvent undecided() {
    ProcessInstanceEvent instance = client.newCreateInstanceCommand().bpmnProcessId("request").latestVersion().variable("row", "row-1")
        .startBeforeElement("decide").send().join();
    assertThatProcessInstance(instance).hasActiveElements("decide");
    return instance;
  }

  void pay() {
    client.newPublishMessageCommand().messageName("payment-received").correlationKey("row-1").send().join();
  }

  static ProcessInstanceAssert assertThatKey(long processInstanceKey) {
    return assertThatProcessInstance(byKey(processInstanceKey));
  }

  /** An assertion that does not hold says so: it is asked once, now, instead of until its time is over. */
  static void refuses(String reason, ThrowingCallable assertion) {
    CamundaAssert.setAwaitBehavior(new Once());
    try {
      assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContaining(reason);
    } finally {
      CamundaAssert.setAwaitBehavior(CamundaAssert.DEFAULT_AWAIT_BEHAVIOR);
    }
  }

  private static final class Once implements CamundaAssertAwaitBehavior {

    @Override
    public void untilAsserted(ThrowingRunnable assertion) {
      try {
        assertion.run();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Duration getAssertionInterval() {
      return Duration.ZERO;
    }

    @Override
    public void setAssertionInterval(Duration interval) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Duration getAssertionTimeout() {
      return Duration.ZERO;
    }

    @Override
    public void setAssertionTimeout(Duration timeout) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CamundaAssertAwaitBehavior withAssertionTimeout(Duration timeout) {
      return this;
    }
  }
}
