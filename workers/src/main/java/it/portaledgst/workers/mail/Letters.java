package it.portaledgst.workers.mail;

import it.portaledgst.domain.Portal;
import it.portaledgst.domain.payment.CancelReason;
import it.portaledgst.domain.payment.Document;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.workers.ItalianText;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What the portal writes to the debtor's address: Italian, then English in short. */
@Component
public class Letters {

    private final Post post;
    private final Portal portal;

    Letters(Post post, Portal portal) {
        this.post = post;
        this.portal = portal;
    }

    public void reminder(PaymentRequest request) {
        var day = ItalianText.day(request.dueDate());
        send(request, "reminder", "Promemoria: richiesta di pagamento da pagare entro il " + day, """
                Buongiorno,

                la richiesta di pagamento con codice avviso %s non risulta ancora pagata.

                Servizio:       %s
                Importo:        € %s
                Da pagare entro il %s (giorno compreso)

                Si può pagare online o scaricare l'avviso dal portale:
                %s

                Se il pagamento è stato appena eseguito, questo messaggio si può ignorare.

                ---
                The payment request with notice code %s (€ %s) has not been paid yet. It can be paid until %s included,
                online or with the notice, from the portal (link above). If you have just paid, please ignore this message.

                %s
                """.formatted(request.noticeCode().grouped(), request.serviceTitle(), ItalianText.amount(request.amount()),
                day, address(request), request.noticeCode().grouped(), ItalianText.amount(request.amount()), day,
                signature()), null);
    }

    public void receipt(PaymentRequest request, Document receipt) {
        send(request, "receipt", "Ricevuta del pagamento, avviso " + request.noticeCode().grouped(), """
                Buongiorno,

                pagoPA ha confermato il pagamento della richiesta con codice avviso %s.

                Servizio:       %s
                Importo:        € %s

                La ricevuta è allegata a questo messaggio e si può scaricare in ogni momento dal portale:
                %s

                ---
                pagoPA has confirmed the payment of the request with notice code %s (€ %s).
                The receipt is attached and can be downloaded from the portal at any time (link above).

                %s
                """.formatted(request.noticeCode().grouped(), request.serviceTitle(), ItalianText.amount(request.amount()),
                address(request), request.noticeCode().grouped(), ItalianText.amount(request.amount()), signature()), receipt);
    }

    public void cancelled(PaymentRequest request, CancelReason reason) {
        send(request, "cancelled", "Richiesta di pagamento annullata, avviso " + request.noticeCode().grouped(), """
                Buongiorno,

                l'ufficio competente ha annullato la richiesta di pagamento con codice avviso %s: %s.
                L'avviso non si può più pagare.

                Servizio:       %s
                Importo:        € %s

                Il dettaglio è nel portale:
                %s

                Per chiarimenti ci si può rivolgere all'ufficio competente.

                ---
                The office has cancelled the payment request with notice code %s (€ %s). It cannot be paid any more.
                The details are in the portal (link above).

                %s
                """.formatted(request.noticeCode().grouped(), reason.label(), request.serviceTitle(), ItalianText.amount(request.amount()),
                address(request), request.noticeCode().grouped(), ItalianText.amount(request.amount()), signature()), null);
    }

    private void send(PaymentRequest request, String kind, String subject, String text, Document attached) {
        post.send(new Post.Letter(request.debtor().email(), kind + "." + request.id(), subject, text, Locale.ITALIAN, attached),
                "l'avviso " + request.noticeCode());
    }

    private String address(PaymentRequest request) {
        return portal.baseUrl() + "/pagamenti/" + request.id();
    }

    private String signature() {
        return """
                Portale Pagamenti DGST - %s
                Messaggio automatico: non rispondere. Assistenza: %s/supporto""".formatted(portal.baseUrl(), portal.baseUrl());
    }
}
