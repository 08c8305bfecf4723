package it.portaledgst.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.Process;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Gives the engine the models this version was built with, as soon as it answers; the engine keeps its version when a
 * model has not changed. Until then the outbox waits and pagoPA is answered.
 */
@Component
class ProcessDeployment {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessDeployment.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final CamundaClient engine;
    private volatile Thread deploying;

    ProcessDeployment(CamundaClient engine) {
        this.engine = engine;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        deploying = Thread.ofVirtual().name("process-deployment").start(this::untilDone);
    }

    @PreDestroy
    void stop() {
        if (deploying != null) {
            deploying.interrupt();
        }
    }

    private void untilDone() {
        var pause = FIRST_PAUSE;
        boolean told = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                deploy();
                return;
            } catch (RuntimeException | IOException e) {
                if (!told) {
                    LOG.warn("the processes are not deployed yet, trying again until they are: {}", e.toString());
                    told = true;
                }
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private void deploy() throws IOException {
        var resources = new PathMatchingResourcePatternResolver();
        var command = engine.newDeployResourceCommand();
        DeployResourceCommandStep2 complete = null;
        for (var pattern : new String[] {"classpath*:bpmn/*.bpmn", "classpath*:dmn/*.dmn", "classpath*:forms/*.form"}) {
            for (var resource : resources.getResources(pattern)) {
                complete = command.addResourceBytes(resource.getContentAsByteArray(), resource.getFilename());
            }
        }
        if (complete == null) {
            throw new IllegalStateException("there are no models on the class path");
        }
        var deployed = complete.requestTimeout(PATIENCE).send().join(PATIENCE.toSeconds() + 5, TimeUnit.SECONDS);
        LOG.info("processes deployed: {}", deployed.getProcesses().stream()
                .map(ProcessDeployment::nameAndVersion).sorted().collect(Collectors.joining(", ")));
    }

    private static String nameAndVersion(Process process) {
        return process.getBpmnProcessId() + " v" + process.getVersion();
    }
}
