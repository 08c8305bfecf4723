package it.portaledgst.domain.event;

import java.util.UUID;

/**
 * Somebody of the staff did a task in the portal: the engine's task is to be completed.
 *
 * @param decision   what the process branches by; null when there is nothing to decide
 * @param noticeCode the other notice that was meant, null for none
 */
public record TaskDecided(UUID eventId, long taskKey, String decision, String noticeCode) implements DomainEvent {

    @Override
    public UUID key() {
        return new UUID(0, taskKey);
    }
}
