package it.portaledgst.bench.ui;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.LongStream;

/** How long answers took. */
final class ResponseTimes {

    private final long[] sorted;

    ResponseTimes(Collection<Long> nanos) {
        this(nanos.stream().mapToLong(Long::longValue));
    }

    private ResponseTimes(LongStream nanos) {
        sorted = nanos.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    static ResponseTimes all(Collection<ResponseTimes> parts) {
        return new ResponseTimes(parts.stream().flatMapToLong(part -> Arrays.stream(part.sorted)));
    }

    int count() {
        return sorted.length;
    }

    /** Milliseconds within which this part of a hundred was answered: the nearest rank, a time that really occurred. */
    double percentile(int percent) {
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)] / 1e6;
    }
}
