package it.portaledgst.domain.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How texts are compared when people search: no case, no accents, no punctuation between words. */
public final class SearchText {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** A word of so many letters counts wherever it is. */
    public static final int MEANINGFUL = 3;

    private SearchText() {
    }

    public static String normalise(String text) {
        if (text == null) {
            return "";
        }
        var plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return SEPARATORS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    /** Every word occurs in the normalised text: anywhere when it is long enough to mean something, else at a start. */
    public static boolean hasAll(String normalised, List<String> words) {
        return words.stream().allMatch(word -> mayBeInside(word)
                ? normalised.contains(word)
                : (" " + normalised).contains(" " + word));
    }

    /** Whether a word counts wherever it is, not only where a word begins. */
    static boolean mayBeInside(String word) {
        return word.length() >= MEANINGFUL;
    }

    public static List<String> words(String text) {
        return Arrays.stream(normalise(text).split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}
