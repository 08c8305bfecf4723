package it.portaledgst.domain.event;

import java.util.UUID;

/** Something happened to a company statement. What the engine is told of it is read when it is told. */
public sealed interface StatementEvent extends DomainEvent {

    UUID statementId();

    @Override
    default UUID key() {
        return statementId();
    }

    /** Somebody asked for it. */
    record Requested(UUID eventId, UUID statementId) implements StatementEvent {
    }

    /** Somebody of the staff decided in the portal. */
    record Decided(UUID eventId, UUID statementId) implements StatementEvent {
    }
}
