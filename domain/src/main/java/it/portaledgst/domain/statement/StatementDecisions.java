package it.portaledgst.domain.statement;

import java.sql.Timestamp;

import it.portaledgst.domain.Problem;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.dossier.CompanyDossiers;
import it.portaledgst.domain.dossier.CompanyDossiers.Content;
import it.portaledgst.domain.dossier.Dossiers;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.journal.Reason;
import it.portaledgst.domain.journal.StaffJournal;
import it.portaledgst.domain.journal.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is decided on a statement, whether in the portal or in Tasklist: the same rows, the same journal. */
@Component
class StatementDecisions {

    private final JdbcClient jdbc;
    private final StatementRows rows;
    private final CompanyDossiers dossiers;
    private final StaffJournal journal;

    StatementDecisions(JdbcClient jdbc, StatementRows rows, CompanyDossiers dossiers, StaffJournal journal) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.dossiers = dossiers;
        this.journal = journal;
    }

    Content content(CompanyStatement statement) {
        return dossiers.content(TaxId.italian(statement.taxCode()), statement.from(), statement.to());
    }

    /** @throws RejectedException when there is nothing to release, or too much */
    void approve(Staff person, CompanyStatement statement) {
        open(statement);
        var content = content(statement);
        if (content.payments() == 0) {
            throw new RejectedException("outcome", Problem.of(Refusal.STATEMENT_EMPTY));
        }
        if (content.payments() > Dossiers.MAX_REQUESTS) {
            throw new RejectedException("outcome", Problem.of(Refusal.STATEMENT_TOO_BIG, Dossiers.MAX_REQUESTS, content.payments()));
        }
        jdbc.sql("update company_statement set state = 'APPROVED', decided_at = ?, decided_by = ?, payments = ?, total = ? where id = ?")
                .params(Timestamp.from(rows.now()), person.name(), content.payments(), content.total(), statement.id()).update();
        journal.add(person, StatementAct.STATEMENT_APPROVED, subject(statement), Reason.NONE, content.payments() + " payments, " + content.total() + " EUR");
    }

    /**
     * @param words to add to the ground, needed when it is another one; the applicant reads them
     * @throws RejectedException without a ground, or without the words it needs
     */
    void refuse(Staff person, CompanyStatement statement, RefusalGround ground, String words) {
        open(statement);
        if (ground == null) {
            throw new RejectedException("ground", Problem.of(Refusal.STATEMENT_GROUND));
        }
        Reason reason;
        try {
            reason = ground == RefusalGround.OTHER ? Reason.inWords(words) : new Reason(null, words);
        } catch (RejectedException refused) {
            throw new RejectedException("words", refused.problem());
        }
        jdbc.sql("update company_statement set state = 'REFUSED', decided_at = ?, decided_by = ?, ground = ?, words = ? where id = ?")
                .params(Timestamp.from(rows.now()), person.name(), ground.name(), reason.words(), statement.id()).update();
        journal.add(person, StatementAct.STATEMENT_REFUSED, subject(statement), reason, ground.name());
    }

    static Subject subject(CompanyStatement statement) {
        return Subject.of("statement", statement.id());
    }

    private static void open(CompanyStatement statement) {
        if (statement.state() != StatementState.REQUESTED) {
            throw new RejectedException(Refusal.STATEMENT_DECIDED);
        }
    }
}
