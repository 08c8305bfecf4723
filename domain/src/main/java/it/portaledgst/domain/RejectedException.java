package it.portaledgst.domain;

/** What a person asked for cannot be done; the message is an Italian sentence meant for that person. */
public class RejectedException extends RuntimeException {

    private final String field;

    public RejectedException(String sentence) {
        this(null, sentence);
    }

    public RejectedException(String field, String sentence) {
        super(sentence);
        this.field = field;
    }

    /** The name of the form field the sentence is about, or null when it is about the whole request. */
    public String field() {
        return field;
    }
}
