package it.portaledgst.bench;

/** The caller asked for something that there is not; the message says what there is. */
public final class WrongUsage extends RuntimeException {

    public WrongUsage(String message) {
        super(message);
    }
}
