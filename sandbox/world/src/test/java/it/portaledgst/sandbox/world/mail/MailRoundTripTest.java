package it.portaledgst.sandbox.world.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;

import it.portaledgst.sandbox.world.Browser;
import it.portaledgst.sandbox.world.RunningWorld;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MailRoundTripTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static Session session(String ready) {
        Properties properties = new Properties();
        String smtp = ready.substring(ready.indexOf("smtp=") + 5);
        properties.put("mail.smtp.host", smtp.split(":")[0]);
        properties.put("mail.smtp.port", smtp.split(":")[1]);
        return Session.getInstance(properties);
    }

    private static String pages(String ready) {
        return ready.split(" ")[0];
    }

    private static void send(Session session, String to, String subject, boolean withAttachment) throws Exception {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("portale@mimit.example", "Portale Pagamenti"));
        for (String recipient : to.split(",")) {
            message.addRecipient(RecipientType.TO, new InternetAddress(recipient));
        }
        message.setSubject(subject, "UTF-8");
        MimeBodyPart text = new MimeBodyPart();
        text.setText("La ricevuta è pronta.", "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText("<p>La ricevuta è <strong>pronta</strong>.</p><script>alert(1)</script>", "UTF-8", "html");
        MimeMultipart bodies = new MimeMultipart("alternative", text, html);
        MimeBodyPart body = new MimeBodyPart();
        body.setContent(bodies);
        MimeMultipart all = new MimeMultipart(body);
        if (withAttachment) {
            MimeBodyPart attachment = new MimeBodyPart();
            attachment.setDataHandler(new DataHandler(new ByteArrayDataSource("%PDF-1.7 …".getBytes(StandardCharsets.UTF_8), "application/pdf")));
            attachment.setFileName("ricevuta è qui.pdf");
            all.addBodyPart(attachment);
        }
        message.setContent(all);
        Transport.send(message);
    }

    @Test
    void whatIsSentCanBeRead(@TempDir Path data) throws Exception {
        try (Browser browser = new Browser()) {
            try (RunningWorld world = RunningWorld.with("--parts=mail", "--data=" + data)) {
                String ready = world.ready("mail");
                assertThat(browser.get(pages(ready) + "/").body()).contains("Nessun messaggio ricevuto");
                send(session(ready), "anna@example.org", "Prima", false);
                send(session(ready), "Mario@example.org,elena@example.org", "Pagato: perché sì", true);

                JsonNode forMario = JSON.readTree(browser.get(pages(ready) + "/api/messages?to=mario@example.org").body());
                assertThat(forMario.size()).isEqualTo(1);
                JsonNode message = forMario.get(0);
                assertThat(message.get("subject").stringValue()).isEqualTo("Pagato: perché sì");
                assertThat(message.get("from").stringValue()).isEqualTo("Portale Pagamenti <portale@mimit.example>");
                assertThat(message.get("to").size()).isEqualTo(2);
                assertThat(message.get("text").stringValue()).isEqualTo("La ricevuta è pronta.");
                assertThat(message.get("html").stringValue()).contains("<strong>pronta</strong>");
                JsonNode attachment = message.get("attachments").get(0);
                assertThat(attachment.get("name").stringValue()).isEqualTo("ricevuta è qui.pdf");
                assertThat(attachment.get("type").stringValue()).isEqualTo("application/pdf");
                var file = browser.get(pages(ready) + attachment.get("path").stringValue());
                assertThat(file.body()).isEqualTo("%PDF-1.7 …");
                assertThat(file.headers().firstValue("Content-Disposition")).get().asString().startsWith("attachment;");

                String list = browser.get(pages(ready) + "/").body();
                assertThat(list.indexOf("Pagato: perché sì")).as("newest first").isPositive().isLessThan(list.indexOf("Prima"));
                String page = browser.get(pages(ready) + "/messages/" + message.get("id").longValue()).body();
                assertThat(page).contains("nessun messaggio esce da questo computer", "La ricevuta è pronta.", "ricevuta è qui.pdf",
                        "sandbox src=\"/messages/").doesNotContain("<script>");
                var html = browser.get(pages(ready) + "/messages/" + message.get("id").longValue() + "/html");
                assertThat(html.headers().firstValue("Content-Security-Policy")).get().asString().startsWith("sandbox; default-src 'none'");
            }
            try (RunningWorld again = RunningWorld.with("--parts=mail", "--data=" + data)) {
                String pages = pages(again.ready("mail"));
                assertThat(JSON.readTree(browser.get(pages + "/api/messages").body()).size()).as("kept").isEqualTo(2);
                assertThat(browser.delete(pages + "/api/messages").statusCode()).isEqualTo(204);
                assertThat(JSON.readTree(browser.get(pages + "/api/messages").body()).size()).isZero();
            }
        }
    }

    @Test
    void onlyTheLastMessagesAreKept(@TempDir Path folder) throws Exception {
        Mailbox mailbox = new Mailbox(folder);
        for (int i = 0; i < Mailbox.LIMIT + 3; i++) {
            mailbox.keep("portale@mimit.example", List.of("anna@example.org"),
                    ("Subject: " + i + "\r\n\r\ntesto\r\n").getBytes(StandardCharsets.UTF_8));
        }

        assertThat(mailbox.list(null)).hasSize(Mailbox.LIMIT).first().extracting(Message::subject).isEqualTo("502");
        assertThat(new Mailbox(folder).list(null)).hasSize(Mailbox.LIMIT).last().extracting(Message::subject).isEqualTo("3");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(Mailbox.LIMIT);
        }
    }

    @Test
    void aMessageThatIsNoMimeIsShownAsItCame(@TempDir Path folder) throws Exception {
        Mailbox mailbox = new Mailbox(folder);
        mailbox.keep("a@example.org", List.of("b@example.org"), "niente intestazioni".getBytes(StandardCharsets.UTF_8));

        assertThat(mailbox.list("B@example.org")).hasSize(1);
    }
}
