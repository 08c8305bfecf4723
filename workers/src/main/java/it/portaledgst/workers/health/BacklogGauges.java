package it.portaledgst.workers.health;

import io.micrometer.core.instrument.MeterRegistry;
import it.portaledgst.domain.health.Backlog;
import it.portaledgst.domain.health.Backlog.Numbers;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The backlog as metrics, looked at every minute; docs/operations.md says what they mean and which alert goes by them. */
@Component
class BacklogGauges {

    private static final Logger LOG = LoggerFactory.getLogger(BacklogGauges.class);

    private final Backlog backlog;
    private volatile Numbers numbers;

    BacklogGauges(Backlog backlog, MeterRegistry meters) {
        this.backlog = backlog;
        show(meters, "portale.events.oldest", Numbers::eventsSeconds);
        show(meters, "portale.requests.not.expired", Numbers::notExpired);
        show(meters, "portale.tasks.open", Numbers::tasks);
        show(meters, "portale.support.late", Numbers::supportLate);
        show(meters, "portale.receipts.unreadable", Numbers::unreadableReceipts);
    }

    /** Not a number until the database has answered, and when it does not any more: an alert can tell that from 0. */
    private void show(MeterRegistry meters, String name, ToDoubleFunction<Numbers> number) {
        meters.gauge(name, this, gauges -> {
            var known = gauges.numbers;
            return known == null ? Double.NaN : number.applyAsDouble(known);
        });
    }

    @Scheduled(initialDelayString = "PT0S", fixedDelayString = "${portale.health.look-every:PT1M}")
    void look() {
        try {
            numbers = backlog.now();
        } catch (RuntimeException e) {
            numbers = null;
            LOG.debug("the backlog is not known: {}", e.toString());
        }
    }
}
