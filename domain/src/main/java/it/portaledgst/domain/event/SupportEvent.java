package it.portaledgst.domain.event;

import java.util.UUID;

/**
 * Something happened to a support request. What the engine is told of it is read when it is told, so that nothing here has
 * to be kept out of the engine.
 */
public sealed interface SupportEvent extends DomainEvent {

    UUID supportId();

    @Override
    default UUID key() {
        return supportId();
    }

    /** A person sent it. */
    record Opened(UUID eventId, UUID supportId) implements SupportEvent {
    }

    /** The person goes on after the end. */
    record Reopened(UUID eventId, UUID supportId) implements SupportEvent {
    }

    /** The person replied to a question. */
    record Replied(UUID eventId, UUID supportId, UUID questionId) implements SupportEvent {
    }

    /** A clerk took it on or gave it back; who has it now is in the database. */
    record ClaimChanged(UUID eventId, UUID supportId) implements SupportEvent {
    }

    /** A clerk did in the portal what their task asks for. */
    record Acted(UUID eventId, UUID supportId, UUID actId) implements SupportEvent {
    }
}
