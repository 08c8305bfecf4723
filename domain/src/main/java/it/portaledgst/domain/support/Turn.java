package it.portaledgst.domain.support;

import java.time.Instant;

/** Whose turn it is and until when, as the engine is told it. */
public record Turn(String officeCode, SupportPriority priority, Instant dueAt, Instant warnAt, Instant escalateAt, boolean escalated) {
}
