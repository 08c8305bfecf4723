package it.portaledgst.domain.journal;

import it.portaledgst.domain.identity.TaxCodes;
import java.util.UUID;

/**
 * What an act was on, by its id: never a name, a tax code or an address.
 *
 * @param kind in small letters: request, receipt, difference, search, …
 */
public record Subject(String kind, String id) {

    public Subject {
        if (!kind.matches("[a-z-]{1,20}") || !id.matches("[A-Za-z0-9._-]{1,64}") || TaxCodes.isNaturalPerson(id)) {
            throw new IllegalArgumentException("not the id of a " + kind);
        }
    }

    public static Subject of(String kind, UUID id) {
        return new Subject(kind, id.toString());
    }
}
