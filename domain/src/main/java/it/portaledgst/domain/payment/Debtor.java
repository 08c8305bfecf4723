package it.portaledgst.domain.payment;

import it.portaledgst.domain.Problem;
import it.portaledgst.domain.Refusal;
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
            throw refused("kind", Refusal.KIND_MISSING);
        }
        fullName = fullName == null ? "" : fullName.strip().replaceAll("\\s+", " ");
        if (fullName.isEmpty()) {
            throw refused("fullName", Refusal.NAME_MISSING);
        }
        if (fullName.length() > MAX_NAME) {
            throw refused("fullName", Refusal.NAME_TOO_LONG, MAX_NAME);
        }
        if (kind == DebtorKind.NATURAL_PERSON && !PERSON_NAME.matcher(fullName).matches()) {
            throw refused("fullName", Refusal.NAME_NOT_OF_A_PERSON);
        }
        if (fullName.chars().anyMatch(Character::isISOControl)) {
            throw refused("fullName", Refusal.NAME_CHARACTERS);
        }
        taxCode = TaxCodes.normalise(taxCode);
        if (!TaxCodes.isNaturalPerson(taxCode) && !TaxCodes.isLegalPerson(taxCode)) {
            throw refused("taxCode", kind == DebtorKind.NATURAL_PERSON
                    ? Refusal.TAX_CODE_OF_A_PERSON : Refusal.TAX_CODE_OF_A_COMPANY);
        }
        email = email == null ? "" : email.strip();
        if (!EmailAddresses.isValid(email)) {
            throw refused("email", Refusal.EMAIL);
        }
        pec = pec == null || pec.isBlank() ? null : pec.strip();
        if (pec != null && !EmailAddresses.isValid(pec)) {
            throw refused("pec", Refusal.PEC);
        }
    }

    /** Personal data stay out of logs, also by mistake. */
    @Override
    public String toString() {
        return "Debtor[" + kind + "]";
    }

    private static RejectedException refused(String field, Refusal why, Object... values) {
        return new RejectedException(field, Problem.of(why, values));
    }
}
