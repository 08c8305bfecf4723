package it.portaledgst.domain.payment;

/** pagoPA's message as it came, and the SHA-256 of it that the database keeps, in small hexadecimal digits. */
public record OriginalReceipt(String fileName, byte[] xml, String sha256) {
}
