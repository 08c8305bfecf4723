package it.portaledgst.domain;

import java.util.List;

/** A refusal with its values: numbers, or Italian words of the catalogue such as the label of a field. */
public record Problem(Refusal why, List<String> values) {

    public static Problem of(Refusal why, Object... values) {
        return new Problem(why, List.of(values).stream().map(String::valueOf).toList());
    }

    /** In Italian. */
    public String sentence() {
        return why.sentence(values.toArray());
    }
}
