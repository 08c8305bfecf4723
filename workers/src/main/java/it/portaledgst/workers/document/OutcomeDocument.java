package it.portaledgst.workers.document;

import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.CheckoutProblem;
import it.portaledgst.domain.payment.OnlineAttempt;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.ReturnKind;
import it.portaledgst.workers.ItalianText;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * The negative outcome of an attempt to pay online: what was tried, how it ended and what was known at that moment. It
 * claims no more than the portal knows: that no receipt has come is not that nothing was charged.
 */
@Component
public class OutcomeDocument {

    private final Creditors creditors;
    private final Offices offices;

    OutcomeDocument(Creditors creditors, Offices offices) {
        this.creditors = creditors;
        this.offices = offices;
    }

    /** @param asOf when the portal knew no more than this */
    public byte[] produce(PaymentRequest request, OnlineAttempt attempt, Instant asOf) {
        var title = "Esito negativo del pagamento online " + request.noticeCode().grouped();
        var creditor = creditors.of(request);
        try (var sheet = new Sheet(title, request.serviceTitle(), creditor.name(), asOf, attempt.id())) {
            sheet.text("H1", Rows.LEFT, 39.2f, Style.bold(10), "ESITO NEGATIVO DEL PAGAMENTO ONLINE");
            float y = sheet.block("P", Rows.LEFT, 84, Sheet.fit(request.serviceTitle(), Style.bold(16), Rows.RIGHT - Rows.LEFT, 2));
            y = Math.max(y + 8, 118);
            sheet.text("P", Rows.LEFT, y, Style.bold(8), "Importo richiesto");
            sheet.text("P", Rows.LEFT, y + 20, Style.bold(16), ItalianText.amount(request.amount()) + " Euro");
            sheet.text("P", Rows.VALUES, y, Style.bold(8), "Esito del tentativo");
            sheet.text("P", Rows.VALUES, y + 20, Style.bold(16), "Negativo: nessun pagamento confermato");
            y = Rows.section(sheet, y + 40, "TENTATIVO DI PAGAMENTO ONLINE", rows -> attempt(rows, attempt, asOf));
            y = Rows.section(sheet, y, "RICHIESTA DI PAGAMENTO", rows -> {
                rows.code("Codice avviso", request.noticeCode().grouped());
                rows.code("IUV", request.noticeCode().iuv());
                rows.text("Causale", request.description());
                rows.code("Scadenza", ItalianText.day(request.dueDate()));
            });
            y = Rows.section(sheet, y, "ENTE CREDITORE", rows -> rows.creditor(creditor, offices.find(request.officeCode())));
            y = Rows.section(sheet, y, "DEBITORE", rows -> rows.debtor(request.debtor()));
            sheet.block("P", Rows.LEFT, y + 8, Sheet.wrap("Questo documento non è una ricevuta e non prova un pagamento. Dice ciò che il "
                    + "portale sapeva alla data indicata: pagoPA non aveva inviato una ricevuta per questo tentativo. Se in seguito "
                    + "arriva una ricevuta, vale la ricevuta, che si scarica dal portale. Se l'importo risulta addebitato, rivolgersi al "
                    + "prestatore di servizi di pagamento usato prima di pagare di nuovo.", Style.text(9), Rows.RIGHT - Rows.LEFT));
            return sheet.finish();
        }
    }

    private static void attempt(Rows rows, OnlineAttempt attempt, Instant asOf) {
        rows.code("Iniziato il", ItalianText.moment(attempt.startedAt()));
        rows.text("Che cosa è successo", attempt.problem() != null ? words(attempt.problem()) : words(attempt.returned()));
        if (attempt.lastCheckedAt() != null) {
            rows.code("Ultima verifica con pagoPA", ItalianText.moment(attempt.lastCheckedAt()));
        }
        rows.code("Situazione al", ItalianText.moment(asOf));
        rows.code("Identificativo del tentativo", attempt.id().toString());
    }

    private static String words(CheckoutProblem problem) {
        return "La pagina di pagamento di pagoPA non si è aperta. " + switch (problem) {
            case NO_ANSWER -> "pagoPA non rispondeva.";
            case FAILING -> "pagoPA non riusciva ad avviare il pagamento.";
            case TOO_MANY -> "pagoPA riceveva troppe richieste.";
            case NOT_AVAILABLE -> "Il pagamento online non era disponibile.";
            case DATA -> "pagoPA non ha accettato i dati del pagamento.";
            case PAID_OR_PAYING -> "Per pagoPA l'avviso era già pagato o in corso di pagamento.";
            case UNEXPECTED -> "pagoPA ha dato una risposta inattesa.";
            case TOO_LATE -> "Il collegamento con pagoPA ha richiesto troppo tempo.";
            case NOT_PAYABLE -> "La richiesta non si poteva più pagare.";
        };
    }

    /** @param returned null when the browser never came back */
    private static String words(ReturnKind returned) {
        return switch (returned) {
            case null -> "Il pagamento è stato abbandonato: da pagoPA non si è tornati al portale.";
            case CANCELLED -> "Il pagamento è stato annullato nella pagina di pagoPA.";
            case ERROR -> "pagoPA ha segnalato che il pagamento non è riuscito.";
            case OK, WAITING -> "pagoPA aveva segnalato un pagamento inviato, ma non ha inviato la ricevuta nel tempo previsto.";
        };
    }
}
