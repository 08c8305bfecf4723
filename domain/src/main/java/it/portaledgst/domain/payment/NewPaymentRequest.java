package it.portaledgst.domain.payment;

import it.portaledgst.domain.Problem;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What the citizen confirmed. The key makes a second press of the button harmless. */
public record NewPaymentRequest(UUID idempotencyKey, String serviceCode, Debtor debtor, BigDecimal amount,
                                String officeCode, Map<String, String> fields) {

    public static final BigDecimal MIN_AMOUNT = new BigDecimal("0.01");
    public static final BigDecimal MAX_AMOUNT = new BigDecimal("999999.99");

    public NewPaymentRequest {
        Objects.requireNonNull(idempotencyKey, "idempotencyKey");
        Objects.requireNonNull(debtor, "debtor");
        if (amount == null) {
            throw refused(Refusal.AMOUNT_MISSING);
        }
        if (amount.stripTrailingZeros().scale() > 2) {
            throw refused(Refusal.AMOUNT_DECIMALS);
        }
        if (amount.compareTo(MIN_AMOUNT) < 0 || amount.compareTo(MAX_AMOUNT) > 0) {
            throw refused(Refusal.AMOUNT_RANGE);
        }
        amount = amount.setScale(2);
        fields = fields == null ? Map.of() : Map.copyOf(fields);
    }

    private static RejectedException refused(Refusal why) {
        return new RejectedException("amount", Problem.of(why));
    }
}
