package it.portaledgst.domain.payment;

/** pagoPA's message as it came. */
public record OriginalReceipt(String fileName, byte[] content) {

    /** XML when it was pushed, JSON when it had to be asked for; what was asked for first may be pushed later. */
    public enum Format { XML, JSON }
}
