package it.portaledgst.domain.support;

import java.util.UUID;

/** The payment request that a case is about, which is the person's own. */
public record CasePayment(UUID requestId, String caseNumber) {
}
