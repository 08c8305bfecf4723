package it.portaledgst.ui.newpayment;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import it.portaledgst.domain.Problem;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.catalogue.Catalogue;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.identity.Countries;
import it.portaledgst.domain.identity.EmailAddresses;
import it.portaledgst.domain.identity.TaxCodes;
import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.DebtorKind;
import it.portaledgst.domain.payment.NewPaymentRequest;
import it.portaledgst.ui.kit.Money;
import it.portaledgst.ui.language.RefusalText;
import org.springframework.stereotype.Component;

/** Everything that is wrong with a draft at once, sentence by field. The domain has the last word on the debtor. */
@Component
class DraftCheck {

    static final String KIND = "kind";
    static final String FULL_NAME = "fullName";
    static final String TAX_CODE = "taxCode";
    static final String TAX_COUNTRY = "taxCountry";
    static final String FOREIGN_TAX_ID = "foreignTaxId";
    static final String EMAIL = "email";
    static final String PEC = "pec";
    static final String OFFICE = "officeCode";
    static final String AMOUNT = "amount";
    static final String PRIVACY = "privacy";

    private final Catalogue catalogue;
    private final Offices offices;

    DraftCheck(Catalogue catalogue, Offices offices) {
        this.catalogue = catalogue;
        this.offices = offices;
    }

    /** @param words the sentence in the person's language for a key */
    Map<String, String> problems(Draft draft, ServiceEntry service, UnaryOperator<String> words) {
        var problems = new LinkedHashMap<String, String>();
        debtor(draft, problems, words);
        catalogue.problems(service, draft.filledFields())
                .forEach((field, problem) -> problems.putIfAbsent(field, RefusalText.of(problem)));
        if (offices.find(draft.officeCode).isEmpty()) {
            problems.put(OFFICE, words.apply("form.error.office"));
        }
        amount(draft, problems, words);
        if (!draft.privacy) {
            problems.put(PRIVACY, words.apply("form.error.privacy"));
        }
        return problems;
    }

    private static void debtor(Draft draft, Map<String, String> problems, UnaryOperator<String> words) {
        if (draft.kind == null) {
            problems.put(KIND, words.apply("form.error.kind"));
            return;
        }
        boolean person = draft.kind == DebtorKind.NATURAL_PERSON;
        if (draft.fullName.isBlank()) {
            problems.put(FULL_NAME, words.apply(person ? "form.error.name" : "form.error.company"));
        }
        if (draft.foreign) {
            foreignTaxId(draft.taxId(), problems, words);
        } else if (draft.taxCode.isBlank()) {
            problems.put(TAX_CODE, words.apply("form.error.tax-code"));
        } else {
            String code = TaxCodes.normalise(draft.taxCode);
            if (!TaxCodes.isNaturalPerson(code) && !TaxCodes.isLegalPerson(code)) {
                problems.put(TAX_CODE, words.apply(person ? "form.error.tax-code.person" : "form.error.tax-code.company"));
            }
        }
        if (draft.email.isBlank()) {
            problems.put(EMAIL, words.apply("form.error.email"));
        } else if (!EmailAddresses.isValid(draft.email.strip())) {
            problems.put(EMAIL, words.apply("form.error.email.invalid"));
        }
        if (!draft.pec.isBlank() && !EmailAddresses.isValid(draft.pec.strip())) {
            problems.put(PEC, words.apply("form.error.pec.invalid"));
        }
        draft.address.problems().forEach((field, problem) -> problems.put(field, RefusalText.of(problem)));
        if (problems.isEmpty()) {
            try {
                draft.debtor();
            } catch (RejectedException rejected) {
                problems.put(rejected.field() == null ? FULL_NAME : rejected.field(), RefusalText.of(rejected.problem()));
            }
        }
    }

    private static void foreignTaxId(TaxId taxId, Map<String, String> problems, UnaryOperator<String> words) {
        if (taxId.isItalian() || !Countries.isCountry(taxId.country())) {
            problems.put(TAX_COUNTRY, RefusalText.of(Problem.of(Refusal.TAX_COUNTRY)));
        }
        if (taxId.number().isEmpty()) {
            problems.put(FOREIGN_TAX_ID, words.apply("form.error.foreign-tax-id"));
        } else if (!taxId.hasForeignShape()) {
            problems.put(FOREIGN_TAX_ID, RefusalText.of(Problem.of(Refusal.FOREIGN_TAX_ID, TaxId.MAX_FOREIGN)));
        } else {
            NewPaymentRequest.taxIdProblem(taxId)
                    .ifPresent(why -> problems.put(FOREIGN_TAX_ID, RefusalText.of(Problem.of(why))));
        }
    }

    private static void amount(Draft draft, Map<String, String> problems, UnaryOperator<String> words) {
        if (draft.amount.isBlank()) {
            problems.put(AMOUNT, words.apply("form.error.amount"));
            return;
        }
        Optional<BigDecimal> amount = Money.parse(draft.amount);
        if (amount.isEmpty()) {
            problems.put(AMOUNT, words.apply(Money.ambiguous(draft.amount) ? "form.error.amount.ambiguous" : "form.error.amount.grammar"));
        } else if (amount.get().compareTo(NewPaymentRequest.MIN_AMOUNT) < 0
                || amount.get().compareTo(NewPaymentRequest.MAX_AMOUNT) > 0) {
            problems.put(AMOUNT, words.apply("form.error.amount.range"));
        }
    }
}
