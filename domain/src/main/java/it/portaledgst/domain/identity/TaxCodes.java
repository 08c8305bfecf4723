package it.portaledgst.domain.identity;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The Italian codice fiscale (16 characters, omocodia included) and the codes of 11 digits: partita IVA and numeric codice
 * fiscale.
 */
public final class TaxCodes {

    private static final Pattern SIXTEEN = Pattern.compile(
            "[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]");
    private static final Pattern ELEVEN = Pattern.compile("[0-9]{11}");
    /** Letters that stand for the digits 0 to 9 when two persons would share a code. */
    private static final String OMOCODIA = "LMNPQRSTUV";
    /** Value of 0-9 / A-J, then K-Z, in an odd position. */
    private static final int[] ODD = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21,
            2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
    private static final int WOMEN_DAY_OFFSET = 40;

    private TaxCodes() {
    }

    /** Without spaces, in capitals; never null. */
    public static String normalise(String code) {
        return code == null ? "" : code.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    /** A code a natural person may hold: 16 characters, or the provisional one of 11 digits. */
    public static boolean isNaturalPerson(String code) {
        var normalised = normalise(code);
        return isSixteenCharacters(normalised) || isElevenDigits(normalised);
    }

    /** A code a legal person may hold: 11 digits, or 16 characters for a sole trader. */
    public static boolean isLegalPerson(String code) {
        var normalised = normalise(code);
        return isElevenDigits(normalised) || isSixteenCharacters(normalised);
    }

    /** True for the 11-digit code with which a natural person is only provisionally known: worth a warning. */
    public static boolean isProvisional(String code) {
        return isElevenDigits(normalise(code));
    }

    static boolean isSixteenCharacters(String code) {
        return SIXTEEN.matcher(code).matches() && day(code) && control(code) == code.charAt(15);
    }

    static boolean isElevenDigits(String code) {
        if (!ELEVEN.matcher(code).matches() || code.equals("00000000000")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            int digit = code.charAt(i) - '0';
            int doubled = digit * 2;
            sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }
        return (10 - sum % 10) % 10 == code.charAt(10) - '0';
    }

    private static boolean day(String code) {
        int day = digit(code.charAt(9)) * 10 + digit(code.charAt(10));
        int dayOfMonth = day > WOMEN_DAY_OFFSET ? day - WOMEN_DAY_OFFSET : day;
        return dayOfMonth >= 1 && dayOfMonth <= 31;
    }

    private static int digit(char c) {
        return Character.isDigit(c) ? c - '0' : OMOCODIA.indexOf(c);
    }

    private static char control(String code) {
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = code.charAt(i);
            int value = Character.isDigit(c) ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? ODD[value] : value;
        }
        return (char) ('A' + sum % 26);
    }
}
