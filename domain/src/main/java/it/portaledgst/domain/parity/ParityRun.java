package it.portaledgst.domain.parity;

import java.time.Instant;
import java.util.UUID;

/**
 * One comparison.
 *
 * @param endedAt   when its repairs were done, too; null until then
 * @param instances how many the engine ran; null until that is known
 */
public record ParityRun(UUID id, Instant startedAt, Instant endedAt, Long instances) {
}
