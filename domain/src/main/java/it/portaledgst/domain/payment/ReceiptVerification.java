package it.portaledgst.domain.payment;

import it.portaledgst.domain.identity.TaxId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets whoever holds a receipt find out whether the portal made it. The token on it names the receipt and proves that we
 * wrote it; only the receipt that paid its request can be verified.
 */
@Component
public class ReceiptVerification {

    private static final String PURPOSE = "ricevuta";
    private static final int LONGEST = 120;

    private final JdbcClient jdbc;

    ReceiptVerification(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return letters, digits, dots and hyphens that tell of nobody */
    public String tokenOf(UUID receiptKey) {
        return Proof.token(receiptKey, jdbc.sql("select verification_key::text from receipt where key = ?").param(receiptKey)
                .query(String.class).single(), PURPOSE);
    }

    /** Empty for every token that is not ours, and for receipts that paid nothing. */
    public Optional<VerifiedPayment> find(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        return Proof.subjectOf(token).flatMap(key -> jdbc.sql("""
                select e.verification_key, e.receipt_id, e.amount, r.paid_at, coalesce(e.psp_name, e.psp_id) as psp, r.notice_code,
                       r.creditor_fiscal_code, r.description, r.debtor_name, r.debtor_tax_country, r.debtor_tax_code
                from receipt e join payment_request r on r.receipt_key = e.key
                where e.key = ?
                """).param(key).query((row, number) -> Proof.proves(token, key, row.getString("verification_key"), PURPOSE)
                        ? Optional.of(payment(row)) : Optional.<VerifiedPayment>empty()).optional().flatMap(found -> found));
    }

    private static VerifiedPayment payment(ResultSet row) throws SQLException {
        return new VerifiedPayment(new NoticeCode(row.getString("notice_code")), row.getString("receipt_id"), row.getBigDecimal("amount"),
                row.getTimestamp("paid_at").toInstant(), row.getString("psp"), row.getString("creditor_fiscal_code"),
                row.getString("description"), row.getString("debtor_name"),
                new TaxId(row.getString("debtor_tax_country"), row.getString("debtor_tax_code")));
    }
}
