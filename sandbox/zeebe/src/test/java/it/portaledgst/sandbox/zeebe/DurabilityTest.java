package it.portaledgst.sandbox.zeebe;

import static org.assertj.core.api.Assertions.assertThat;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after the process was killed, once. */
class DurabilityTest {

  private static final String PROCESS = "durable";

  @TempDir
  Path data;

  @Test
  void losesNothingAndDoublesNothingWhenItIsKilledUnderLoad() throws Exception {
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    AtomicInteger next = new AtomicInteger();
    for (int round = 0; round < 4; round++) {
      RunningSandbox sandbox = RunningSandbox.on(data);
      CamundaClient client = sandbox.client();
      if (round == 0) {
        deploy(client);
      }
      int before = acknowledged.size();
      Thread[] publishers = new Thread[4];
      for (int i = 0; i < publishers.length; i++) {
        publishers[i] = Thread.ofVirtual().start(() -> publishUntilItFails(client, next, acknowledged));
      }
      await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() > before + 100);
      sandbox.kill();
      for (Thread publisher : publishers) {
        publisher.join();
      }
      client.close();
    }

    try (RunningSandbox sandbox = RunningSandbox.on(data); CamundaClient client = sandbox.client()) {
      // A caller who got no answer sends the same message again; the engine knows the ones it has.
      for (String id : List.copyOf(acknowledged).subList(0, 20)) {
        assertThat(publish(client, id)).as("%s is known", id).isFalse();
      }
      await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
        List<ProcessInstance> instances = client.newProcessInstanceSearchRequest()
            .filter(filter -> filter.processDefinitionId(PROCESS)).page(page -> page.limit(10_000)).send().join().items();
        Map<String, Long> perMessage = client.newVariableSearchRequest().filter(filter -> filter.name("row"))
            .page(page -> page.limit(10_000)).send().join().items().stream()
            .filter(variable -> variable.getScopeKey().equals(variable.getProcessInstanceKey()))
            .collect(groupingBy(variable -> variable.getValue().replace("\"", ""), counting()));
        assertThat(perMessage.keySet()).containsAll(acknowledged);
        assertThat(perMessage.values()).allMatch(count -> count == 1);
        assertThat(instances).hasSize(perMessage.size());
      });
    }
  }

  @Test
  void keepsJobsTimersAndFinishedInstancesOverARestart() throws Exception {
    long key;
    try (RunningSandbox sandbox = RunningSandbox.on(data); CamundaClient client = sandbox.client()) {
      deploy(client);
      assertThat(publish(client, "one")).isTrue();
      assertThat(publish(client, "two")).isTrue();
      List<ActivatedJob> jobs = client.newActivateJobsCommand().jobType(PROCESS).maxJobsToActivate(1).timeout(Duration.ofMinutes(5)).send().join().getJobs();
      key = jobs.getFirst().getProcessInstanceKey();
      client.newCompleteCommand(jobs.getFirst()).send().join();
    }
    try (RunningSandbox sandbox = RunningSandbox.on(data); CamundaClient client = sandbox.client()) {
      assertThat(client.newProcessInstanceGetRequest(key).send().join().getState()).isEqualTo(ProcessInstanceState.COMPLETED);
      List<ActivatedJob> jobs = client.newActivateJobsCommand().jobType(PROCESS).maxJobsToActivate(10).timeout(Duration.ofMinutes(5)).send().join().getJobs();
      assertThat(jobs).hasSize(1);
      client.newCompleteCommand(jobs.getFirst()).send().join();
      await().until(() -> client.newProcessInstanceGetRequest(jobs.getFirst().getProcessInstanceKey()).send().join().getState() == ProcessInstanceState.COMPLETED);
      assertThat(sandbox.stop()).isTrue();
    }
  }

  @Test
  void cutsOffAnUnfinishedWrite() throws Exception {
    try (RunningSandbox sandbox = RunningSandbox.on(data); CamundaClient client = sandbox.client()) {
      deploy(client);
      assertThat(publish(client, "whole")).isTrue();
    }
    try (RandomAccessFile log = new RandomAccessFile(data.resolve("partition-1/log").toFile(), "rw")) {
      log.seek(log.length());
      log.write(new byte[] {0, 0, 1, 0, 1, 2, 3});
    }
    try (RunningSandbox sandbox = RunningSandbox.on(data); CamundaClient client = sandbox.client()) {
      assertThat(sandbox.output()).contains("7 bytes after the last whole entry");
      assertThat(publish(client, "whole")).isFalse();
      assertThat(publish(client, "next")).isTrue();
    }
  }

  @Test
  void refusesADirectoryOrAPortInUseWithASentence() throws Exception {
    try (RunningSandbox sandbox = RunningSandbox.on(data)) {
      assertThat(refusal("--port", "0", "--management-port", "0", "--data", data.toString())).contains("is in use by another running sandbox Zeebe");
      assertThat(refusal("--port", String.valueOf(sandbox.rest.getPort()), "--management-port", "0"))
          .contains("The REST port " + sandbox.rest.getPort()).contains("already in use");
      assertThat(refusal("--prot", "0")).contains("Unknown option --prot");
    }
  }

  private static String refusal(String... options) throws Exception {
    Process process = RunningSandbox.launch(options);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isNotZero();
    return output;
  }

  private static void deploy(CamundaClient client) {
    client.newDeployResourceCommand().addProcessModel(Bpmn.createExecutableProcess(PROCESS).startEvent().message(PROCESS)
        .serviceTask("work", task -> task.zeebeJobType(PROCESS)).endEvent().done(), "durable.bpmn").send().join();
  }

  private static void publishUntilItFails(CamundaClient client, AtomicInteger next, Set<String> acknowledged) {
    try {
      while (true) {
        String id = "row-" + next.incrementAndGet();
        publish(client, id);
        acknowledged.add(id);
      }
    } catch (RuntimeException killed) {
      // this is what the test is about
    }
  }

  /** @return whether the message was new */
  private static boolean publish(CamundaClient client, String id) {
    try {
      client.newPublishMessageCommand().messageName(PROCESS).correlationKey(id).messageId(id).timeToLive(Duration.ofHours(1))
          .variables(Map.of("row", id)).send().join();
      return true;
    } catch (ProblemException problem) {
      assertThat(problem.code()).isEqualTo(409);
      return false;
    }
  }
}
