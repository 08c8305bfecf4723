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

    /** In bytes, more than what is alive when nothing is drawn. */
    static long of(IntFunction<byte[]> document, int looks) {
        document.apply(0);
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
        // what caches have let go of meanwhile is not drawing's
        return most - Math.min(before, Math.min(alive(), alive()));
    }

    /** What a collection left, not what has come since. */
    private static long alive() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage).mapToLong(usage -> usage == null ? 0 : usage.getUsed()).sum();
    }
}
