package it.portaledgst.domain.settlement;

import java.util.UUID;

/** A request that a report calls paid and whose receipt has not come. */
public record MissingReceipt(UUID differenceId, UUID requestId, String iur) {
}
