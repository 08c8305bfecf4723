package it.portaledgst.domain.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/** Where the words of a search are in a text, found as {@link SearchText} finds them: "societa" is in "Società". */
public final class Highlight {

    public record Part(String text, boolean hit) {
    }

    private final List<String> words;

    private Highlight(List<String> words) {
        this.words = words;
    }

    public static Highlight of(String search) {
        return new Highlight(SearchText.words(search));
    }

    /** The whole text in order, cut where a hit begins or ends; one part without a hit when nothing was searched for. */
    public List<Part> parts(String text) {
        var hits = hits(text);
        var parts = new ArrayList<Part>();
        for (int from = 0; from < text.length(); ) {
            boolean hit = hits.get(from);
            int end = hit ? hits.nextClearBit(from) : hits.nextSetBit(from);
            int to = end < 0 ? text.length() : Math.min(end, text.length());
            parts.add(new Part(text.substring(from, to), hit));
            from = to;
        }
        return parts;
    }

    /** The places in the text that belong to a hit. */
    private BitSet hits(String text) {
        var plain = new StringBuilder(" ");
        var origins = new ArrayList<Integer>(List.of(0)); // of each letter of "plain": where in the text it comes from
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            String letters = SearchText.normalise(Character.toString(text.codePointAt(at)));
            plain.append(letters.isEmpty() ? " " : letters);
            origins.addAll(Collections.nCopies(Math.max(1, letters.length()), at));
        }
        var hits = new BitSet(text.length());
        for (String word : words) {
            String wanted = SearchText.mayBeInside(word) ? word : " " + word;
            for (int at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + 1)) {
                int last = at + wanted.length() - 1;
                int first = last - word.length() + 1;
                int lastOrigin = origins.get(last);
                hits.set(origins.get(first), lastOrigin + Character.charCount(text.codePointAt(lastOrigin)));
            }
        }
        return hits;
    }
}
