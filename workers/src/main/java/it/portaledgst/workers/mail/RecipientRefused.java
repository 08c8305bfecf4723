package it.portaledgst.workers.mail;

/** The address the citizen gave does not exist: no later try would arrive, and nobody can change the request. */
public final class RecipientRefused extends RuntimeException {

    RecipientRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
