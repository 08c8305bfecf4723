package it.portaledgst.domain.support;

import java.time.Instant;
import java.util.UUID;

/**
 * A case like another one. What the person wrote and was answered is not in it: reading that is a look at the case.
 *
 * @param sameNotice whether it is about the same notice code
 */
public record SimilarCase(UUID id, String number, SupportState state, Instant changedAt, boolean sameNotice) {
}
