package it.portaledgst.domain.dossier;

import java.time.Instant;
import java.util.UUID;

/**
 * A dossier as it is to be shown: past its time it reads EXPIRED, whether or not its file has been cleared away.
 *
 * @param done      requests that are in it already, of {@code total}
 * @param size      of the file in bytes; 0 until it is ready
 * @param readyAt   null until it is ready
 * @param expiresAt when nobody can download it any more; null until it is ready
 */
public record Dossier(UUID id, DossierSelection selection, DossierState state, int done, int total, long size,
                      Instant askedAt, Instant readyAt, Instant expiresAt) {

    public String fileName() {
        return "dossier-" + DossierRows.day(askedAt) + ".zip";
    }
}
