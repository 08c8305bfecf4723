package it.portaledgst.bench.drawing;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;

/** How much one document keeps alive while it is drawn: the most that full collections at random moments leave. */
final class Peak {

    private static final int LONGEST_PAUSE = 10;

    private Peak() {
    }

    /** In bytes, more than what is alive when nothing is drawn. The first looks also meet what the start has left behind. */
    static long of(IntFunction<byte[]> document, int looks) {
        look(document, Math.ceilDiv(looks, 4));
        return look(document, looks);
    }

    private static long look(IntFunction<byte[]> document, int looks) {
        long before = alive();
        var done = new AtomicBoolean();
        var drawing = Thread.ofPlatform().start(() -> {
            for (int number = 0; !done.get(); number++) {
                document.apply(number % 1000);
            }
        });
        long most = 0;
        try {
            for (int look = 0; look < looks; look++) {
                Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE));
                most = Math.max(most, alive());
            }
            done.set(true);
            drawing.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return most - Math.min(before, alive());
    }

    /** What a collection left, not what has come since. */
    private static long alive() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage).mapToLong(usage -> usage == null ? 0 : usage.getUsed()).sum();
    }
}
