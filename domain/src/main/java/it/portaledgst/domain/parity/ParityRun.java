package it.portaledgst.domain.parity;

import java.time.Instant;
import java.util.UUID;

/**
 * One comparison.
 *
 * @param endedAt      when its repairs were done, too; null until then
 * @param instances    how many the engine ran, so far while they are read; null before the first
 * @param found        on how many things the two do not agree; null until that is known
 * @param repaired     how many of them this comparison has repaired, so far
 * @param leftToPeople how many of them waited for a person when it ended; null until then
 */
public record ParityRun(UUID id, Instant startedAt, Instant endedAt, Long instances, Long found, long repaired, Long leftToPeople) {

    static final String COLUMNS = "id, started_at, ended_at, instances, found, repaired, left_to_people";
}
