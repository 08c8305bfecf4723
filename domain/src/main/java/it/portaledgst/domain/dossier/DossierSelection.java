package it.portaledgst.domain.dossier;

import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.payment.Citizen;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Which requests a dossier holds, whoever asks for it: those somebody created, of all of them or only one debtor's, only
 * one authorization's, only some years'. What is null restricts nothing. The years are those, Europe/Rome, in which a
 * request was created, the first and the last included.
 *
 * @param createdBy null for what was paid for a company, whoever created it
 * @param paid      null but for a company: only what was paid in these days
 */
public record DossierSelection(Citizen createdBy, TaxId debtor, Reference reference, Integer firstYear, Integer lastYear, Paid paid) {

    /** The days, Europe/Rome, in which a payment was made: the first and the last included. */
    public record Paid(LocalDate from, LocalDate to) {

        public Paid {
            Objects.requireNonNull(from);
            Objects.requireNonNull(to);
        }
    }

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
        if ((createdBy == null) != (paid != null) || paid != null && debtor == null) {
            throw new IllegalArgumentException("of what one person created, or of what was paid for one company");
        }
    }

    public DossierSelection(Citizen createdBy, TaxId debtor, Reference reference, Integer firstYear, Integer lastYear) {
        this(createdBy, debtor, reference, firstYear, lastYear, null);
    }

    /** What a company was the debtor of and somebody paid. */
    public static DossierSelection paidFor(TaxId company, LocalDate from, LocalDate to) {
        return new DossierSelection(null, company, null, null, null, new Paid(from, to));
    }

    public boolean forACompany() {
        return paid != null;
    }

    /** Whoever asks for a company gets its receipts, not what others left unpaid or pagoPA told of them. */
    public boolean holds(Paper.Kind kind) {
        return !forACompany() || kind == Paper.Kind.RECEIPT;
    }

    public static DossierSelection everything(Citizen createdBy) {
        return new DossierSelection(createdBy, null, null, null, null);
    }
}
