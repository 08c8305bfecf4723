package it.portaledgst.domain.support;

import java.time.Instant;
import java.util.UUID;

/** A question that waits for the person's reply. */
public record Wait(UUID questionId, Instant remindAt, Instant closeAt) {
}
