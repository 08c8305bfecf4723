package it.portaledgst.domain.receipt;

/** A receipt is here that was not. Told in this process only, after the commit; who must not miss it looks for itself. */
public record ReceiptStored(String iuv) {
}
