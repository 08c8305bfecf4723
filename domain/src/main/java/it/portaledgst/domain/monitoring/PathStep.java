package it.portaledgst.domain.monitoring;

import java.time.Instant;

/** An element that a request has passed, or stands at. {@code instanceKey} is its process instance's in the engine. */
public record PathStep(String processId, String elementId, long instanceKey, State state, boolean incident, Instant startedAt, Instant endedAt) {

    public enum State { ACTIVE, COMPLETED, TERMINATED }
}
