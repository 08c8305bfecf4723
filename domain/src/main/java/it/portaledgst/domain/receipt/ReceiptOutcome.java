package it.portaledgst.domain.receipt;

public enum ReceiptOutcome { PAID, LATE_PAID, DUPLICATE, UNMATCHED }
