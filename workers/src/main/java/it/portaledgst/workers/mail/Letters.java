package it.portaledgst.workers.mail;

import it.portaledgst.domain.Portal;
import it.portaledgst.domain.payment.CancelReason;
import it.portaledgst.domain.payment.Document;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.workers.ItalianText;
import it.portaledgst.workers.WorkFailed;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.Locale;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** What the portal writes to the debtor's address: Italian, then English in short. */
@Component
public class Letters {

    private final JavaMailSender post;
    private final Sender sender;
    private final Portal portal;

    Letters(JavaMailSender post, Sender sender, Portal portal) {
        this.post = post;
        this.sender = sender;
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
        try {
            var message = post.createMimeMessage();
            var helper = new MimeMessageHelper(message, attached != null, "UTF-8");
            helper.setFrom(sender.from());
            helper.setTo(request.debtor().email());
            helper.setSubject(subject);
            helper.setText(text);
            if (attached != null) {
                helper.addAttachment(attached.fileName(), new ByteArrayResource(attached.pdf()), "application/pdf");
            }
            // The same message keeps its name: a mail system that gets it twice can tell.
            message.setHeader("Message-ID", "<" + kind + "." + request.id() + "@portale-pagamenti-dgst>");
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("Content-Language", Locale.ITALIAN.getLanguage());
            post.send(message);
        } catch (MailSendException e) {
            boolean addressRefused = e.getFailedMessages().values().stream().anyMatch(SendFailedException.class::isInstance);
            if (addressRefused) {
                throw new RecipientRefused("the mail server refuses the recipient of notice " + request.noticeCode(), e);
            }
            throw new WorkFailed("Il server di posta non risponde: verificare spring.mail.host e spring.mail.port, poi ritentare.", e);
        } catch (MailException | MessagingException e) {
            throw new WorkFailed("Il messaggio per l'avviso " + request.noticeCode()
                    + " non si può spedire: verificare l'indirizzo del mittente (portale.mail.from) e le credenziali del server di posta, poi ritentare.", e);
        }
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
