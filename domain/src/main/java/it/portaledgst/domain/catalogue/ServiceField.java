package it.portaledgst.domain.catalogue;

import java.util.List;

/** A field of a service's own form; {@code error} is the sentence shown when {@code pattern} is not met. */
public record ServiceField(String name, String label, FieldType type, boolean required, List<Choice> choices,
                           String pattern, Integer maxLength, String help, String error) {

    public ServiceField {
        choices = choices == null ? List.of() : List.copyOf(choices);
    }
}
