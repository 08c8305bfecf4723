package it.portaledgst.sandbox.world;

/** A part cannot start; the message is one sentence for whoever typed the command. */
public class CannotStart extends RuntimeException {

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
