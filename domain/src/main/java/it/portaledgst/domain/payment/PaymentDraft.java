package it.portaledgst.domain.payment;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A form as it was left. The content is what was typed, by names of the form's own choosing; nothing in it was checked.
 * Confirming with {@code id} as idempotency key makes the draft go away.
 */
public record PaymentDraft(UUID id, String serviceCode, Map<String, String> content, Instant changedAt) {

    /** Personal data stay out of logs, also by mistake. */
    @Override
    public String toString() {
        return "PaymentDraft[" + id + "]";
    }
}
