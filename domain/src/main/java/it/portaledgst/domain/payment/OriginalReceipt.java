package it.portaledgst.domain.payment;

/**
 * pagoPA's message as it came: XML or, when it had to be asked for, JSON, which the file's name tells. With the SHA-256 of it
 * that the database keeps, in small hexadecimal digits.
 */
public record OriginalReceipt(String fileName, byte[] content, String sha256) {
}
