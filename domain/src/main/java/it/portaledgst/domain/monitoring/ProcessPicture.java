package it.portaledgst.domain.monitoring;

import java.time.Instant;
import java.util.List;

/**
 * A model as it runs, and how many are where in it.
 *
 * @param bpmn     the newest version's XML
 * @param elements in the order of the model; then those that only older versions have
 * @param seenAt   when the engine was asked
 */
public record ProcessPicture(String processId, String name, int version, String versionTag, String bpmn, Instant seenAt,
                             List<ElementCount> elements) {
}
