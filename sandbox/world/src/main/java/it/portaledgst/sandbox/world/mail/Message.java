package it.portaledgst.sandbox.world.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;

/** What is told of a message in lists. Its body and attachments are read from its file when somebody looks. */
record Message(long id, Instant receivedAt, String from, List<String> to, String subject) {

    static final String DELIVERED_TO = "Delivered-To";

    record Attachment(int number, String name, String type, byte[] content) {
    }

    /** Null where the message has no such body. */
    record Body(List<String> headers, String text, String html, List<Attachment> attachments) {
    }

    static Message parse(long id, byte[] content) throws IOException {
        try {
            MimeMessage mime = new MimeMessage((Session) null, new ByteArrayInputStream(content));
            String[] recipients = mime.getHeader(DELIVERED_TO);
            return new Message(id, Instant.ofEpochMilli(id),
                    decode(mime.getHeader("From", ", ")),
                    recipients == null ? List.of() : List.of(recipients),
                    decode(mime.getHeader("Subject", " ")));
        } catch (MessagingException e) {
            throw new IOException("message " + id + " cannot be read", e);
        }
    }

    private static String decode(String header) throws IOException {
        return header == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(header));
    }

    boolean deliveredTo(String recipient) {
        return to.stream().anyMatch(recipient.strip()::equalsIgnoreCase);
    }

    static Body body(byte[] content) throws IOException {
        try {
            MimeMessage mime = new MimeMessage((Session) null, new ByteArrayInputStream(content));
            Reader reader = new Reader();
            reader.read(mime);
            List<String> headers = new ArrayList<>();
            for (var lines = mime.getAllHeaderLines(); lines.hasMoreElements(); ) {
                headers.add(decode(lines.nextElement()));
            }
            return new Body(headers, reader.text, reader.html, reader.attachments);
        } catch (MessagingException e) {
            throw new IOException("message cannot be read", e);
        }
    }

    /** Walks the parts of a message: the first plain text and the first HTML are its body, the rest is attached. */
    private static final class Reader {
        private String text;
        private String html;
        private final List<Attachment> attachments = new ArrayList<>();

        void read(Part part) throws MessagingException, IOException {
            if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    read(parts.getBodyPart(i));
                }
                return;
            }
            boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || part.getFileName() != null;
            if (!attached && text == null && part.isMimeType("text/plain")) {
                text = String.valueOf(part.getContent());
            } else if (!attached && html == null && part.isMimeType("text/html")) {
                html = String.valueOf(part.getContent());
            } else {
                String name = part.getFileName() == null ? "allegato-" + (attachments.size() + 1) : decode(part.getFileName());
                String type = part.getContentType().split(";")[0].strip().toLowerCase(Locale.ROOT);
                attachments.add(new Attachment(attachments.size(), name, type, part.getInputStream().readAllBytes()));
            }
        }
    }
}
