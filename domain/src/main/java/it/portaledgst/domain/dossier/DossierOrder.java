package it.portaledgst.domain.dossier;

import java.time.Instant;
import java.util.UUID;

/**
 * A dossier that somebody makes now.
 *
 * @param start   its number among the starts of this dossier: only the latest may write
 * @param askedAt what was created later is not in it, so that a second start makes the same
 */
public record DossierOrder(UUID id, int start, DossierSelection selection, int total, Instant askedAt) {
}
