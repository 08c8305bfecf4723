package it.portaledgst.workers.document;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Breaks text to a width by measuring it. */
final class Lines {

    /** Cyrillic as in English-language papers, the other scripts by the Unicode Consortium's rules. */
    private static final Transliterator TO_LATIN = Transliterator.getInstance("Russian-Latin/BGN; Any-Latin");
    private static final Transliterator TO_ASCII = Transliterator.getInstance("Latin-ASCII");

    private Lines() {
    }

    /** At spaces where possible; a word that is wider than a whole line is broken where it must be. */
    static List<String> wrap(String text, float width, ToDoubleFunction<String> measure) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ")) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (measure.applyAsDouble(longer) <= width) {
                line.setLength(0);
                line.append(longer);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            for (int i = 0; i < word.length(); i = word.offsetByCodePoints(i, 1)) {
                var character = Character.toString(word.codePointAt(i));
                if (!line.isEmpty() && measure.applyAsDouble(line + character) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(character);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /**
     * Words a font cannot draw are written in Latin letters, as far as possible with their accents; what is left becomes a
     * question mark. Whole words, for a letter's sound depends on its neighbours.
     */
    static String printable(String text, Predicate<String> drawable) {
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return all(composed, drawable) ? composed : Arrays.stream(composed.split(" "))
                .map(word -> all(word, drawable) ? word : latin(word, drawable)).collect(Collectors.joining(" "));
    }

    private static boolean all(String text, Predicate<String> drawable) {
        return text.codePoints().mapToObj(Character::toString).allMatch(drawable);
    }

    private static String latin(String word, Predicate<String> drawable) {
        var latin = Normalizer.normalize(TO_LATIN.transliterate(word), Normalizer.Form.NFC);
        return latin.codePoints().mapToObj(Character::toString).map(letter -> {
            if (drawable.test(letter)) {
                return letter;
            }
            var plain = TO_ASCII.transliterate(letter).replaceAll("\\p{M}", "");
            return !plain.isEmpty() && all(plain, drawable) || letter.matches("\\p{M}") ? plain : "?";
        }).collect(Collectors.joining());
    }
}
