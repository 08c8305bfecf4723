package it.portaledgst.workers.integrator;

import it.portaledgst.domain.integrator.Parcel;
import it.portaledgst.domain.integrator.WebhookQueue;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells integrators what is due. Each receiver is served by a thread of its own, one call at a time and in order, so that
 * one that hangs holds up nobody else; no database connection is held while it is asked.
 */
@Component
@OnlyWithApi
class WebhookDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDispatcher.class);
    private static final int RECEIVERS_AT_ONCE = 100;
    /** With one more attempt, less than the lease. */
    private static final Duration TURN = Duration.ofSeconds(20);

    private final WebhookQueue queue;
    private final Receivers receivers;
    private final Semaphore free = new Semaphore(RECEIVERS_AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    WebhookDispatcher(WebhookQueue queue, Receivers receivers) {
        this.queue = queue;
        this.receivers = receivers;
    }

    @Scheduled(initialDelayString = "${portale.api.dispatch-every:PT1S}", fixedDelayString = "${portale.api.dispatch-every:PT1S}")
    void dispatch() {
        while (free.tryAcquire()) {
            var receiver = take();
            if (receiver.isEmpty()) {
                free.release();
                return;
            }
            threads.execute(() -> {
                try {
                    serve(receiver.get());
                } finally {
                    free.release();
                }
            });
        }
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        try {
            queue.forgetOld();
        } catch (RuntimeException e) {
            LOG.debug("old deliveries could not be forgotten: {}", e.toString());
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        threads.shutdown();
        threads.awaitTermination(TURN.toSeconds(), TimeUnit.SECONDS);
    }

    private Optional<UUID> take() {
        try {
            return queue.takeReceiver();
        } catch (RuntimeException e) {
            // others say that the database is away
            LOG.debug("no receiver could be taken: {}", e.toString());
            return Optional.empty();
        }
    }

    /** Ends at the first failure: who does not answer is left alone until the next look. */
    private void serve(UUID receiver) {
        long began = System.nanoTime();
        try {
            Optional<Parcel> parcel;
            do {
                parcel = queue.next(receiver);
            } while (parcel.isPresent() && deliver(parcel.get()) && System.nanoTime() - began < TURN.toNanos());
            queue.release(receiver);
        } catch (RuntimeException e) {
            // what was taken is free again after its lease
            LOG.warn("webhooks to one receiver were interrupted and will be repeated: {}", e.toString());
        }
    }

    private boolean deliver(Parcel parcel) {
        var outcome = receivers.send(parcel);
        if (outcome.problem() == null) {
            queue.delivered(parcel, outcome.status());
            return true;
        }
        queue.failed(parcel, outcome.status(), outcome.problem());
        return false;
    }
}
