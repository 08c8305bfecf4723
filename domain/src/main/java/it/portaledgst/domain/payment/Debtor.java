package it.portaledgst.domain.payment;

import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.identity.EmailAddresses;
import it.portaledgst.domain.identity.TaxCodes;
import java.util.regex.Pattern;

/** The person or body paid for, who need not be the citizen that pays. A refused value says so in Italian. */
public record Debtor(DebtorKind kind, String fullName, String taxCode, String email, String pec) {

    private static final int MAX_NAME = 70;
    private static final Pattern PERSON_NAME = Pattern.compile("[\\p{L}\\p{M}'’.\\- ]+");

    public Debtor {
        if (kind == null) {
            throw new RejectedException("kind", "Indica se il debitore è una persona fisica o giuridica.");
        }
        fullName = fullName == null ? "" : fullName.strip().replaceAll("\\s+", " ");
        if (fullName.isEmpty()) {
            throw new RejectedException("fullName", "Indica il nome del debitore.");
        }
        if (fullName.length() > MAX_NAME) {
            throw new RejectedException("fullName", "Il nome può avere al massimo " + MAX_NAME + " caratteri.");
        }
        if (kind == DebtorKind.NATURAL_PERSON && !PERSON_NAME.matcher(fullName).matches()) {
            throw new RejectedException("fullName",
                    "Il nome di una persona contiene solo lettere, spazi, apostrofi, trattini e punti.");
        }
        if (fullName.chars().anyMatch(Character::isISOControl)) {
            throw new RejectedException("fullName", "Il nome contiene caratteri non ammessi.");
        }
        taxCode = TaxCodes.normalise(taxCode);
        if (!TaxCodes.isNaturalPerson(taxCode) && !TaxCodes.isLegalPerson(taxCode)) {
            throw new RejectedException("taxCode", kind == DebtorKind.NATURAL_PERSON
                    ? "Il codice fiscale non è corretto: controlla i 16 caratteri."
                    : "Il codice fiscale o la partita IVA non è corretta: controlla le cifre.");
        }
        email = email == null ? "" : email.strip();
        if (!EmailAddresses.isValid(email)) {
            throw new RejectedException("email", "L'indirizzo e-mail non è corretto.");
        }
        pec = pec == null || pec.isBlank() ? null : pec.strip();
        if (pec != null && !EmailAddresses.isValid(pec)) {
            throw new RejectedException("pec", "L'indirizzo PEC non è corretto.");
        }
    }

    /** Personal data stay out of logs, also by mistake. */
    @Override
    public String toString() {
        return "Debtor[" + kind + "]";
    }
}
