package it.portaledgst.domain.payment;

import it.portaledgst.domain.Problem;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.identity.Countries;
import it.portaledgst.domain.identity.EmailAddresses;
import it.portaledgst.domain.identity.TaxCodes;
import it.portaledgst.domain.identity.TaxId;
import java.util.regex.Pattern;

/**
 * The person or body paid for, of any country, who need not be the citizen that pays. A refused value says so in Italian.
 *
 * @param pec     certified mail, or null
 * @param address null when none was given
 */
public record Debtor(DebtorKind kind, String fullName, TaxId taxId, String email, String pec, Address address) {

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
        if (taxId.isItalian()) {
            if (!TaxCodes.isNaturalPerson(taxId.number()) && !TaxCodes.isLegalPerson(taxId.number())) {
                throw refused("taxCode", kind == DebtorKind.NATURAL_PERSON
                        ? Refusal.TAX_CODE_OF_A_PERSON : Refusal.TAX_CODE_OF_A_COMPANY);
            }
        } else if (!taxId.hasForeignShape()) {
            throw refused("foreignTaxId", Refusal.FOREIGN_TAX_ID, TaxId.MAX_FOREIGN);
        } else if (!Countries.hasShape(taxId.country())) {
            throw refused("taxCountry", Refusal.TAX_COUNTRY);
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

    /** With an Italian tax code and no address. */
    public Debtor(DebtorKind kind, String fullName, String taxCode, String email, String pec) {
        this(kind, fullName, TaxId.italian(taxCode), email, pec, null);
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
