package it.portaledgst.domain.publication;

import java.util.List;

/**
 * Why a text cannot be published.
 *
 * @param place  name of the field
 * @param line   in a field of many lines, from 1; 0 for the whole field
 * @param why    what it is known by; the sentence is the reader's language's
 * @param values for the places of the sentence
 */
public record TextProblem(String place, int line, String why, List<String> values) {

    public static TextProblem of(String place, String why, Object... values) {
        return new TextProblem(place, 0, why, List.of(values).stream().map(String::valueOf).toList());
    }

    /** Empty, or one sentence, about a text of which at least one and at most so many characters are wanted. */
    public static List<TextProblem> ofText(String place, String text, int longest) {
        return text.isBlank() ? List.of(of(place, "MISSING"))
                : text.strip().length() > longest ? List.of(of(place, "TOO_LONG", longest)) : List.of();
    }
}
