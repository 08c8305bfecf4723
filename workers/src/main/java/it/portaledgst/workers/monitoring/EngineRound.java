package it.portaledgst.workers.monitoring;

import it.portaledgst.domain.lock.Locks;
import it.portaledgst.domain.monitoring.EngineReadings;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps what the engine tells where the portal's pages read it, one process at a time. When the engine is away nothing is
 * written: what is kept says of what moment it is, and {@code EngineWatch} says the rest.
 */
@Component
class EngineRound {

    private static final Logger LOG = LoggerFactory.getLogger(EngineRound.class);

    private final EngineView engine;
    private final EngineReadings readings;
    private final Locks locks;

    EngineRound(EngineView engine, EngineReadings readings, Locks locks) {
        this.engine = engine;
        this.readings = readings;
        this.locks = locks;
    }

    @Scheduled(initialDelayString = "${portale.monitoring.look-every:PT30S}", fixedDelayString = "${portale.monitoring.look-every:PT30S}")
    void look() {
        quietly(() -> locks.alone("engine readings", () -> readings.store(engine.processes(), engine.incidents())));
    }

    @Scheduled(initialDelayString = "${portale.monitoring.answer-every:PT1S}", fixedDelayString = "${portale.monitoring.answer-every:PT1S}")
    void answer() {
        quietly(() -> {
            for (UUID requestId : readings.asked()) {
                readings.answer(requestId, engine.path(requestId));
            }
        });
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.debug("the engine could not be looked into: {}", e.toString());
        }
    }
}
