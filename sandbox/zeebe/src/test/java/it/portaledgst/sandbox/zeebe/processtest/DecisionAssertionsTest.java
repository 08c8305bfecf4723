package it.portaledgst.sandbox.zeebe.processtest;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static io.camunda.process.test.api.CamundaAssert.assertThatDecision;
import static io.camunda.process.test.api.assertions.DecisionSelectors.byId;

import io.camunda.client.api.response.EvaluateDecisionResponse;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.TestDeployment;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Everything that can be asserted about a decision. */
@TestDeployment(resources = ProcessTest.FEE)
class DecisionAssertionsTest extends ProcessTest {

  @Test
  void outputAndRules() {
    EvaluateDecisionResponse fee = evaluate("patent");
    assertThat(byId("fee")).withAssertionTimeout(Duration.ofSeconds(20)).isEvaluated().hasOutput(102).hasMatchedRules(1, 3).hasNotMatchedRules(2);
    assertThat(fee).isEvaluated().hasOutput(102);
    assertThatDecision(fee).hasMatchedRules(1, 3);
    refuses("to have no matches, but matched [1, 3]", () -> assertThatDecision(byId("fee")).hasNoMatchedRules());
    refuses("missing: [2]", () -> assertThatDecision(byId("fee")).hasMatchedRules(2));
    refuses("but matched [1]", () -> assertThatDecision(byId("fee")).hasNotMatchedRules(1));
    refuses("but was '102'", () -> assertThatDecision(byId("fee")).hasOutput(100));
    refuses("No DecisionInstance", () -> assertThatDecision(byId("unknown")).isEvaluated());

    EvaluateDecisionResponse none = evaluate("design");
    assertThatDecision(none).isEvaluated().hasNoMatchedRules();
  }

  @Test
  void whatIsAwaitedCanBeAnything() {
    evaluate("mark");
    CamundaAssert.DEFAULT_AWAIT_BEHAVIOR.untilAsserted(
        () -> client.newDecisionInstanceSearchRequest().send().join().items(),
        decisions -> Assertions.assertThat(decisions).singleElement().extracting("result").isEqualTo("42"));
  }

  private EvaluateDecisionResponse evaluate(String category) {
    return client.newEvaluateDecisionCommand().decisionId("fee").variables(Map.of("category", category)).send().join();
  }
}
