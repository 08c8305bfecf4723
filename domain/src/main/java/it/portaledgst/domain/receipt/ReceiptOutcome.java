package it.portaledgst.domain.receipt;

/** What a receipt did. {@code OTHER_CREDITOR}: it is about a notice of somebody else, and nobody here has to do anything. */
public enum ReceiptOutcome { PAID, LATE_PAID, DUPLICATE, UNMATCHED, OTHER_CREDITOR }
