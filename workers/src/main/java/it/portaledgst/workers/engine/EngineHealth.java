package it.portaledgst.workers.engine;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Whether the engine answers. When it does not, its status is unknown rather than down: pagoPA is answered all the same,
 * and nobody should take this process out of service for it.
 */
@Component("engine")
class EngineHealth implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CamundaClient engine;

    EngineHealth(CamundaClient engine) {
        this.engine = engine;
    }

    @Override
    public Health health() {
        try {
            var topology = engine.newTopologyRequest().requestTimeout(PATIENCE).send()
                    .join(PATIENCE.toMillis() + 500, TimeUnit.MILLISECONDS);
            return topology.getBrokers().isEmpty() ? Health.status(Status.UNKNOWN).build() : Health.up().build();
        } catch (RuntimeException e) {
            return Health.status(Status.UNKNOWN).build();
        }
    }
}
