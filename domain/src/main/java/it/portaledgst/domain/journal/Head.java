package it.portaledgst.domain.journal;

import java.util.Arrays;
import java.util.HexFormat;

/** The last entry of the staff's journal at some moment. Kept elsewhere, it proves later that nothing before it was touched. */
public record Head(long number, byte[] hash) {

    static final Head OF_NOTHING = new Head(0, new byte[32]);

    /** @throws IllegalArgumentException when the text is not what {@link #toString} gives */
    public static Head parse(String text) {
        if (!text.matches("\\d{1,18}:[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a number, a colon and 64 hexadecimal digits: " + text);
        }
        int colon = text.indexOf(':');
        return new Head(Long.parseLong(text.substring(0, colon)), HexFormat.of().parseHex(text.substring(colon + 1)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Head head && head.number == number && Arrays.equals(head.hash, hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return number + ":" + HexFormat.of().formatHex(hash);
    }
}
