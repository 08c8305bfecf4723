package it.portaledgst.domain.integrator;

import java.util.List;

/** What is to be sent now. {@code secrets} sign it, the newest first. */
public record Parcel(Delivery delivery, String url, List<String> secrets) {

    /** Secrets stay out of logs, also by mistake. */
    @Override
    public String toString() {
        return "Parcel[" + delivery.id() + "]";
    }
}
