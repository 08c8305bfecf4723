package it.portaledgst.domain.payment;

import it.portaledgst.domain.journal.PaymentJournal.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What citizens are told of what happened to their requests: the journal, read. */
@Component
public class PaymentHistory {

    private final JdbcClient jdbc;

    PaymentHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Oldest first; nothing for a request of somebody else. */
    public List<PaymentStep> of(Citizen owner, UUID requestId) {
        return jdbc.sql("""
                select e.kind, e.at, e.detail
                from payment_event e join payment_request r on r.id = e.request_id
                where r.id = :id and r.owner_issuer = :issuer and r.owner_subject = :subject
                order by e.id
                """).param("id", requestId).param("issuer", owner.issuer()).param("subject", owner.subject())
                .query(PaymentHistory::step).list();
    }

    /** Whose request it is, the caller does not care. */
    List<PaymentStep> of(UUID requestId) {
        return jdbc.sql("select kind, at, detail from payment_event where request_id = ? order by id").param(requestId)
                .query(PaymentHistory::step).list();
    }

    private static PaymentStep step(ResultSet row, int number) throws SQLException {
        var kind = Kind.valueOf(row.getString("kind"));
        return new PaymentStep(kind, row.getTimestamp("at").toInstant(),
                kind == Kind.CAME_BACK ? ReturnKind.valueOf(row.getString("detail")) : null,
                kind == Kind.NEGATIVE_OUTCOME_STORED ? UUID.fromString(row.getString("detail")) : null,
                kind == Kind.CANCELLED_BY_OFFICE ? CancelReason.valueOf(row.getString("detail")) : null);
    }
}
