package it.portaledgst.domain.payment;

import java.util.Optional;

/**
 * The pagoPA notice code: aux digit 3, segregation code (2), IUV base (13), check digits (2), where the check is the
 * first 16 digits modulo 93. Without its first digit it is the IUV.
 */
public record NoticeCode(String value) {

    private static final int CHECK_MODULUS = 93;

    public NoticeCode {
        if (value == null || !value.matches("\\d{18}")) {
            throw new IllegalArgumentException("Il codice avviso ha 18 cifre.");
        }
        if (value.charAt(0) != '3') {
            throw new IllegalArgumentException("Il codice avviso di questo portale inizia con 3.");
        }
        if (!value.endsWith(check(value.substring(0, 16)))) {
            throw new IllegalArgumentException("Il codice avviso non è corretto: controlla le cifre.");
        }
    }

    /** Accepts what a person copies: spaces between the groups are ignored. */
    public static NoticeCode parse(String text) {
        return new NoticeCode(text == null ? null : digits(text));
    }

    /** The same, empty for what is no code. */
    public static Optional<NoticeCode> find(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    /** What a person typed without the spaces between the groups; it need not be a code. */
    public static String digits(String text) {
        return text.replaceAll("[\\s\\u00A0]", "");
    }

    static NoticeCode of(String segregationCode, long base) {
        var digits = "3" + segregationCode + "%013d".formatted(base);
        return new NoticeCode(digits + check(digits));
    }

    /** Groups of four digits, as printed on the notice. */
    public String grouped() {
        return value.replaceAll("(\\d{4})(?=\\d)", "$1 ");
    }

    public String iuv() {
        return value.substring(1);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String check(String sixteenDigits) {
        return "%02d".formatted(Long.parseLong(sixteenDigits) % CHECK_MODULUS);
    }
}
