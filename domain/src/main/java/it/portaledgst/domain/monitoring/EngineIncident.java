package it.portaledgst.domain.monitoring;

import java.time.Instant;

/**
 * Something stuck in the engine until a person acts.
 *
 * @param businessKey name of the variable by which its instance is found in Operate, null when it has none
 * @param message     what to do, as the workers say it
 * @param retriedAt   when somebody asked for another try, null when nobody has
 */
public record EngineIncident(long key, String processId, String elementId, long instanceKey, String businessKey, String businessId,
                             String message, Instant createdAt, Instant retriedAt, String retriedBy) {

    /** As the engine tells it. */
    public EngineIncident(long key, String processId, String elementId, long instanceKey, String message, Instant createdAt) {
        this(key, processId, elementId, instanceKey, null, null, message, createdAt, null, null);
    }

    public EngineIncident of(String businessKey, String businessId) {
        return new EngineIncident(key, processId, elementId, instanceKey, businessKey, businessId, message, createdAt, retriedAt, retriedBy);
    }
}
