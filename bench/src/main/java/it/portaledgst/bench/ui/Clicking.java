package it.portaledgst.bench.ui;

import it.portaledgst.bench.BenchFailure;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/** Visitors who click at the same time, each at a pace of its own: a click, its answer, a time to think, the next click. */
final class Clicking {

    private final List<Visitor> visitors;
    private final Duration think;

    /** @param think from an answer to the next click, on average; each time between half of it and one and a half */
    Clicking(List<Visitor> visitors, Duration think) {
        if (visitors.isEmpty()) {
            throw new IllegalArgumentException("nobody clicks");
        }
        this.visitors = List.copyOf(visitors);
        this.think = think;
    }

    /**
     * The visitors, who have a page open, go round until the time is over. One who is refused stops everything.
     *
     * @param warmUp  clicks before this do not count
     * @param measure for how long clicks count
     * @return the times of the answers, for each place that was shown
     */
    Map<Place, ResponseTimes> run(Duration warmUp, Duration measure) {
        long from = System.nanoTime() + warmUp.toNanos();
        long to = from + measure.toNanos();
        var times = new EnumMap<Place, ConcurrentLinkedQueue<Long>>(Place.class);
        for (var place : Place.values()) {
            times.put(place, new ConcurrentLinkedQueue<>());
        }
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            // In the order they end, so that the first failure is seen at once.
            var rounds = new ExecutorCompletionService<Void>(executor);
            visitors.forEach(visitor -> rounds.submit(() -> {
                goRound(visitor, from, to, times);
                return null;
            }));
            try {
                for (int ended = 0; ended < visitors.size(); ended++) {
                    rounds.take().get();
                }
            } catch (ExecutionException e) {
                executor.shutdownNow();
                throw e.getCause() instanceof BenchFailure failure ? failure : new BenchFailure("a visitor failed: " + e.getCause(), e.getCause());
            } catch (InterruptedException e) {
                executor.shutdownNow();
                Thread.currentThread().interrupt();
                throw new BenchFailure("interrupted", e);
            }
        }
        var result = new EnumMap<Place, ResponseTimes>(Place.class);
        times.forEach((place, nanos) -> {
            if (nanos.isEmpty()) {
                throw new BenchFailure("nobody came to the " + place.heading + " in " + measure.toSeconds() + " s");
            }
            result.put(place, new ResponseTimes(nanos));
        });
        return result;
    }

    private void goRound(Visitor visitor, long from, long to, Map<Place, ConcurrentLinkedQueue<Long>> times) throws InterruptedException {
        // The first click comes at any moment of a think time, or all would click at once.
        Thread.sleep(think.multipliedBy(ThreadLocalRandom.current().nextInt(1000)).dividedBy(1000));
        for (int step = 1; ; step++) {
            var place = Place.values()[step % Place.values().length];
            long began = System.nanoTime();
            if (began >= to) {
                return;
            }
            var answer = visitor.go(place);
            if (began >= from) {
                times.get(place).add(answer.nanos());
            }
            Thread.sleep(think.multipliedBy(500 + ThreadLocalRandom.current().nextInt(1000)).dividedBy(1000));
        }
    }
}
