package it.portaledgst.workers.mail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.Portal;
import it.portaledgst.domain.statement.CompanyStatement;
import it.portaledgst.workers.ItalianText;
import org.springframework.stereotype.Component;

/**
 * What the portal writes to who asked for a company's statement: in Italian or in English, as that person reads. The link
 * leads into the portal, where only that person finds the file; neither the company nor what was paid is in a letter.
 */
@Component
public class StatementLetters {

    private final Post post;
    private final Portal portal;

    StatementLetters(Post post, Portal portal) {
        this.post = post;
        this.portal = portal;
    }

    public void received(CompanyStatement statement) {
        send(statement, "received", text(statement, "Richiesta di estratto ricevuta", "Request for a statement received"), text(statement, """
                la tua richiesta di estratto per società è arrivata. Il suo numero è %s.

                L'ufficio competente la controlla entro il %s. La risposta arriva a questo indirizzo e nel portale:
                %s
                """, """
                your request for a company statement has arrived. Its number is %s.

                The office of competence checks it by %s. The answer will come to this address and to the portal:
                %s
                """).formatted(statement.number(), lastDay(statement.dueAt()), address()));
    }

    public void ready(CompanyStatement statement) {
        send(statement, "ready", text(statement, "L'estratto è pronto", "The statement is ready"), text(statement, """
                l'ufficio competente ha approvato l'estratto %s. Contiene l'elenco dei pagamenti (CSV e PDF) e le ricevute.

                Accedi e scaricalo dal portale entro il %s:
                %s

                Dopo quel momento il collegamento scade: se ti serve ancora, fai una nuova richiesta.
                """, """
                the office of competence has approved the statement %s. It contains the list of payments (CSV and PDF) and the receipts.

                Sign in and download it from the portal by %s:
                %s

                After that moment the link expires: if you still need it, please ask again.
                """).formatted(statement.number(), ItalianText.moment(statement.expiresAt()), address()));
    }

    public void refused(CompanyStatement statement) {
        send(statement, "refused", text(statement, "Richiesta di estratto rifiutata", "Request for a statement refused"), text(statement, """
                l'ufficio competente ha rifiutato la richiesta di estratto %s, con questo motivo:

                %s

                Puoi correggere i dati e fare una nuova richiesta dal portale:
                %s
                """, """
                the office of competence has refused the request for the statement %s for this reason:

                %s

                You can correct the data and ask again in the portal:
                %s
                """).formatted(statement.number(), statement.ground().sentence(statement.language(), statement.words()).indent(4).stripTrailing(), address()));
    }

    private void send(CompanyStatement statement, String name, String subject, String text) {
        post.send(new Post.Letter(statement.email(), "statement." + name + "." + statement.id(), statement.number() + " - " + subject,
                text(statement, "Buongiorno,\n\n", "Hello,\n\n") + text + "\n" + text(statement, """
                Portale Pagamenti DGST - %s
                Messaggio automatico: non rispondere.
                """, """
                Portale Pagamenti DGST - %s
                Automatic message: please do not reply to it.
                """).formatted(portal.baseUrl()), italian(statement) ? Locale.ITALIAN : Locale.ENGLISH, null), "l'estratto " + statement.number());
    }

    /** The last day before the moment at which something ends: the beginning of the day after. */
    private static String lastDay(Instant end) {
        return ItalianText.day(LocalDate.ofInstant(end, PaymentTerms.ROME).minusDays(1));
    }

    private String address() {
        return portal.baseUrl() + "/pagamenti/estratti";
    }

    private static String text(CompanyStatement statement, String italian, String english) {
        return italian(statement) ? italian : english;
    }

    private static boolean italian(CompanyStatement statement) {
        return statement.language().equals("it");
    }
}
