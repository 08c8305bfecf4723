package it.portaledgst.domain.catalogue;

import java.util.List;

/** A field is asked only when one of the choices was made in another field of the service. */
public record OnlyWith(String field, List<String> choices) {

    public OnlyWith {
        choices = List.copyOf(choices);
    }
}
