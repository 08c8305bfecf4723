package it.portaledgst.sandbox.zeebe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.api.response.EvaluateDecisionResponse;
import io.camunda.client.api.response.ProcessInstanceResult;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.JobKind;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.Variable;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Processes, jobs, messages, timers, decisions: driven as the product does. */
class ConformanceTest extends SandboxTest {

  @Test
  void tellsItsTopology() {
    assertThat(client.newTopologyRequest().send().join().getBrokers()).hasSize(1);
    assertThat(client.newStatusRequest().send().join().getStatus().name()).isEqualTo("UP");
  }

  @Test
  void deploysAndTellsWhatIsDeployed() {
    BpmnModelInstance model = Bpmn.createExecutableProcess(id).name("Una prova").startEvent("start").endEvent("end").done();
    DeploymentEvent deployed = deploy(model, "una-prova.bpmn");
    assertThat(deployed.getProcesses()).singleElement().satisfies(process -> {
      assertThat(process.getBpmnProcessId()).isEqualTo(id);
      assertThat(process.getVersion()).isEqualTo(1);
      assertThat(process.getResourceName()).isEqualTo("una-prova.bpmn");
    });
    long key = deployed.getProcesses().getFirst().getProcessDefinitionKey();
    await().ignoreExceptions().untilAsserted(() ->
        assertThat(client.newProcessDefinitionGetRequest(key).send().join().getName()).isEqualTo("Una prova"));
    assertThat(client.newProcessDefinitionGetXmlRequest(key).send().join()).contains("definitions", id);

    deploy(Bpmn.createExecutableProcess(id).name("Una prova").startEvent("start").manualTask().endEvent("end").done(), "una-prova.bpmn");
    await().untilAsserted(() -> assertThat(client.newProcessDefinitionSearchRequest()
        .filter(filter -> filter.processDefinitionId(id)).sort(sort -> sort.version().desc()).send().join().items())
        .extracting("version").containsExactly(2, 1));
    assertThat(client.newProcessDefinitionSearchRequest()
        .filter(filter -> filter.processDefinitionId(id).isLatestVersion(true)).send().join().items())
        .extracting("version").containsExactly(2);
  }

  @Test
  void refusesABrokenModelWithTheReason() {
    assertThatThrownBy(() -> client.newDeployResourceCommand().addResourceStringUtf8("<nonsense/>", "broken.bpmn").send().join())
        .isInstanceOfSatisfying(ProblemException.class, problem -> {
          assertThat(problem.code()).isEqualTo(400);
          assertThat(problem.details().getTitle()).isEqualTo("INVALID_ARGUMENT");
          assertThat(problem.details().getDetail()).contains("broken.bpmn");
        });
  }

  @Test
  void startsOnceForAMessageThatIsSentTwice() {
    deploy(Bpmn.createExecutableProcess(id).startEvent("start").message(id).serviceTask("work", task -> task.zeebeJobType(id)).endEvent().done(), "m.bpmn");
    client.newPublishMessageCommand().messageName(id).correlationKey("k").messageId("row-1").timeToLive(Duration.ofHours(1))
        .variables(Map.of("amount", 12.5)).send().join();
    assertThatThrownBy(() -> client.newPublishMessageCommand().messageName(id).correlationKey("k").messageId("row-1")
        .timeToLive(Duration.ofHours(1)).send().join())
        .isInstanceOfSatisfying(ProblemException.class, problem -> {
          assertThat(problem.code()).isEqualTo(409);
          assertThat(problem.details().getTitle()).isEqualTo("ALREADY_EXISTS");
          assertThat(problem.details().getDetail()).contains("row-1");
        });
    ActivatedJob job = job(id);
    assertThat(job.getVariablesAsMap()).containsEntry("amount", 12.5);
    assertThat(job.getKind()).isEqualTo(JobKind.BPMN_ELEMENT);
    client.newCompleteCommand(job).send().join();
    awaitState(job.getProcessInstanceKey(), ProcessInstanceState.COMPLETED);
    assertThat(client.newProcessInstanceSearchRequest().filter(filter -> filter.processDefinitionId(id)).send().join().items()).hasSize(1);
  }

