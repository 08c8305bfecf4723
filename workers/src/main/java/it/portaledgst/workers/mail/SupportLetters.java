package it.portaledgst.workers.mail;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.Portal;
import it.portaledgst.domain.support.SupportMessage;
import it.portaledgst.domain.support.SupportRequest;
import it.portaledgst.workers.ItalianText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What the portal writes to who asked for help: in Italian or in English, as that person reads. */
@Component
public class SupportLetters {

    private final Post post;
    private final Portal portal;

    SupportLetters(Post post, Portal portal) {
        this.post = post;
        this.portal = portal;
    }

    public void acknowledgement(SupportRequest request) {
        send(request, "acknowledgement", text(request, "Richiesta di supporto ricevuta", "Support request received"), text(request, """
                la tua richiesta di supporto è arrivata. Il suo numero è %s: citalo se ci scrivi di nuovo.

                La risposta arriva a questo indirizzo e nel portale, dove puoi anche aggiungere un messaggio:
                %s
                """, """
                your support request has arrived. Its number is %s: please quote it if you write again.

                The answer will come to this address and to the portal, where you can also add a message:
                %s
                """).formatted(request.number(), address(request)));
    }

    public void answer(SupportRequest request, SupportMessage answer) {
        send(request, "answer." + answer.id(), text(request, "Risposta alla tua richiesta di supporto", "Answer to your support request"), text(request, """
                ecco la risposta alla tua richiesta di supporto %s:

                %s

                Se non basta, puoi riaprire la richiesta dal portale entro il %s:
                %s
                """, """
                here is the answer to your support request %s:

                %s

                If it is not enough, you can reopen the request in the portal until %s:
                %s
                """).formatted(request.number(), quoted(answer), lastDay(request), address(request)));
    }

    public void question(SupportRequest request, SupportMessage question) {
        send(request, "question." + question.id(), text(request, "Una domanda sulla tua richiesta di supporto", "A question about your support request"),
                text(request, """
                per rispondere alla tua richiesta di supporto %s ci serve un'informazione:

                %s

                Rispondi dal portale (non a questo messaggio):
                %s
                """, """
                to answer your support request %s we need to know something:

                %s

                Please reply in the portal (not to this message):
                %s
                """).formatted(request.number(), quoted(question), address(request)));
    }

    public void reminder(SupportRequest request, Instant closeAt) {
        send(request, "reminder." + request.questionId(), text(request, "Promemoria: aspettiamo la tua risposta", "Reminder: we are waiting for your reply"),
                text(request, """
                ti abbiamo fatto una domanda sulla richiesta di supporto %s. Se non rispondi entro il %s la richiesta si chiude.

                Rispondi dal portale (non a questo messaggio):
                %s
                """, """
                we have asked you something about the support request %s. If you do not reply until %s the request will be closed.

                Please reply in the portal (not to this message):
                %s
                """).formatted(request.number(), day(closeAt), address(request)));
    }

    public void closing(SupportRequest request, SupportMessage reason) {
        send(request, "closing." + reason.id(), text(request, "Richiesta di supporto chiusa", "Support request closed"), text(request, """
                la tua richiesta di supporto %s è stata chiusa, con questo motivo:

                %s

                Se non sei d'accordo, puoi riaprirla dal portale entro il %s:
                %s
                """, """
                your support request %s has been closed for this reason:

                %s

                If you do not agree, you can reopen it in the portal until %s:
                %s
                """).formatted(request.number(), quoted(reason), lastDay(request), address(request)));
    }

    public void unanswered(SupportRequest request) {
        send(request, "unanswered", text(request, "Richiesta di supporto chiusa", "Support request closed"), text(request, """
                non abbiamo ricevuto la tua risposta, quindi la richiesta di supporto %s è stata chiusa.

                Se ti serve ancora aiuto, puoi riaprirla dal portale entro il %s:
                %s
                """, """
                we have not received your reply, so the support request %s has been closed.

                If you still need help, you can reopen it in the portal until %s:
                %s
                """).formatted(request.number(), lastDay(request), address(request)));
    }

    private void send(SupportRequest request, String name, String subject, String text) {
        post.send(new Post.Letter(request.email(), "support." + name + "." + request.id(), request.number() + " - " + subject,
                text(request, "Buongiorno,\n\n", "Hello,\n\n") + text + "\n" + signature(request),
                italian(request) ? Locale.ITALIAN : Locale.ENGLISH, null), "la richiesta di supporto " + request.number());
    }

    private static String lastDay(SupportRequest request) {
        return day(request.reopenUntil());
    }

    /** The last day before the moment at which something ends: the beginning of the day after. */
    private static String day(Instant end) {
        return ItalianText.day(LocalDate.ofInstant(end, PaymentTerms.ROME).minusDays(1));
    }

    private static String quoted(SupportMessage message) {
        return message.text().indent(4).stripTrailing();
    }

    private String address(SupportRequest request) {
        return portal.baseUrl() + "/supporto/" + request.id();
    }

    private String signature(SupportRequest request) {
        return text(request, """
                Portale Pagamenti DGST - %s
                Messaggio automatico: non rispondere.
                """, """
                Portale Pagamenti DGST - %s
                Automatic message: please do not reply to it.
                """).formatted(portal.baseUrl());
    }

    private static String text(SupportRequest request, String italian, String english) {
        return italian(request) ? italian : english;
    }

    private static boolean italian(SupportRequest request) {
        return request.language().equals("it");
    }
}
