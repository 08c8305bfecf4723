package it.portaledgst.workers.statement;

import java.time.Duration;
import java.util.UUID;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import it.portaledgst.domain.payment.SentMessages;
import it.portaledgst.domain.statement.CompanyStatement;
import it.portaledgst.domain.statement.StatementLifecycle;
import it.portaledgst.processes.CompanyStatementProcess.Escalated;
import it.portaledgst.processes.CompanyStatementProcess.Jobs;
import it.portaledgst.processes.CompanyStatementProcess.Made;
import it.portaledgst.workers.WorkFailed;
import it.portaledgst.workers.WorkPostponed;
import it.portaledgst.workers.mail.RecipientRefused;
import it.portaledgst.workers.mail.StatementLetters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The service tasks of {@code company-statement.bpmn}. */
@Component
public class StatementJobs {

    private static final Logger LOG = LoggerFactory.getLogger(StatementJobs.class);
    /** A file takes seconds: the round that makes it looks each second. */
    private static final Duration A_MOMENT = Duration.ofSeconds(3);

    private final StatementLifecycle statements;
    private final SentMessages sent;
    private final StatementLetters letters;

    StatementJobs(StatementLifecycle statements, SentMessages sent, StatementLetters letters) {
        this.statements = statements;
        this.sent = sent;
        this.letters = letters;
    }

    /** Idempotent by stored result: the mark of the sent letter. */
    @JobWorker(type = Jobs.ACKNOWLEDGE)
    public void acknowledge(@Variable UUID statementId) {
        var statement = statements.get(statementId);
        send(statement, "statement-received", () -> letters.received(statement));
    }

    /** Idempotent by nature: warned is warned. */
    @JobWorker(type = Jobs.WARN)
    public void warn(@Variable UUID statementId) {
        statements.warn(statementId);
    }

    /** Idempotent by stored result: it is escalated once. */
    @JobWorker(type = Jobs.ESCALATE)
    public Escalated escalate(@Variable UUID statementId) {
        var statement = statements.escalate(statementId);
        return new Escalated(statement.officeCode(), statement.dueAt().toString());
    }

    /** Idempotent by stored result: one file, and what is ready stays so. */
    @JobWorker(type = Jobs.MAKE)
    public Made make(@Variable UUID statementId) {
        return switch (statements.make(statementId)) {
            case UNDER_WAY -> throw new WorkPostponed("L'estratto è in preparazione: non c'è niente da fare.", A_MOMENT);
            case GIVEN_UP -> throw new WorkFailed("Il file dell'estratto non si riesce a preparare: cercare «dossier» nel log dei worker, rimuovere la causa, poi ritentare.");
            case READY -> new Made(statements.get(statementId).expiresAt().toString());
        };
    }

    /** Idempotent by stored result: the mark of the sent letter. */
    @JobWorker(type = Jobs.TELL_READY)
    public void tellReady(@Variable UUID statementId) {
        var statement = statements.get(statementId);
        send(statement, "statement-ready", () -> letters.ready(statement));
    }

    /** Idempotent by stored result: the mark of the sent letter. */
    @JobWorker(type = Jobs.TELL_REFUSED)
    public void tellRefused(@Variable UUID statementId) {
        var statement = statements.get(statementId);
        send(statement, "statement-refused", () -> letters.refused(statement));
    }

    /** A letter nobody can receive holds nothing up: what it says is in the portal, too. */
    private void send(CompanyStatement statement, String kind, Runnable letter) {
        try {
            sent.sendOnce(statement.id(), kind, letter);
        } catch (RecipientRefused e) {
            LOG.warn("{} of {} not sent: the mail server refuses the address", kind, statement.number());
        }
    }
}
