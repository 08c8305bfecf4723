package it.portaledgst.workers;

/** Work that cannot be done now. The message becomes an incident's: an Italian sentence a person can act on, no personal data. */
public class WorkFailed extends RuntimeException {

    public WorkFailed(String sentence) {
        super(sentence);
    }

    public WorkFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