  @Test
  void correlatesAMessageAndWaitsWithATimer() throws Exception {
    deploy(Bpmn.createExecutableProcess(id).startEvent()
        .intermediateCatchEvent("receipt", event -> event.message(message -> message.name(id).zeebeCorrelationKeyExpression("notice")))
        .intermediateCatchEvent("tomorrow", event -> event.timerWithDuration("P1D"))
        .endEvent("end").done(), "c.bpmn");
    long key = create(Map.of("notice", "302001"));
    await().untilAsserted(() -> assertThat(client.newMessageSubscriptionSearchRequest()
        .filter(filter -> filter.processInstanceKey(key)).send().join().items()).singleElement()
        .satisfies(subscription -> assertThat(subscription.getCorrelationKey()).isEqualTo("302001")));
    long correlated = client.newCorrelateMessageCommand().messageName(id).correlationKey("302001")
        .variables(Map.of("paid", true)).send().join().getProcessInstanceKey();
    assertThat(correlated).isEqualTo(key);
    awaitActive(key, "tomorrow");
    increaseTime(Duration.ofHours(23));
    assertThat(instance(key).getState()).isEqualTo(ProcessInstanceState.ACTIVE);
    increaseTime(Duration.ofHours(2));
    awaitState(key, ProcessInstanceState.COMPLETED);
    assertThat(client.newVariableSearchRequest().filter(filter -> filter.processInstanceKey(key).name("paid")).send().join().items())
        .extracting(Variable::getValue).containsExactly("true");
    assertThat(client.newCorrelatedMessageSubscriptionSearchRequest().filter(filter -> filter.processInstanceKey(key)).send().join().items())
        .hasSize(1);
  }

