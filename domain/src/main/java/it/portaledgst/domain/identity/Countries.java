package it.portaledgst.domain.identity;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The countries of ISO 3166, by their two capital letters. */
public final class Countries {

    public static final String ITALY = "IT";

    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    private Countries() {
    }

    public static boolean isCountry(String code) {
        return code != null && CODES.contains(code);
    }

    public static String name(String code, Locale language) {
        return Locale.of("", code).getDisplayCountry(language);
    }

    /** Every code, in the order of the names in that language. */
    public static List<String> byName(Locale language) {
        Collator order = Collator.getInstance(language);
        return Arrays.stream(Locale.getISOCountries())
                .sorted(Comparator.comparing(code -> name(code, language), order)).toList();
    }
}
