package it.portaledgst.workers.dossier;

import it.portaledgst.domain.dossier.DossierOrder;
import it.portaledgst.domain.dossier.DossierSuperseded;
import it.portaledgst.domain.dossier.DossierWork;
import it.portaledgst.domain.lock.Locks;
import jakarta.annotation.PreDestroy;
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
 * Makes the dossiers that people wait for, in threads of its own: other rounds go on meanwhile. Each is made by one process
 * at a time; whoever dies frees it with their connection, and another begins it anew.
 */
@Component
class DossierRound {

    private static final Logger LOG = LoggerFactory.getLogger(DossierRound.class);
    /** In one process, so that a long one holds up no other. Each takes two connections. */
    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 10;

    private final DossierWork work;
    private final DossierFile file;
    private final Locks locks;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    DossierRound(DossierWork work, DossierFile file, Locks locks) {
        this.work = work;
        this.file = file;
        this.locks = locks;
    }

    @Scheduled(initialDelayString = "${portale.dossiers.look-every:PT1S}", fixedDelayString = "${portale.dossiers.look-every:PT1S}")
    void look() {
        if (free.tryAcquire()) {
            threads.execute(() -> {
                try {
                    makeOne();
                } catch (RuntimeException e) {
                    // others say that the database is away
                    LOG.debug("no dossier could be made: {}", e.toString());
                } finally {
                    free.release();
                }
            });
        }
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        try {
            work.forgetOld();
        } catch (RuntimeException e) {
            LOG.debug("old dossiers could not be cleared away: {}", e.toString());
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        threads.shutdown();
        threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** The one that waits longest and that nobody makes. */
    void makeOne() {
        for (var id : work.toMake()) {
            if (stopping || locks.alone("dossier " + id, () -> make(id))) {
                return;
            }
        }
    }

    private void make(UUID id) {
        work.begin(id).ifPresent(this::make);
    }

    private void make(DossierOrder order) {
        long began = System.nanoTime();
        try {
            if (file.make(order, () -> stopping)) {
                LOG.info("dossier {}: {} requests in {} ms", order.id(), order.total(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
            } else {
                work.handBack(order);
            }
        } catch (DossierSuperseded gone) {
            LOG.info("dossier {}: {}", order.id(), gone.getMessage());
        } catch (DossierTooLong tooLong) {
            LOG.warn("dossier {} is given up: {}", order.id(), tooLong.getMessage());
            work.giveUp(order);
        } catch (RuntimeException e) {
            LOG.warn("dossier {} could not be made, start {}: {}", order.id(), order.start(), e.toString());
            work.failed(order);
        }
    }
}
