package it.portaledgst.domain.statement;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.Problem;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.dossier.CompanyDossiers;
import it.portaledgst.domain.event.EventOutbox;
import it.portaledgst.domain.event.StatementEvent;
import it.portaledgst.domain.identity.TaxCodes;
import it.portaledgst.domain.lock.Locks;
import it.portaledgst.domain.office.WorkingDays;
import it.portaledgst.domain.payment.Citizen;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The side of those who ask. Every method enforces the asker: what somebody else asked for behaves as if it did not exist.
 * Until the office has approved, nobody learns whether anything was paid.
 */
@Service
@Transactional
public class CompanyStatements {

    /** How many a page shows. */
    private static final int SHOWN = 50;
    private static final String OF_OWNER = "where owner_issuer = :issuer and owner_subject = :subject ";

    private final JdbcClient jdbc;
    private final StatementRows rows;
    private final StatementRules rules;
    private final WorkingDays workingDays;
    private final CompanyDossiers dossiers;
    private final EventOutbox outbox;
    private final Locks locks;
    private final StatementTerms terms;

    CompanyStatements(JdbcClient jdbc, StatementRows rows, StatementRules rules, WorkingDays workingDays, CompanyDossiers dossiers,
                      EventOutbox outbox, Locks locks, StatementTerms terms) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.rules = rules;
        this.workingDays = workingDays;
        this.dossiers = dossiers;
        this.outbox = outbox;
        this.locks = locks;
        this.terms = terms;
    }

    /** What is wrong with it, by field name ({@code company, taxCode, capacity, from, to, province, office, email, notPec}). */
    public Map<String, Problem> problems(NewStatement request) {
        return rules.problems(request);
    }

    /**
     * Asks for it, once per idempotency key.
     *
     * @throws RejectedException with the first of the {@link #problems}, or when the person waits for too many already
     */
    public CompanyStatement ask(Citizen owner, NewStatement request) {
        locks.hold("statements " + owner.issuer() + " " + owner.subject());
        var known = ofOwner("and idempotency_key = :key", owner).param("key", request.idempotencyKey()).query(CompanyStatement.class).optional();
        if (known.isPresent()) {
            return known.get().forTheApplicant();
        }
        rules.problems(request).entrySet().stream().findFirst().ifPresent(problem -> {
            throw new RejectedException(problem.getKey(), problem.getValue());
        });
        if (jdbc.sql("select count(*) from company_statement where owner_issuer = ? and owner_subject = ? and state in ('REQUESTED', 'APPROVED')")
                .params(owner.issuer(), owner.subject()).query(Integer.class).single() >= terms.maxOpen()) {
            throw new RejectedException(Refusal.STATEMENT_TOO_MANY, terms.maxOpen());
        }
        var id = UUID.randomUUID();
        insert(owner, id, request);
        outbox.write(new StatementEvent.Requested(UUID.randomUUID(), id));
        return one(owner, id).orElseThrow();
    }

    private void insert(Citizen owner, UUID id, NewStatement request) {
        var now = rows.now();
        var proposed = rules.proposed(request);
        var office = Optional.ofNullable(StatementRules.given(request.officeCode())).orElse(proposed);
        jdbc.sql("""
                insert into company_statement (id, number, idempotency_key, owner_issuer, owner_subject, applicant_name, applicant_tax_code,
                       company, tax_code, first_day, last_day, capacity, province, proposed_office, office_code, email, language, state,
                       requested_at, due_at)
                values (:id, :number, :key, :issuer, :subject, left(:applicant, 140), left(:applicantTaxCode, 40), :company, :taxCode, :first,
                       :last, :capacity, :province, :proposed, :office, :email, :language, 'REQUESTED', :now, :due)""")
                .param("id", id).param("number", nextNumber(now)).param("key", request.idempotencyKey()).param("issuer", owner.issuer())
                .param("subject", owner.subject()).param("applicant", request.applicant()).param("applicantTaxCode", request.applicantTaxCode())
                .param("company", request.company().strip()).param("taxCode", TaxCodes.normalise(request.taxCode()))
                .param("first", request.from()).param("last", request.to()).param("capacity", request.capacity().name())
                .param("province", StatementRules.sigla(request.province())).param("proposed", proposed).param("office", office)
                .param("email", request.email().strip())
                .param("language", request.language() == null || request.language().startsWith("it") ? "it" : "en")
                .param("now", Timestamp.from(now)).param("due", Timestamp.from(workingDays.endOfWorkingDay(office, now, terms.dueDays()))).update();
    }

    private String nextNumber(Instant now) {
        long number = jdbc.sql("select nextval('company_statement_number')").query(Long.class).single();
        return "E-%d-%06d".formatted(now.atZone(PaymentTerms.ROME).getYear(), number);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<CompanyStatement> mine(Citizen owner) {
        return ofOwner("order by requested_at desc, id limit :shown", owner).param("shown", SHOWN).query(CompanyStatement.class).list().stream()
                .map(CompanyStatement::forTheApplicant).toList();
    }

    @Transactional(readOnly = true)
    public Optional<CompanyStatement> one(Citizen owner, UUID id) {
        return ofOwner("and id = :id", owner).param("id", id).query(CompanyStatement.class).optional().map(CompanyStatement::forTheApplicant);
    }

    /**
     * A piece of the file of a statement that is ready.
     *
     * @param number from 0 on
     * @return empty after the last, and when there is no file
     */
    @Transactional(readOnly = true)
    public Optional<byte[]> piece(Citizen owner, UUID id, int number) {
        return one(owner, id).filter(statement -> statement.state() == StatementState.READY).flatMap(ready -> rows.dossier(id))
                .flatMap(dossier -> dossiers.piece(dossier, number));
    }

    private JdbcClient.StatementSpec ofOwner(String rest, Citizen owner) {
        return rows.select(OF_OWNER + rest).param("issuer", owner.issuer()).param("subject", owner.subject());
    }
}
