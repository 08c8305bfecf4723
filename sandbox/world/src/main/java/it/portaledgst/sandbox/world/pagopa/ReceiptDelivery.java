package it.portaledgst.sandbox.world.pagopa;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import it.portaledgst.sandbox.world.pagopa.CreditorStation.Delivery;
import it.portaledgst.sandbox.world.pagopa.Receipt.State;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries receipts from the queue to the creditor until it gives a well-formed answer. What was under way when the
 * process died is sent again at the next start: a creditor may get a receipt twice, never not at all.
 */
final class ReceiptDelivery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptDelivery.class);
    private static final int AT_ONCE = 16;
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    private final Receipts receipts;
    private final CreditorStation creditor;
    private final PagopaSettings settings;
    private final Clock clock;
    private final ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE, Thread.ofPlatform().daemon().name("receipt-", 1).factory());
    private final Semaphore freeSenders = new Semaphore(AT_ONCE);
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();
    private final Semaphore news = new Semaphore(0);
    private final Thread loop = Thread.ofPlatform().daemon().name("receipts").unstarted(this::run);

    ReceiptDelivery(Receipts receipts, CreditorStation creditor, PagopaSettings settings, Clock clock) {
        this.receipts = receipts;
        this.creditor = creditor;
        this.settings = settings;
        this.clock = clock;
    }

    void start() {
        loop.start();
    }

    /** Something was put into the queue: look now instead of at the next round. */
    void wake() {
        news.release();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                for (Receipt receipt : receipts.due(AT_ONCE * 4)) {
                    if (underWay.add(receipt.id())) {
                        freeSenders.acquire();
                        senders.execute(() -> send(receipt.id()));
                    }
                }
                sleep();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("The receipt queue cannot be read, trying again", e);
                try {
                    Thread.sleep(LONGEST_SLEEP);
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }

    private void sleep() throws InterruptedException {
        long millis = receipts.nextDue()
                .map(due -> Duration.between(clock.instant(), due).toMillis())
                // what is due and not yet gone is under way
                .map(wait -> Math.clamp(wait, 20, LONGEST_SLEEP.toMillis()))
                .orElse(LONGEST_SLEEP.toMillis());
        if (news.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }

    private void send(long id) {
        try {
            // read again: a delivery may have ended between the queue being read and this one being under way
            receipts.stillDue(id).ifPresent(this::send);
        } catch (RuntimeException e) {
            if (!senders.isShutdown()) {
                LOG.error("Receipt {} stays in the queue", id, e);
            }
        } finally {
            underWay.remove(id);
            freeSenders.release();
            wake();
        }
    }

    private void send(Receipt receipt) {
        Delivery delivery = creditor.deliver(receipt.message());
        Instant now = clock.instant();
        if (delivery.answered()) {
            boolean again = receipt.copies() > 0;
            State end = delivery.taken() ? State.DELIVERED : State.REFUSED;
            receipts.delivered(receipt, delivery, again ? State.TO_SEND : end, again ? receipt.copies() - 1 : 0, now);
        } else {
            int attempt = receipt.attempts() + 1;
            State next = attempt >= settings.attempts() ? State.GIVEN_UP : State.TO_SEND;
            receipts.delivered(receipt, delivery, next, receipt.copies(), now.plus(settings.waitAfter(attempt)));
            LOG.info("Receipt {} not delivered at attempt {}: {}", receipt.receiptId(), attempt, delivery.answer());
        }
    }

    @Override
    public void close() {
        loop.interrupt();
        senders.shutdownNow();
        try {
            loop.join(Duration.ofSeconds(2));
            senders.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
