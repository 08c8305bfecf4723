package it.portaledgst.workers.engine;

import io.camunda.client.CamundaClient;
import it.portaledgst.domain.health.Part;
import it.portaledgst.domain.health.ServiceHealth;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Says in the log when the engine stops answering and when it answers again, and notes it for the portal; says in the health
 * page whether it does. Its status is then unknown rather than down: pagoPA is answered all the same, nobody should take
 * this process out of service.
 */
@Component("engine")
class EngineWatch implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(EngineWatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CamundaClient engine;
    private final ServiceHealth health;
    private boolean answered = true;

    EngineWatch(CamundaClient engine, ServiceHealth health) {
        this.engine = engine;
        this.health = health;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void look() {
        boolean answers = answers();
        if (answers != answered) {
            answered = answers;
            if (answers) {
                LOG.info("the engine answers again");
            } else {
                LOG.warn("the engine does not answer: jobs and messages wait, pagoPA is answered");
            }
        }
        note(answers);
    }

    private void note(boolean answers) {
        try {
            if (answers) {
                health.answered(Part.ENGINE);
            } else {
                health.silent(Part.ENGINE);
            }
        } catch (RuntimeException e) {
            LOG.debug("whether the engine answers could not be noted: {}", e.toString());
        }
    }

    @Override
    public Health health() {
        return answers() ? Health.up().build() : Health.status(Status.UNKNOWN).build();
    }

    private boolean answers() {
        try {
            var topology = engine.newTopologyRequest().requestTimeout(PATIENCE).send()
                    .join(PATIENCE.toMillis() + 500, TimeUnit.MILLISECONDS);
            return !topology.getBrokers().isEmpty();
        } catch (RuntimeException e) {
            return false;
        }
    }
}
