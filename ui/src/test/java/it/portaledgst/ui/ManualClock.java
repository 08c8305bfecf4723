package it.portaledgst.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The real time plus what a test lets pass, or one moment that stands still. */
final class ManualClock extends Clock {

    private volatile Duration passed = Duration.ZERO;
    private volatile Instant frozen;

    void let(Duration pass) {
        passed = passed.plus(pass);
    }

    void freeze(Instant moment) {
        frozen = moment;
    }

    void reset() {
        passed = Duration.ZERO;
        frozen = null;
    }

    @Override
    public Instant instant() {
        return frozen != null ? frozen : Instant.now().plus(passed);
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
