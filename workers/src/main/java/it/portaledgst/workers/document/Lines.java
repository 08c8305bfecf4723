package it.portaledgst.workers.document;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Breaks text to a width by measuring it. */
final class Lines {

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

    /** What a font cannot draw loses its accents, and failing that becomes a question mark. */
    static String printable(String text, Predicate<String> drawable) {
        var printable = new StringBuilder();
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        composed.codePoints().mapToObj(Character::toString).forEach(character -> {
            if (drawable.test(character)) {
                printable.append(character);
                return;
            }
            var plain = Normalizer.normalize(character, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
            printable.append(!plain.isEmpty() && drawable.test(plain) ? plain : "?");
        });
        return printable.toString();
    }
}
