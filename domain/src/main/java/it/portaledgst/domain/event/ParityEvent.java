package it.portaledgst.domain.event;

import java.util.UUID;

/** What people have to do with the comparison of database and engine. What the engine is told of it is read when it is told. */
public sealed interface ParityEvent extends DomainEvent {

    /** Somebody wants a comparison now. */
    record Asked(UUID eventId) implements ParityEvent {

        @Override
        public UUID key() {
            return eventId;
        }
    }

    /** A difference was decided on in the portal, or has gone by itself: the engine's task is to be completed. */
    record Decided(UUID eventId, UUID differenceId) implements ParityEvent {

        @Override
        public UUID key() {
            return differenceId;
        }
    }
}
