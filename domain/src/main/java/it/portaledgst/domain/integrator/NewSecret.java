package it.portaledgst.domain.integrator;

/**
 * What was just made or changed.
 *
 * @param secret shown this once; null when it is the one from before
 */
public record NewSecret(Webhook webhook, String secret) {

    /** Secrets stay out of logs, also by mistake. */
    @Override
    public String toString() {
        return "NewSecret[" + webhook + "]";
    }
}
