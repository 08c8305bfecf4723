package it.portaledgst.workers.retention;

import io.micrometer.core.instrument.MeterRegistry;
import it.portaledgst.domain.lock.Locks;
import it.portaledgst.domain.retention.Retention;
import java.util.function.IntUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Every night forgets who, of what is over for long enough. One process at a time, few in each transaction; what a night does
 * not get to, the next one does.
 */
@Component
class RetentionRound {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionRound.class);
    private static final int AT_ONCE = 200;

    private final Retention retention;
    private final Locks locks;
    private final MeterRegistry meters;

    RetentionRound(Retention retention, Locks locks, MeterRegistry meters) {
        this.retention = retention;
        this.locks = locks;
        this.meters = meters;
    }

    @Scheduled(cron = "${portale.retention.at:0 40 3 * * *}", zone = "Europe/Rome")
    void go() {
        try {
            locks.alone("retention", () -> {
                all("requests", retention::forgetRequests);
                all("receipts", retention::forgetReceiptsOfNoRequest);
                all("support", retention::forgetSupport);
                all("statements", retention::forgetStatements);
            });
        } catch (RuntimeException e) {
            LOG.warn("what is old enough to be forgotten waits for the next night: {}", e.toString());
        }
    }

    private void all(String what, IntUnaryOperator forget) {
        int all = 0;
        int some;
        do {
            some = forget.applyAsInt(AT_ONCE);
            all += some;
        } while (some > 0);
        meters.counter("portale.retention.forgotten", "what", what).increment(all);
        if (all > 0) {
            LOG.info("personal data of {} {} forgotten, their time is over", all, what);
        }
    }
}
