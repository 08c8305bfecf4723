package it.portaledgst.domain.payment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Where a page of the list ended: the next one starts after this row, whatever was added meanwhile. */
record Cursor(Instant createdAt, UUID id) {

    /** Before every row. */
    static final Cursor START = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(0, 0));

    static Cursor parse(String text) {
        if (text == null) {
            return START;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", 2);
            return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("not a cursor of this list", e);
        }
    }

    @Override
    public String toString() {
        var text = createdAt + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
