package it.portaledgst.domain;

/** What a person asked for cannot be done; the message is an Italian sentence meant for that person. */
public class RejectedException extends RuntimeException {

    private final String field;
    private final transient Problem problem;

    public RejectedException(Refusal why, Object... values) {
        this(null, Problem.of(why, values));
    }

    public RejectedException(String field, Problem problem) {
        super(problem.sentence());
        this.field = field;
        this.problem = problem;
    }

    /** The name of the form field the sentence is about, or null when it is about the whole request. */
    public String field() {
        return field;
    }

    public Problem problem() {
        return problem;
    }
}
