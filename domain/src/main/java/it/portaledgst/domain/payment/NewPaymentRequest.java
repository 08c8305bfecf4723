package it.portaledgst.domain.payment;

import it.portaledgst.domain.Problem;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.identity.Countries;
import it.portaledgst.domain.identity.TaxCodes;
import it.portaledgst.domain.identity.TaxId;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What the citizen confirmed. The key makes a second press of the button harmless.
 *
 * @param proposedOfficeCode the office the portal proposed, whether or not it was taken; null when it proposed none
 */
public record NewPaymentRequest(UUID idempotencyKey, String serviceCode, Debtor debtor, BigDecimal amount,
                                String officeCode, String proposedOfficeCode, Map<String, String> fields) {

    public static final BigDecimal MIN_AMOUNT = new BigDecimal("0.01");
    public static final BigDecimal MAX_AMOUNT = new BigDecimal("999999.99");

    public NewPaymentRequest {
        Objects.requireNonNull(idempotencyKey, "idempotencyKey");
        Objects.requireNonNull(debtor, "debtor");
        taxCountryProblem(debtor.taxId()).ifPresent(why -> {
            throw new RejectedException("taxCountry", Problem.of(why));
        });
        if (debtor.address() != null && !Countries.isCountry(debtor.address().country())) {
            throw new RejectedException("country", Problem.of(Refusal.ADDRESS_COUNTRY));
        }
        taxIdProblem(debtor.taxId()).ifPresent(why -> {
            throw new RejectedException("foreignTaxId", Problem.of(why));
        });
        amountProblem(amount).ifPresent(why -> {
            throw new RejectedException("amount", Problem.of(why));
        });
        amount = amount.setScale(2);
        fields = fields == null ? Map.of() : Map.copyOf(fields);
    }

    public NewPaymentRequest(UUID idempotencyKey, String serviceCode, Debtor debtor, BigDecimal amount, String officeCode,
                             Map<String, String> fields) {
        this(idempotencyKey, serviceCode, debtor, amount, officeCode, null, fields);
    }

    /** Asked of what is typed, not of what is stored: countries come and go. */
    public static Optional<Refusal> taxCountryProblem(TaxId taxId) {
        return Countries.isCountry(taxId.country()) ? Optional.empty() : Optional.of(Refusal.TAX_COUNTRY);
    }

    /**
     * What a person who types a foreign number is told. It is not asked again of what is stored: what other countries
     * issue changes, and a request once accepted can always be read.
     */
    public static Optional<Refusal> taxIdProblem(TaxId taxId) {
        if (taxId.isItalian()) {
            return Optional.empty();
        }
        if (TaxCodes.isNaturalPerson(taxId.number()) && !TaxCodes.isProvisional(taxId.number())) {
            return Optional.of(Refusal.FOREIGN_TAX_ID_IS_ITALIAN);
        }
        return taxId.mayBeRight() ? Optional.empty() : Optional.of(Refusal.FOREIGN_VAT_NUMBER);
    }

    /** @param amount in euros; null when there is none */
    public static Optional<Refusal> amountProblem(BigDecimal amount) {
        if (amount == null) {
            return Optional.of(Refusal.AMOUNT_MISSING);
        }
        if (amount.stripTrailingZeros().scale() > 2) {
            return Optional.of(Refusal.AMOUNT_DECIMALS);
        }
        return amount.compareTo(MIN_AMOUNT) < 0 || amount.compareTo(MAX_AMOUNT) > 0 ? Optional.of(Refusal.AMOUNT_RANGE) : Optional.empty();
    }
}
