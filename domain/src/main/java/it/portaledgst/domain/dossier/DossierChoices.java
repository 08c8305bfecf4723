package it.portaledgst.domain.dossier;

import it.portaledgst.domain.identity.TaxId;
import java.util.List;

/**
 * What somebody can make a dossier of: what occurs in their requests, and nothing else.
 *
 * @param debtors    by name
 * @param references by label and value
 * @param years      in which requests were created, the newest first
 */
public record DossierChoices(List<Debtor> debtors, List<Reference> references, List<Integer> years) {

    /** @param name as it was written last */
    public record Debtor(TaxId taxId, String name) {
    }

    /** @param label of the field in the catalogue, in Italian */
    public record Reference(DossierSelection.Reference reference, String label) {
    }
}
