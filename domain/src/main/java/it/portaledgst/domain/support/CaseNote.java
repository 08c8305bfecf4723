package it.portaledgst.domain.support;

import java.time.Instant;
import java.util.UUID;

/** What a clerk wrote for colleagues. */
public record CaseNote(UUID id, Instant at, String text, String whoName) {
}
