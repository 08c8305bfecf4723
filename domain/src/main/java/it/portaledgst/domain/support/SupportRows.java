package it.portaledgst.domain.support;

import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.payment.Citizen;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What several parts of this package read and write in the same way. */
@Component
class SupportRows {

    static final String REQUEST = """
            select id, number, category, notice_code, payment_request_id, service_code, email, language, state, office_code,
                   question_id, created_at, changed_at, reopen_until from support_request
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    SupportRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** As PostgreSQL keeps moments. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Optional<SupportRequest> find(UUID id) {
        return jdbc.sql(REQUEST + "where id = ?").param(id).query(SupportRequest.class).optional();
    }

    /** Nobody else changes the request until this transaction ends. */
    Optional<SupportRequest> lock(UUID id) {
        return jdbc.sql(REQUEST + "where id = ? for update").param(id).query(SupportRequest.class).optional();
    }

    /** What somebody else sent is not there. */
    Optional<SupportRequest> lock(Citizen owner, UUID id) {
        return jdbc.sql(REQUEST + "where id = ? and owner_issuer = ? and owner_subject = ? for update")
                .params(id, owner.issuer(), owner.subject()).query(SupportRequest.class).optional();
    }

    /** The oldest first. */
    List<SupportMessage> messages(UUID requestId) {
        return jdbc.sql("select id, at, kind, text, office_code, who_name from support_message where request_id = ? order by position")
                .param(requestId).query(SupportMessage.class).list();
    }

    UUID write(UUID requestId, SupportMessage.Kind kind, String text, String officeCode, Staff by) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into support_message (id, request_id, at, kind, text, office_code, who_issuer, who_subject, who_name)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, requestId, Timestamp.from(now()), kind.name(), text, officeCode,
                        by == null ? null : by.issuer(), by == null ? null : by.subject(), by == null ? null : by.name()).update();
        return id;
    }

    /** Of what the decision table decided; null while nothing is decided. */
    record Due(Integer days, DueKind kind) {
    }

    Due due(UUID id) {
        return jdbc.sql("select due_days as days, due_kind as kind from support_request where id = ?").param(id).query(Due.class).single();
    }
}
