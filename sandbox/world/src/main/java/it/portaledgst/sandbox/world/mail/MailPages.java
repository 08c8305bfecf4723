package it.portaledgst.sandbox.world.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import it.portaledgst.sandbox.world.mail.Message.Attachment;
import it.portaledgst.sandbox.world.mail.Message.Body;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

/** The messages as pages for people and as JSON for tests. */
@Controller
class MailPages {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss").withZone(ZoneId.of("Europe/Rome"));

    private final Mailbox mailbox;

    MailPages(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @GetMapping("/")
    String list(@RequestParam(required = false) String to, Model model) {
        List<Map<String, Object>> rows = mailbox.list(to).stream().map(MailPages::row).toList();
        model.addAttribute("title", "Posta ricevuta");
        model.addAttribute("to", to == null ? "" : to);
        model.addAttribute("count", rows.size());
        if (!rows.isEmpty()) {
            model.addAttribute("messages", Map.of("rows", rows));
        }
        return "mail/list";
    }

    private static Map<String, Object> row(Message message) {
        return Map.of("id", message.id(), "time", TIME.format(message.receivedAt()), "from", message.from(),
                "to", String.join(", ", message.to()), "subject", message.subject().isBlank() ? "(senza oggetto)" : message.subject());
    }

    @GetMapping("/messages/{id}")
    String message(@PathVariable long id, Model model) throws IOException {
        Message message = find(id);
        Body body = body(message);
        model.addAllAttributes(row(message));
        model.addAttribute("title", row(message).get("subject"));
        model.addAttribute("headers", String.join("\n", body.headers()));
        model.addAttribute("text", body.text());
        model.addAttribute("html", body.html() != null);
        if (!body.attachments().isEmpty()) {
            model.addAttribute("attached", Map.of("rows", body.attachments().stream().map(attachment -> Map.of(
                    "number", attachment.number(), "name", attachment.name(), "type", attachment.type(),
                    "size", attachment.content().length)).toList()));
        }
        return "mail/message";
    }

    /** Somebody else's HTML: no script, no request, nothing of this page within its reach. */
    @GetMapping("/messages/{id}/html")
    ResponseEntity<String> html(@PathVariable long id) throws IOException {
        String html = body(find(id)).html();
        if (html == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:")
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(html);
    }

    @GetMapping("/messages/{id}/attachments/{number}")
    ResponseEntity<byte[]> attachment(@PathVariable long id, @PathVariable int number) throws IOException {
        Attachment attachment = body(find(id)).attachments().stream()
                .filter(candidate -> candidate.number() == number).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(attachment.name(), StandardCharsets.UTF_8).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.parseMediaType(attachment.type()))
                .body(attachment.content());
    }

    /** Newest first; {@code to} keeps those delivered to one address. */
    @GetMapping("/api/messages")
    @ResponseBody
    List<Map<String, Object>> messages(@RequestParam(required = false) String to) throws IOException {
        List<Map<String, Object>> told = new ArrayList<>();
        for (Message message : mailbox.list(to)) {
            told.add(told(message));
        }
        return told;
    }

    @GetMapping("/api/messages/{id}")
    @ResponseBody
    Map<String, Object> oneMessage(@PathVariable long id) throws IOException {
        return told(find(id));
    }

    @DeleteMapping("/api/messages")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void empty() throws IOException {
        mailbox.empty();
    }

    private Map<String, Object> told(Message message) throws IOException {
        Body body = body(message);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", message.id());
        told.put("receivedAt", message.receivedAt().toString());
        told.put("from", message.from());
        told.put("to", message.to());
        told.put("subject", message.subject());
        told.put("text", body.text());
        told.put("html", body.html());
        told.put("attachments", body.attachments().stream().map(attachment -> Map.of("name", attachment.name(),
                "type", attachment.type(), "size", attachment.content().length,
                "path", "/messages/" + message.id() + "/attachments/" + attachment.number())).toList());
        return told;
    }

    private Message find(long id) {
        return mailbox.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Body body(Message message) throws IOException {
        return Message.body(mailbox.content(message));
    }
}
