package it.portaledgst.domain.integrator;

import java.time.Instant;

/** @param oldSecretUntil until when the secret before signs along; null when there is none any more */
public record Webhook(String url, Instant createdAt, Instant oldSecretUntil) {
}
