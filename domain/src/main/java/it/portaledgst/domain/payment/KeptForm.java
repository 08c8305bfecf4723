package it.portaledgst.domain.payment;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A form as it was left. The content is what was typed, by names of the form's own choosing; nothing in it was checked.
 *
 * @param matter what it is about, as a code; may be empty
 */
public record KeptForm(UUID id, String matter, Map<String, String> content, Instant changedAt) {

    /** Personal data stay out of logs, also by mistake. */
    @Override
    public String toString() {
        return "KeptForm[" + id + "]";
    }
}
