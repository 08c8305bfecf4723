package it.portaledgst.domain.retention;

import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.payment.Citizen;

/** Whose personal data are asked for: somebody payments were owed by, or somebody who signs in. */
public sealed interface DataSubject {

    record OfDebtor(TaxId taxId) implements DataSubject {
    }

    record OfOwner(Citizen citizen) implements DataSubject {
    }
}
