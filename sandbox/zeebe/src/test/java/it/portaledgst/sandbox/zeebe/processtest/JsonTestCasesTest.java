package it.portaledgst.sandbox.zeebe.processtest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.camunda.process.test.api.TestDeployment;
import io.camunda.process.test.api.testCases.TestCase;
import io.camunda.process.test.api.testCases.TestCaseRunner;
import io.camunda.process.test.api.testCases.TestCaseSource;
import org.junit.jupiter.params.ParameterizedTest;

/** Test cases written in JSON. */
@TestDeployment(resources = {ProcessTest.REQUEST, ProcessTest.COMPANY, ProcessTest.REVIEW, ProcessTest.FEE})
class JsonTestCasesTest extends ProcessTest {

  private TestCaseRunner runner;

  @ParameterizedTest
  @TestCaseSource(directory = "/processtest/test-cases", fileNames = {"requests.json", "companies-and-reviews.json"}, fileExtension = ".json")
  void runs(TestCase testCase, String file) {
    runner.run(testCase);
  }

  /** Conditional events are new in 8.9, the sandbox's engine is 8.8; it says so. */
  @ParameterizedTest
  @TestCaseSource(directory = "/processtest/test-cases", fileNames = "conditional-start.json")
  void theSandboxHasNoConditionalStartEvents(TestCase testCase, String file) {
    assumeThat(Cluster.isSandbox()).isTrue();
    assertThatThrownBy(() -> runner.run(testCase))
        .hasMessageContaining("EVALUATE_CONDITIONAL_START_EVENT").rootCause().hasMessageContaining("UNIMPLEMENTED");
  }
}
