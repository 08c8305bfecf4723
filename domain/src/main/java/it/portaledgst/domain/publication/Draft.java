package it.portaledgst.domain.publication;

import java.time.Instant;

/** What is being written and nobody but administrators sees. */
record Draft(String key, long revision, String content, String by, Instant savedAt) {
}
