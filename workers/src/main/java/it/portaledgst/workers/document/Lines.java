package it.portaledgst.workers.document;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Breaks text to a width by measuring it. */
final class Lines {

    /** Cyrillic as in English-language papers, the other scripts by the Unicode Consortium's rules. */
    private static final Transliterator TO_LATIN = Transliterator.getInstance("Russian-Latin/BGN; Any-Latin");
    private static final Transliterator TO_ASCII = Transliterator.getInstance("Latin-ASCII");
    /** Below it no character is made of others, nor joins the one before it. */
    private static final char LAST_SINGLE = '\u02ff';
    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    private Lines() {
    }

    /**
     * At spaces where possible; a word that is wider than a whole line is broken where it must be.
     *
     * @param measure the width of a text is the sum of those of its parts
     */
    static List<String> wrap(String text, float width, ToDoubleFunction<String> measure) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        double space = measure.applyAsDouble(" ");
        double used = 0;
        for (var word : text.split(" ")) {
            double wide = measure.applyAsDouble(word);
            if (line.isEmpty() ? wide <= width : used + space + wide <= width) {
                used += line.isEmpty() ? wide : space + wide;
                line.append(line.isEmpty() ? "" : " ").append(word);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            for (int i = 0; i < word.length(); i = word.offsetByCodePoints(i, 1)) {
                var character = Character.toString(word.codePointAt(i));
                double more = measure.applyAsDouble(character);
                if (!line.isEmpty() && used + more > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                }
                line.append(character);
                used += more;
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /**
     * Words a font cannot draw are written in Latin letters, as far as possible with their accents; what is left becomes a
     * question mark. Whole words, for a letter's sound depends on its neighbours.
     */
    static String printable(String text, IntPredicate drawable) {
        if (isPlain(text) && all(text, drawable)) {
            return text;
        }
        var composed = GAPS.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ").strip();
        return all(composed, drawable) ? composed : Arrays.stream(composed.split(" "))
                .map(word -> all(word, drawable) ? word : latin(word, drawable)).collect(Collectors.joining(" "));
    }

    /** The whole text in Latin letters without accents. */
    static String ascii(String text) {
        return text.chars().allMatch(character -> character < 128) ? text
                : MARKS.matcher(TO_ASCII.transliterate(TO_LATIN.transliterate(text))).replaceAll("");
    }

    /** Most texts are letters without anything to compose, with single spaces between them. */
    private static boolean isPlain(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character > LAST_SINGLE || character == ' ' && before == ' ' || Character.isISOControl(character)) {
                return false;
            }
            before = character;
        }
        return before != ' ';
    }

    private static boolean all(String text, IntPredicate drawable) {
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            if (!drawable.test(text.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static String latin(String word, IntPredicate drawable) {
        var latin = Normalizer.normalize(TO_LATIN.transliterate(word), Normalizer.Form.NFC);
        return latin.codePoints().mapToObj(letter -> {
            var character = Character.toString(letter);
            if (drawable.test(letter)) {
                return character;
            }
            var plain = MARKS.matcher(TO_ASCII.transliterate(character)).replaceAll("");
            return !plain.isEmpty() && all(plain, drawable) || MARKS.matcher(character).matches() ? plain : "?";
        }).collect(Collectors.joining());
    }
}
