package it.portaledgst.domain.dossier;

import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.payment.Citizen;
import java.util.Objects;

/**
 * Which requests a dossier holds, whoever asks for it: those somebody created, of all of them or only one debtor's, only
 * one authorization's, only some years'. What is null restricts nothing. The years are those, Europe/Rome, in which a
 * request was created, the first and the last included.
 */
public record DossierSelection(Citizen createdBy, TaxId debtor, Reference reference, Integer firstYear, Integer lastYear) {

    /**
     * What the office finds the file by: the field of a service and what was filled in, for instance the call sign of a
     * station. Fields of that name mean the same in every service.
     */
    public record Reference(String field, String value) {

        public Reference {
            Objects.requireNonNull(field);
            value = value.strip();
        }

        /** What people fill in tells of them. */
        @Override
        public String toString() {
            return "Reference[" + field + "]";
        }
    }

    public DossierSelection {
        Objects.requireNonNull(createdBy);
    }

    public static DossierSelection everything(Citizen createdBy) {
        return new DossierSelection(createdBy, null, null, null, null);
    }
}
