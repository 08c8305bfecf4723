package it.portaledgst.domain.publication;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * What is in force of one kind, kept in memory for readers, who ask nothing of the database until somebody publishes,
 * in whatever process, or the day of something planned comes.
 */
public final class Shelf<T> {

    private record Content<T>(T made, long generation, Instant until) {
    }

    private final Editions editions;
    private final TextKind kind;
    private final Function<List<Edition>, T> make;
    private final Clock clock;
    /** Counts what was heard, so that what was being read meanwhile is not taken for new. */
    private final AtomicLong generation = new AtomicLong();
    private volatile Content<T> content;

    Shelf(Editions editions, TextKind kind, Function<List<Edition>, T> make, Clock clock) {
        this.editions = editions;
        this.kind = kind;
        this.make = make;
        this.clock = clock;
    }

    public T get() {
        var found = content;
        if (found == null || found.generation() != generation.get() || !clock.instant().isBefore(found.until())) {
            found = read();
        }
        return found.made();
    }

    private synchronized Content<T> read() {
        long before = generation.get();
        var now = clock.instant();
        var until = editions.nextChange(kind, now).orElse(Instant.MAX);
        content = new Content<>(make.apply(editions.inForce(kind, now)), before, until);
        return content;
    }

    void outdated() {
        generation.incrementAndGet();
    }
}
