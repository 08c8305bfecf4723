package it.portaledgst.bench.engine;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The smallest process that needs a worker: start, one service task, end; or, to have instances that stay open, a long wait before the end. */
final class OneTask implements Scenario {

    private static final String WORK = "bench-work";

    private final boolean waits;

    private OneTask(boolean waits) {
        this.waits = waits;
    }

    static OneTask toTheEnd() {
        return new OneTask(false);
    }

    static OneTask waiting() {
        return new OneTask(true);
    }

    @Override
    public String name() {
        return waits ? "one service task, then waiting" : "one service task";
    }

    @Override
    public Set<String> jobTypes() {
        return Set.of(WORK);
    }

    @Override
    public boolean ends() {
        return !waits;
    }

    @Override
    public void deploy(CamundaClient client) {
        var task = Bpmn.createExecutableProcess(processId()).startEvent().serviceTask("work", work -> work.zeebeJobType(WORK));
        var model = (waits ? task.intermediateCatchEvent("wait").timerWithDuration("P30D") : task).endEvent().done();
        client.newDeployResourceCommand().addProcessModel(model, processId() + ".bpmn").send().join();
    }

    @Override
    public CompletionStage<?> begin(CamundaClient client) {
        return client.newCreateInstanceCommand().bpmnProcessId(processId()).latestVersion().variables(Map.of("requestId", "1")).send();
    }

    private String processId() {
        return waits ? "bench-task-and-wait" : "bench-one-task";
    }
}
