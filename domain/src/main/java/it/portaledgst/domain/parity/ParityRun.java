package it.portaledgst.domain.parity;

import java.time.Instant;
import java.util.UUID;

/** One comparison. {@code endedAt} and {@code instances}, how many the engine ran, are null until it is done. */
public record ParityRun(UUID id, Instant startedAt, Instant endedAt, Long instances) {
}
