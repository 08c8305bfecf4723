package it.portaledgst.workers.mail;

import it.portaledgst.domain.payment.Document;
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

/** Hands letters to the mail server. */
@Component
class Post {

    /**
     * @param name     the same letter keeps its name: a mail system that gets it twice can tell
     * @param attached null when there is nothing
     */
    record Letter(String to, String name, String subject, String text, Locale language, Document attached) {
    }

    private final JavaMailSender server;
    private final Sender sender;

    Post(JavaMailSender server, Sender sender) {
        this.server = server;
        this.sender = sender;
    }

    /**
     * @param about what it is about, in Italian and without personal data, for whoever has to repair what hinders it
     * @throws RecipientRefused when the address does not exist
     * @throws WorkFailed       when mail does not work
     */
    void send(Letter letter, String about) {
        try {
            var message = server.createMimeMessage();
            var helper = new MimeMessageHelper(message, letter.attached != null, "UTF-8");
            helper.setFrom(sender.from());
            helper.setTo(letter.to);
            helper.setSubject(letter.subject);
            helper.setText(letter.text);
            if (letter.attached != null) {
                helper.addAttachment(letter.attached.fileName(), new ByteArrayResource(letter.attached.pdf()), "application/pdf");
            }
            message.setHeader("Message-ID", "<" + letter.name + "@portale-pagamenti-dgst>");
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("Content-Language", letter.language.getLanguage());
            server.send(message);
        } catch (MailSendException e) {
            boolean addressRefused = e.getFailedMessages().values().stream().anyMatch(SendFailedException.class::isInstance);
            if (addressRefused) {
                throw new RecipientRefused("the mail server refuses the recipient of the letter about " + about, e);
            }
            throw new WorkFailed("Il server di posta non risponde: verificare spring.mail.host e spring.mail.port, poi ritentare.", e);
        } catch (MailException | MessagingException e) {
            throw new WorkFailed("Il messaggio per " + about
                    + " non si può spedire: verificare l'indirizzo del mittente (portale.mail.from) e le credenziali del server di posta, poi ritentare.", e);
        }
    }
}
