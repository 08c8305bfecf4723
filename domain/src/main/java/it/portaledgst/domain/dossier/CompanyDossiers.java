package it.portaledgst.domain.dossier;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.payment.Citizen;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Dossiers of what was paid for a company, whoever created and paid it. They know nothing of who may have one: whoever
 * released it asks in the transaction in which that was checked.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class CompanyDossiers {

    /** What would be in it now. */
    public record Content(int payments, BigDecimal total) {
    }

    private final JdbcClient jdbc;
    private final SelectedRequests requests;
    private final Clock clock;

    CompanyDossiers(JdbcClient jdbc, SelectedRequests requests, Clock clock) {
        this.jdbc = jdbc;
        this.requests = requests;
        this.clock = clock;
    }

    public Content content(TaxId company, LocalDate from, LocalDate to) {
        var selection = DossierSelection.paidFor(company, from, to);
        return new Content(requests.count(selection, now()), requests.sum(selection, now()));
    }

    /** @param askedAt what was received later is not in it */
    public UUID order(Citizen asker, TaxId company, LocalDate from, LocalDate to, Instant askedAt) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into dossier (id, asker_issuer, asker_subject, debtor_tax_country, debtor_tax_code, first_paid_day, last_paid_day,
                    asked_at, state, starts, not_before, done, total, size)
                values (:id, :issuer, :subject, :country, :code, :from, :to, :asked, 'WAITING', 0, :now, 0, :total, 0)
                """).param("id", id).param("issuer", asker.issuer()).param("subject", asker.subject()).param("country", company.country())
                .param("code", company.number()).param("from", from).param("to", to).param("asked", Timestamp.from(askedAt))
                .param("now", Timestamp.from(now())).param("total", requests.count(DossierSelection.paidFor(company, from, to), askedAt)).update();
        return id;
    }

    public Optional<Dossier> find(UUID id) {
        return jdbc.sql("select * from dossier where id = ? and created_by_subject is null").param(id)
                .query((row, number) -> DossierRows.dossier(row, now())).optional();
    }

    /** As {@link Dossiers#piece}. */
    public Optional<byte[]> piece(UUID id, int number) {
        return jdbc.sql("""
                select p.content from dossier d join dossier_piece p on p.dossier_id = d.id
                where d.id = ? and d.created_by_subject is null and d.state = 'READY' and d.expires_at > ? and p.number = ?""")
                .params(id, Timestamp.from(now()), number).query(byte[].class).optional();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