  @Test
  void tellsThatNobodyWaitsForAMessage() {
    assertThatThrownBy(() -> client.newCorrelateMessageCommand().messageName(id).correlationKey("nobody").send().join())
        .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code()).isEqualTo(404));
  }

  @Test
  void takesTheBoundaryTimerAndTheBoundaryError() throws Exception {
    deploy(Bpmn.createExecutableProcess(id).startEvent()
        .serviceTask("work", task -> task.zeebeJobType(id))
        .boundaryEvent("late", event -> event.cancelActivity(false).timerWithDuration("PT1H")).endEvent("warned")
        .moveToActivity("work").boundaryEvent("refused", event -> event.error("REFUSED")).endEvent("refusal")
        .moveToActivity("work").endEvent("done").done(), "b.bpmn");
    long key = create(Map.of());
    ActivatedJob job = job(id);
    increaseTime(Duration.ofMinutes(61));
    await().until(() -> completed(key).contains("warned"));
    List<ActivatedJob> again = activate(id, Duration.ofSeconds(5)); // the job's own time is over as well
    assertThat(again).singleElement().satisfies(same -> assertThat(same.getKey()).isEqualTo(job.getKey()));
    client.newThrowErrorCommand(job.getKey()).errorCode("REFUSED").errorMessage("no").send().join();
    awaitState(key, ProcessInstanceState.COMPLETED);
    assertThat(completed(key)).contains("refusal").doesNotContain("done");
  }

  @Test
  void runsANonInterruptingEventSubprocessForEachMessage() {
    deploy(Bpmn.createExecutableProcess(id)
        .eventSubProcess("asked", sub -> sub.startEvent("question").interrupting(false)
            .message(message -> message.name(id).zeebeCorrelationKeyExpression("=k")).endEvent("answered"))
        .startEvent().serviceTask("work", task -> task.zeebeJobType(id)).endEvent().done(), "e.bpmn");
    long key = create(Map.of("k", "a"));
    for (int i = 0; i < 2; i++) {
      client.newPublishMessageCommand().messageName(id).correlationKey("a").timeToLive(Duration.ofMinutes(1)).send().join();
    }
    await().until(() -> completed(key).stream().filter("answered"::equals).count() == 2);
    assertThat(instance(key).getState()).isEqualTo(ProcessInstanceState.ACTIVE);
    client.newCompleteCommand(job(id)).send().join();
    awaitState(key, ProcessInstanceState.COMPLETED);
  }

  @Test
  void answersALongPollAsSoonAsThereIsAJob() throws Exception {
    deploy(Bpmn.createExecutableProcess(id).startEvent().serviceTask("work", task -> task.zeebeJobType(id)).endEvent().done(), "l.bpmn");
    assertThat(activate(id, Duration.ofMillis(200))).isEmpty();
    var poll = client.newActivateJobsCommand().jobType(id).maxJobsToActivate(1).timeout(Duration.ofMinutes(1))
        .requestTimeout(Duration.ofSeconds(30)).send();
    Thread.sleep(300);
    long start = System.nanoTime();
    create(Map.of());
    assertThat(poll.join().getJobs()).hasSize(1);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void fetchesOnlyTheVariablesAskedFor() {
    deploy(Bpmn.createExecutableProcess(id).startEvent()
        .serviceTask("work", task -> task.zeebeJobType(id).zeebeTaskHeader("h", "v")).endEvent().done(), "f.bpmn");
    create(Map.of("a", 1, "b", 2));
    ActivatedJob job = client.newActivateJobsCommand().jobType(id).maxJobsToActivate(1).timeout(Duration.ofMinutes(1))
        .fetchVariables("a").send().join().getJobs().getFirst();
    assertThat(job.getVariablesAsMap()).containsOnly(Map.entry("a", 1));
    assertThat(job.getCustomHeaders()).containsEntry("h", "v");
    assertThat(job.getWorker()).isEqualTo(client.getConfiguration().getDefaultJobWorkerName());
  }

  @Test
  void retriesAfterABackoffThenRaisesAnIncidentThatCanBeResolved() throws Exception {
    deploy(Bpmn.createExecutableProcess(id).startEvent().serviceTask("work", task -> task.zeebeJobType(id)).endEvent().done(), "r.bpmn");
    long key = create(Map.of());
    ActivatedJob job = job(id);
    client.newFailCommand(job).retries(1).retryBackoff(Duration.ofMinutes(10)).errorMessage("try later").send().join();
    assertThat(activate(id, Duration.ofMillis(300))).isEmpty();
    increaseTime(Duration.ofMinutes(11));
    job = job(id);
    assertThat(job.getRetries()).isEqualTo(1);
    client.newFailCommand(job).retries(0).errorMessage("Il nodo non risponde").send().join();
    Incident incident = await().until(() -> client.newIncidentSearchRequest()
        .filter(filter -> filter.processInstanceKey(key).state(IncidentState.ACTIVE)).send().join().items(), list -> !list.isEmpty()).getFirst();
    assertThat(incident.getErrorMessage()).isEqualTo("Il nodo non risponde");
    assertThat(instance(key).getHasIncident()).isTrue();
    client.newUpdateRetriesCommand(job.getKey()).retries(3).send().join();
    client.newResolveIncidentCommand(incident.getIncidentKey()).send().join();
    client.newCompleteCommand(job(id)).send().join();
    awaitState(key, ProcessInstanceState.COMPLETED);
    assertThat(instance(key).getHasIncident()).isFalse();
    assertThatThrownBy(() -> client.newResolveIncidentCommand(incident.getIncidentKey()).send().join())
        .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code()).isEqualTo(404));
  }

  @Test
  void evaluatesFeelAndJoinsParallelPaths() {
    deploy(Bpmn.createExecutableProcess(id).startEvent().parallelGateway("fork")
        .scriptTask("sum", task -> task.zeebeExpression("=sum(for i in items return i.price * i.count)").zeebeResultVariable("total"))
        .parallelGateway("join").endEvent()
        .moveToNode("fork").scriptTask("when", task -> task.zeebeExpression("=string(date(\"2026-02-28\") + duration(\"P1D\"))").zeebeResultVariable("next"))
        .connectTo("join").done(), "g.bpmn");
    ProcessInstanceResult result = client.newCreateInstanceCommand().bpmnProcessId(id).latestVersion()
        .variables(Map.of("items", List.of(Map.of("price", 2, "count", 3), Map.of("price", 1.5, "count", 2))))
        .withResult().fetchVariables("total", "next").send().join();
    assertThat(result.getVariablesAsMap()).containsOnly(Map.entry("total", 9), Map.entry("next", "2026-03-01"));
  }

  @Test
  void raisesAnIncidentForAFailingExpressionAndGoesOnAfterAVariableIsSet() {
    deploy(Bpmn.createExecutableProcess(id).startEvent().exclusiveGateway("which")
        .sequenceFlowId("yes").conditionExpression("amount > 10").endEvent("big")
        .moveToNode("which").conditionExpression("amount <= 10").endEvent("small").done(), "x.bpmn");
    long key = create(Map.of());
    Incident incident = await().until(() -> client.newIncidentSearchRequest()
        .filter(filter -> filter.processInstanceKey(key)).send().join().items(), list -> !list.isEmpty()).getFirst();
    client.newSetVariablesCommand(key).variables(Map.of("amount", 11)).send().join();
    client.newResolveIncidentCommand(incident.getIncidentKey()).send().join();
    awaitState(key, ProcessInstanceState.COMPLETED);
    assertThat(completed(key)).contains("big");
    assertThat(client.newProcessInstanceSequenceFlowsRequest(key).send().join()).extracting("elementId").contains("yes");
  }

  @Test
  void evaluatesDecisions() {
    String decision = "d" + id.replace("-", "");
    String dmn = """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="defs_%1$s" name="Smistamento" namespace="n">
          <decision id="%1$s" name="Ufficio"><decisionTable hitPolicy="FIRST">
            <input id="i1" label="provincia"><inputExpression typeRef="string"><text>province</text></inputExpression></input>
            <output id="o1" name="office" typeRef="string"/>
            <rule id="r1"><inputEntry><text>"RM"</text></inputEntry><outputEntry><text>"ROMA"</text></outputEntry></rule>
            <rule id="r2"><inputEntry><text>-</text></inputEntry><outputEntry><text>"CENTRALE"</text></outputEntry></rule>
          </decisionTable></decision></definitions>""".formatted(decision);
    DeploymentEvent deployed = client.newDeployResourceCommand().addResourceStringUtf8(dmn, "d.dmn").send().join();
    assertThat(deployed.getDecisions()).singleElement().satisfies(d -> assertThat(d.getDmnDecisionId()).isEqualTo(decision));
    EvaluateDecisionResponse evaluated = client.newEvaluateDecisionCommand().decisionId(decision).variables(Map.of("province", "MI")).send().join();
    assertThat(evaluated.getDecisionOutput()).isEqualTo("\"CENTRALE\"");
    assertThat(evaluated.getEvaluatedDecisions().getFirst().getMatchedRules()).extracting("ruleId").containsExactly("r2");

    deploy(Bpmn.createExecutableProcess(id).startEvent()
        .businessRuleTask("route", task -> task.zeebeCalledDecisionId(decision).zeebeResultVariable("office")).endEvent().done(), "br.bpmn");
    long key = create(Map.of("province", "RM"));
    awaitState(key, ProcessInstanceState.COMPLETED);
    await().untilAsserted(() -> assertThat(client.newDecisionInstanceSearchRequest().filter(filter -> filter.processInstanceKey(key)).send().join().items())
        .singleElement().satisfies(instance -> assertThat(instance.getResult()).isEqualTo("\"ROMA\"")));
  }

  @Test
  void broadcastsSignalsAndCallsOtherProcesses() {
    String child = id + "-child";
    deploy(Bpmn.createExecutableProcess(child).startEvent().intermediateCatchEvent("wait", event -> event.signal(id)).endEvent().done(), "child.bpmn");
    deploy(Bpmn.createExecutableProcess(id).startEvent().callActivity("call", call -> call.zeebeProcessId(child)).endEvent().done(), "parent.bpmn");
    long key = create(Map.of());
    ProcessInstance called = await().until(() -> client.newProcessInstanceSearchRequest()
        .filter(filter -> filter.parentProcessInstanceKey(key)).send().join().items(), list -> !list.isEmpty()).getFirst();
    assertThat(called.getRootProcessInstanceKey()).isEqualTo(key);
    awaitActive(called.getProcessInstanceKey(), "wait");
    client.newBroadcastSignalCommand().signalName(id).send().join();
    awaitState(key, ProcessInstanceState.COMPLETED);
  }

  @Test
  void worksWithAJobWorker() {
    deploy(Bpmn.createExecutableProcess(id).startEvent().serviceTask("work", task -> task.zeebeJobType(id)).endEvent().done(), "w.bpmn");
    try (var worker = client.newWorker().jobType(id).handler((jobs, job) -> jobs.newCompleteCommand(job).variables(Map.of("done", true)).send().join())
        .pollInterval(Duration.ofMillis(50)).open()) {
      for (int i = 0; i < 50; i++) {
        create(Map.of());
      }
      await().until(() -> client.newProcessInstanceSearchRequest()
          .filter(filter -> filter.processDefinitionId(id).state(ProcessInstanceState.COMPLETED)).send().join().items().size() == 50);
    }
  }

  @Test
  void handsNoJobToAWorkerThatWentAwayWhileItWaited() throws Exception {
    deploy(Bpmn.createExecutableProcess(id).startEvent().serviceTask("work", task -> task.zeebeJobType(id)).endEvent().done(), "gone.bpmn");
    String poll = "{\"type\":\"" + id + "\",\"timeout\":600000,\"maxJobsToActivate\":1,\"requestTimeout\":60000}";
    try (Socket worker = new Socket(sandbox.rest.getHost(), sandbox.rest.getPort())) {
      worker.getOutputStream().write(("POST /v2/jobs/activation HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
          + poll.length() + "\r\n\r\n" + poll).getBytes(StandardCharsets.US_ASCII));
      worker.getOutputStream().flush();
      Thread.sleep(500); // it waits now
    }
    long key = create(Map.of());
    assertThat(job(id).getProcessInstanceKey()).isEqualTo(key);
  }

  @Test
  void takesMoreCommandsThanFitInOneFlight() throws Exception {
    deploy(Bpmn.createExecutableProcess(id).startEvent().message(id).endEvent().done(), "many.bpmn");
    var sent = IntStream.range(0, 1500).mapToObj(i -> client.newPublishMessageCommand()
        .messageName(id).correlationKey("k" + i).timeToLive(Duration.ZERO).send()).toList();
    sent.forEach(future -> assertThat(future.join().getMessageKey()).isPositive());
  }
}
