package it.portaledgst.workers;

import java.time.Duration;

/** Work that is not wrong but too early: it is tried again after the pause, as often as it takes, and never becomes an incident. */
public class WorkPostponed extends WorkFailed {

    private final Duration pause;

    public WorkPostponed(String sentence, Duration pause) {
        super(sentence);
        this.pause = pause;
    }

    public Duration pause() {
        return pause;
    }
}
