package it.portaledgst.domain.event;

import java.util.UUID;

/** Somebody of the staff says that the cause of an incident is gone: the engine is to try again. */
public record IncidentRetryAsked(UUID eventId, long incidentKey) implements DomainEvent {

    @Override
    public UUID key() {
        return new UUID(0, incidentKey);
    }
}
