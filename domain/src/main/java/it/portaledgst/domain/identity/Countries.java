package it.portaledgst.domain.identity;

import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The countries of ISO 3166, by their two capital letters. */
public final class Countries {

    public static final String ITALY = "IT";

    private static final Set<String> CODES = Set.of(Locale.getISOCountries());
    private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}");

    /** Sorting some 250 names takes longer than building the page that shows them. */
    private static final Map<Locale, List<String>> BY_NAME = new ConcurrentHashMap<>();

    private Countries() {
    }

    public static boolean isCountry(String code) {
        return code != null && CODES.contains(code);
    }

    /** Whether the code is written as one, which those of countries that are no more are, too. */
    public static boolean hasShape(String code) {
        return code != null && SHAPE.matcher(code).matches();
    }

    public static String name(String code, Locale language) {
        return Locale.of("", code).getDisplayCountry(language);
    }

    /** Every code, in the order of the names in that language. */
    public static List<String> byName(Locale language) {
        return BY_NAME.computeIfAbsent(language, Countries::sorted);
    }

    private static List<String> sorted(Locale language) {
        var names = new TreeMap<String, String>(Collator.getInstance(language));
        CODES.forEach(code -> names.put(name(code, language), code));
        return List.copyOf(names.values());
    }
}
