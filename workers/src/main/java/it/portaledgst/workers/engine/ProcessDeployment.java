package it.portaledgst.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import it.portaledgst.processes.ParityCheckProcess;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives the engine the models this version was built with, as soon as it answers; the engine keeps its version when a
 * model has not changed. Until then the outbox waits and pagoPA is answered.
 */
@Component
class ProcessDeployment {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessDeployment.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration A_LOOK = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final CamundaClient engine;
    private final Resource amountAdvice;
    private final String parityCycle;
    private volatile Thread deploying;
    /** One of the models as the engine knows it, once it does. */
    private volatile Long known;

    /**
     * @param amountAdvice the table the portal's pages ask by themselves; analysts find it, and its versions, in the engine
     * @param parityCycle  when parity is checked, as Zeebe writes timer cycles: that of a timer at the start is part of the model
     */
    ProcessDeployment(CamundaClient engine, @Value("${portale.amount-advice:classpath:dmn/amount-advice.dmn}") Resource amountAdvice,
                      @Value("${portale.parity.cycle:" + ParityCheckProcess.CYCLE + "}") String parityCycle) {
        this.engine = engine;
        this.amountAdvice = amountAdvice;
        this.parityCycle = parityCycle;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        start();
    }

    private void start() {
        deploying = Thread.ofVirtual().name("process-deployment").start(this::untilDone);
    }

    /** An engine that came back without its data is given the models again. */
    @Scheduled(initialDelay = 30, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void stillThere() {
        if (known == null) {
            return;
        }
        try {
            engine.newProcessDefinitionGetRequest(known).requestTimeout(A_LOOK).send().join(A_LOOK.toSeconds() + 1, TimeUnit.SECONDS);
        } catch (ClientHttpException e) {
            if (e.code() == 404) {
                LOG.warn("the engine does not know the processes any more: they are deployed again. If its data are lost, run the parity check");
                known = null;
                start();
            }
        } catch (RuntimeException e) {
            LOG.debug("whether the engine knows the processes could not be asked: {}", e.toString());
        }
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
        DeployResourceCommandStep2 complete = command.addResourceBytes(amountAdvice.getContentAsByteArray(), amountAdvice.getFilename());
        for (var pattern : new String[] {"classpath*:bpmn/*.bpmn", "classpath*:dmn/support-*.dmn", "classpath*:forms/*.form"}) {
            for (var resource : resources.getResources(pattern)) {
                complete = command.addResourceBytes(content(resource), resource.getFilename());
            }
        }
        var deployed = complete.requestTimeout(PATIENCE).send().join(PATIENCE.toSeconds() + 5, TimeUnit.SECONDS);
        known = deployed.getProcesses().getFirst().getProcessDefinitionKey();
        LOG.info("processes and decisions deployed: {}", Stream.concat(
                deployed.getProcesses().stream().map(process -> process.getBpmnProcessId() + " v" + process.getVersion()),
                deployed.getDecisions().stream().map(decision -> decision.getDmnDecisionId() + " v" + decision.getVersion()))
                .sorted().collect(Collectors.joining(", ")));
    }

    private byte[] content(Resource resource) throws IOException {
        return resource.getFilename().equals(ParityCheckProcess.PROCESS_ID + ".bpmn")
                ? resource.getContentAsString(StandardCharsets.UTF_8).replace(">" + ParityCheckProcess.CYCLE + "<", ">" + parityCycle + "<").getBytes(StandardCharsets.UTF_8)
                : resource.getContentAsByteArray();
    }
}
