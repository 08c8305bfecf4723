package it.portaledgst.domain.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What citizens are told of the payments of their requests that a person must look at. */
@Component
public class PaymentsUnderReview {

    private final JdbcClient jdbc;

    PaymentsUnderReview(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Oldest first; nothing for a request of somebody else. A payment that was rejected or accepted is not under review. */
    public List<PaymentUnderReview> of(Citizen owner, UUID requestId) {
        return jdbc.sql("""
                select e.amount, coalesce(e.paid_at, e.stored_at) as paid, e.decision is not null as to_refund
                from receipt e join payment_request r on r.id = e.request_id
                where r.id = :id and r.owner_issuer = :issuer and r.owner_subject = :subject
                  and e.reason is not null and (e.decision is null or e.decision = 'TO_REFUND')
                order by e.stored_at, e.key
                """).param("id", requestId).param("issuer", owner.issuer()).param("subject", owner.subject())
                .query(PaymentsUnderReview::row).list();
    }

    private static PaymentUnderReview row(ResultSet row, int number) throws SQLException {
        return new PaymentUnderReview(row.getBigDecimal("amount"), row.getTimestamp("paid").toInstant(), row.getBoolean("to_refund"));
    }
}
