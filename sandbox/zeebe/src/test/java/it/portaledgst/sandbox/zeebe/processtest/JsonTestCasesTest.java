package it.portaledgst.sandbox.zeebe.processtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.process.test.api.TestDeployment;
import io.camunda.process.test.api.testCases.TestCase;
import io.camunda.process.test.api.testCases.TestCaseRunner;
import io.camunda.process.test.api.testCases.TestCaseSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Test cases written in JSON, which between them use everything that the schema knows. */
@TestDeployment(resources = {ProcessTest.REQUEST, ProcessTest.COMPANY, ProcessTest.REVIEW, ProcessTest.FEE})
class JsonTestCasesTest extends ProcessTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TestCaseRunner runner;

  @ParameterizedTest
  @TestCaseSource(directory = "/processtest/test-cases", fileNames = {"requests.json", "shortcuts.json", "companies-and-reviews.json"}, fileExtension = ".json")
  void runs(TestCase testCase, String file) {
    runner.run(testCase);
  }

  @ParameterizedTest
  @TestDeployment(resources = ProcessTest.AGENT)
  @TestCaseSource(directory = "/processtest/test-cases", fileNames = "agents.json")
  void runsAdHocSubProcesses(TestCase testCase, String file) {
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

  @Test
  void theFilesUseEverythingTheSchemaKnows() throws IOException {
    JsonNode schema;
    try (InputStream in = TestCase.class.getResourceAsStream("/schema/cpt-test-cases/schema.json")) {
      schema = JSON.readTree(in).path("definitions");
    }
    Set<String> known = new TreeSet<>();
    for (JsonNode reference : schema.path("TestCaseInstruction").path("oneOf")) {
      String name = reference.path("$ref").asText().substring("#/definitions/".length());
      String type = schema.path(name).path("properties").path("type").path("const").asText();
      known(type, schema.path(name), schema, known);
    }
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "processtest", "test-cases"))) {
      for (Path file : files.toList()) {
        for (JsonNode testCase : JSON.readTree(file.toFile()).path("testCases")) {
          testCase.path("instructions").forEach(instruction -> used(instruction.path("type").asText(), instruction, used));
        }
      }
    }
    assertThat(known).hasSizeGreaterThan(150);
    known.removeAll(used);
    // A user task fails only as a job, which is not what a user task is in Camunda 8.
    assertThat(known).as("what the schema knows and no file uses").containsExactly("ASSERT_USER_TASK.state=IS_FAILED");
  }

  private static void known(String path, JsonNode type, JsonNode schema, Set<String> known) {
    JsonNode definition = type.has("$ref") ? schema.path(type.path("$ref").asText().substring("#/definitions/".length())) : type;
    known.add(path);
    definition.path("properties").properties().forEach(property -> known(path + "." + property.getKey(), property.getValue(), schema, known));
    definition.path("enum").forEach(value -> known.add(path + "=" + value.asText()));
    definition.path("items").path("oneOf").forEach(item -> known(path, item, schema, known));
    if (definition.has("items")) {
      known(path, definition.path("items"), schema, known);
    }
  }

  private static void used(String path, JsonNode value, Set<String> used) {
    used.add(path);
    value.properties().forEach(property -> used(path + "." + property.getKey(), property.getValue(), used));
    if (value.isArray()) {
      value.forEach(item -> used(path, item, used));
    }
    if (value.isTextual()) {
      used.add(path + "=" + value.asText());
    }
  }
}
