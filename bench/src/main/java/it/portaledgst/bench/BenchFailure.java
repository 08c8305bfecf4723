package it.portaledgst.bench;

/** What was measured did not do what it should, so that there is no figure; the message says what happened. */
public final class BenchFailure extends RuntimeException {

    public BenchFailure(String message) {
        super(message);
    }

    public BenchFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
