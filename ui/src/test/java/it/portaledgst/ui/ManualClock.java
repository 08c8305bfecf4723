package it.portaledgst.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The real time, plus what a test lets pass. */
final class ManualClock extends Clock {

    private volatile Duration passed = Duration.ZERO;

    void let(Duration pass) {
        passed = passed.plus(pass);
    }

    void reset() {
        passed = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(passed);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
