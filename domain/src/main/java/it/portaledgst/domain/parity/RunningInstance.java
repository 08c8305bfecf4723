package it.portaledgst.domain.parity;

import java.time.Instant;
import java.util.UUID;

/** An instance the engine runs. {@code subject} is what it is about, null when it does not say. */
public record RunningInstance(String process, long key, UUID subject, Instant startedAt) {
}
