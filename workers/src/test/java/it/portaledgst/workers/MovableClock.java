package it.portaledgst.workers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The real time, moved by as much as a test wants. */
public class MovableClock extends Clock {

    private volatile Duration offset = Duration.ZERO;
    private volatile Instant stopped;

    public void pass(Duration time) {
        offset = offset.plus(time);
    }

    /** Time passes by {@link #pass} alone. */
    public void stop() {
        stopped = Instant.now();
    }

    public void reset() {
        offset = Duration.ZERO;
        stopped = null;
    }

    @Override
    public Instant instant() {
        var moment = stopped;
        return (moment == null ? Instant.now() : moment).plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
