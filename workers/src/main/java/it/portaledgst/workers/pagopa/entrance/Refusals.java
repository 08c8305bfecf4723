package it.portaledgst.workers.pagopa.entrance;

import io.micrometer.core.instrument.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and logs who was not let in. Tomcat makes what looks at a handshake by itself, so this is found without injection. */
final class Refusals {

    static final String COUNTER = "portale.pagopa.refused";
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private Refusals() {
    }

    static void note(Refusal refusal) {
        Metrics.counter(COUNTER, "reason", refusal.tag()).increment();
        LOG.warn("a call to pagoPA's address was refused: {}", refusal.sentence);
    }
}
