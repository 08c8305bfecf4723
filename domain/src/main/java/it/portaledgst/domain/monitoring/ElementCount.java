package it.portaledgst.domain.monitoring;

/**
 * How often an element of a model was passed, over all versions of the model.
 *
 * @param name      as it is drawn, null when it has none
 * @param kind      its BPMN name, such as serviceTask
 * @param active    now, without those that are stuck
 * @param incidents stuck now
 */
public record ElementCount(String elementId, String name, String kind, long active, long completed, long canceled, long incidents) {

    public String label() {
        return name == null || name.isBlank() ? elementId : name;
    }
}
