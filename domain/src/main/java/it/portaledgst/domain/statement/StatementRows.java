package it.portaledgst.domain.statement;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import it.portaledgst.domain.payment.Citizen;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What several parts of this package read in the same way. */
@Component
class StatementRows {

    /** With one value, {@code :now}: what was ready until then has expired. */
    static final String STATEMENT = """
            select id, number, applicant_name as applicant, applicant_tax_code, company, tax_code, first_day as "from", last_day as "to",
                   capacity, province, proposed_office, office_code, email, language,
                   case when state = 'READY' and expires_at <= :now then 'EXPIRED' else state end as state, requested_at, due_at, warned_at,
                   escalated_at, decided_at, decided_by, ground, words, payments, total, size, ready_at, expires_at
            from company_statement
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    StatementRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** As PostgreSQL keeps moments. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    JdbcClient.StatementSpec select(String rest) {
        return jdbc.sql(STATEMENT + rest).param("now", java.sql.Timestamp.from(now()));
    }

    Optional<CompanyStatement> find(UUID id) {
        return select("where id = :id").param("id", id).query(CompanyStatement.class).optional();
    }

    /** Nobody else changes it until this transaction ends. */
    Optional<CompanyStatement> lock(UUID id) {
        return select("where id = :id for update").param("id", id).query(CompanyStatement.class).optional();
    }

    /** Of that transaction, for {@code dossier.CompanyDossiers}. */
    Citizen owner(UUID id) {
        return jdbc.sql("select owner_issuer as issuer, owner_subject as subject from company_statement where id = ?").param(id)
                .query(Citizen.class).single();
    }

    Optional<UUID> dossier(UUID id) {
        return jdbc.sql("select dossier_id from company_statement where id = ? and dossier_id is not null").param(id).query(UUID.class).optional();
    }
}
