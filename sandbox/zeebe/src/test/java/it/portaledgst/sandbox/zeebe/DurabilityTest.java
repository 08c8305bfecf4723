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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after the process was killed, once. */
class DurabilityTest {

  private static final String PROCESS = "durable";
  private static final String FIRST_LOG_FILE = "00000000000000000001.log";

  /** Large, so that the log soon has several files. */
  private static final String PADDING = "x".repeat(30_000);

  @TempDir
  Path data;

  @Test
  void losesNothingAndDoublesNothingWhenItIsKilledUnderLoad() throws Exception {
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    AtomicInteger next = new AtomicInteger();
    for (int round = 0; round < 5; round++) {
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
      await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.size() > before + 60);
      Thread snapshots = Thread.ofVirtual().start(() -> takeSnapshotsUntilItFails(sandbox));
      await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.size() > before + 120);
      sandbox.kill();
      snapshots.join();
      for (Thread publisher : publishers) {
        publisher.join();
      }
      client.close();
    }

    assertThat(logFiles().getFirst()).as("the oldest log file, after the log was compacted").isNotEqualTo(FIRST_LOG_FILE);
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
    try (RandomAccessFile log = new RandomAccessFile(logDirectory().resolve(logFiles().getLast()).toFile(), "rw")) {
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
  void goesOnFromASnapshotAndTheHistoryOnTheDisk() throws Exception {
    long waiting;
    try (RunningSandbox sandbox = RunningSandbox.on(data); CamundaClient client = sandbox.client()) {
      deploy(client);
      publish(client, "one");
      ActivatedJob job = client.newActivateJobsCommand().jobType(PROCESS).maxJobsToActivate(1).timeout(Duration.ofSeconds(1)).send().join().getJobs().getFirst();
      waiting = job.getProcessInstanceKey();
      takeSnapshot(sandbox);
      publish(client, "two");
      sandbox.kill();
    }
    try (RunningSandbox sandbox = RunningSandbox.on(data); CamundaClient client = sandbox.client()) {
      assertThat(publish(client, "one")).as("a message id from before the snapshot is new").isFalse();
      assertThat(publish(client, "two")).as("a message id from after the snapshot is new").isFalse();
      await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
          client.newActivateJobsCommand().jobType(PROCESS).maxJobsToActivate(10).timeout(Duration.ofMinutes(5)).send().join().getJobs())
          .extracting(ActivatedJob::getProcessInstanceKey).contains(waiting));
      assertThat(client.newProcessInstanceSearchRequest().send().join().items()).hasSize(2);
    }
    // What is known of running instances cannot be made anew from a shortened log; a sentence is better than half of it.
    Files.delete(data.resolve("partition-1/history.db"));
    Files.move(logDirectory().resolve(logFiles().getFirst()), logDirectory().resolve("%020d.log".formatted(2)));
    try (RandomAccessFile log = new RandomAccessFile(logDirectory().resolve(logFiles().getFirst()).toFile(), "rw")) {
      cutFirstEntry(log);
    }
    assertThat(refusal("--port", "0", "--management-port", "0", "--data", data.toString())).contains("Begin with an empty data directory");
  }

  @Test
  void refusesALogThatIsDamagedInTheMiddle() throws Exception {
    try (RunningSandbox sandbox = RunningSandbox.on(data); CamundaClient client = sandbox.client()) {
      deploy(client);
    }
    Files.copy(logDirectory().resolve(logFiles().getFirst()), logDirectory().resolve("%020d.log".formatted(1_000_000)));
    try (RandomAccessFile log = new RandomAccessFile(logDirectory().resolve(logFiles().getFirst()).toFile(), "rw")) {
      log.seek(log.length() - 1);
      int last = log.read();
      log.seek(log.length() - 1);
      log.write(~last);
    }
    assertThat(refusal("--port", "0", "--management-port", "0", "--data", data.toString()))
        .contains(FIRST_LOG_FILE).contains("is damaged at byte").contains("Restore the data directory");
  }

  @Test
  void forgetsTheOldestOfWhatHasEnded() throws Exception {
    int kept = 40;
    try (RunningSandbox sandbox = RunningSandbox.on(data, "--keep-finished", String.valueOf(kept)); CamundaClient client = sandbox.client()) {
      client.newDeployResourceCommand().addProcessModel(Bpmn.createExecutableProcess("short").startEvent().endEvent().done(), "short.bpmn").send().join();
      deploy(client);
      publish(client, "waits");
      for (int i = 0; i < kept + Retention.SLACK; i++) {
        client.newCreateInstanceCommand().bpmnProcessId("short").latestVersion().variables(Map.of("i", i)).send().join();
      }
      await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
        assertThat(client.newProcessInstanceSearchRequest().filter(filter -> filter.state(ProcessInstanceState.COMPLETED))
            .page(page -> page.limit(1000)).send().join().items()).hasSize(kept);
        assertThat(client.newVariableSearchRequest().filter(filter -> filter.name("i")).page(page -> page.limit(1000)).send().join().items())
            .hasSize(kept).extracting(variable -> Integer.valueOf(variable.getValue())).contains(kept + Retention.SLACK - 1).doesNotContain(0);
        assertThat(client.newProcessInstanceSearchRequest().filter(filter -> filter.processDefinitionId(PROCESS)).send().join().items()).hasSize(1);
      });
    }
  }

  @Test
  void refusesADirectoryOrAPortInUseWithASentence() throws Exception {
    try (RunningSandbox sandbox = RunningSandbox.on(data)) {
      assertThat(refusal("--port", "0", "--management-port", "0", "--data", data.toString())).contains("is in use by another running sandbox Zeebe");
      assertThat(refusal("--port", String.valueOf(sandbox.rest.getPort()), "--management-port", "0"))
          .contains("The REST port " + sandbox.rest.getPort()).contains("already in use");
      assertThat(refusal("--prot", "0")).contains("Unknown option --prot");
      assertThat(refusal("--keep-finished", "-1")).contains("'-1' is not a number of instances");
    }
  }

  private static String refusal(String... options) throws Exception {
    Process process = RunningSandbox.launch(options);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isNotZero();
    return output;
  }

  private Path logDirectory() {
    return data.resolve("partition-1/log");
  }

  private List<String> logFiles() throws Exception {
    try (Stream<Path> files = Files.list(logDirectory())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** As compaction would have left it. */
  private static void cutFirstEntry(RandomAccessFile log) throws Exception {
    int header = 24;
    byte[] all = new byte[(int) log.length()];
    log.readFully(all);
    int first = header + ByteBuffer.wrap(all).getInt(0);
    log.setLength(0);
    log.write(all, first, all.length - first);
  }

  private static void takeSnapshot(RunningSandbox sandbox) throws Exception {
    HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(sandbox.management + "/actuator/partitions/takeSnapshot"))
        .POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("processedPositionInSnapshot");
  }

  private static void takeSnapshotsUntilItFails(RunningSandbox sandbox) {
    try {
      while (true) {
        takeSnapshot(sandbox);
      }
    } catch (Exception killed) {
      // this is what the test is about
    }
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
          .variables(Map.of("row", id, "padding", PADDING)).send().join();
      return true;
    } catch (ProblemException problem) {
      assertThat(problem.code()).isEqualTo(409);
      return false;
    }
  }
}
