package it.portaledgst.sandbox.world.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import org.subethamail.smtp.MessageHandler;

/** One SMTP transaction. The message is on disk before the client is told it was taken. */
final class Delivery implements MessageHandler {

    private final Mailbox mailbox;
    private final List<String> recipients = new ArrayList<>();
    private String sender;

    Delivery(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public void from(String address) {
        sender = address;
    }

    @Override
    public void recipient(String address) {
        recipients.add(address);
    }

    @Override
    public String data(InputStream content) throws IOException {
        return "Ok, kept as " + mailbox.keep(sender, recipients, content.readAllBytes());
    }

    @Override
    public void done() {
        // nothing to let go of
    }
}
