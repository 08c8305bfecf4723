package it.portaledgst.sandbox.world.mail;

import java.util.Map;

import it.portaledgst.sandbox.world.DataFolder;
import it.portaledgst.sandbox.world.Loopback;
import it.portaledgst.sandbox.world.Options;
import it.portaledgst.sandbox.world.Part;
import it.portaledgst.sandbox.world.WebApplication;
import it.portaledgst.sandbox.world.WebServer;

import org.springframework.context.annotation.Import;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that delivers to nobody: what it takes can be read in a page. */
public final class MailPart implements Part {

    private static final int LARGEST_MESSAGE = 20 * 1024 * 1024;

    private final SMTPServer smtp;
    private final WebServer pages;

    private MailPart(SMTPServer smtp, WebServer pages) {
        this.smtp = smtp;
        this.pages = pages;
    }

    public static Part start(Options options, DataFolder folder) {
        Mailbox mailbox = new Mailbox(folder.folder("messages"));
        SMTPServer smtp = SMTPServer.port(Loopback.free("the SMTP server", options.port("mail.smtp-port")))
                .bindAddress(Loopback.address())
                .hostName("localhost")
                .softwareName("portale-sandbox")
                .maxMessageSize(LARGEST_MESSAGE)
                .messageHandlerFactory(context -> new Delivery(mailbox))
                .build();
        smtp.start();
        try {
            return new MailPart(smtp, WebServer.start("mail", MailApplication.class, options.port("mail.port"), Map.of(),
                    context -> context.registerBean(Mailbox.class, () -> mailbox)));
        } catch (RuntimeException e) {
            smtp.stop();
            throw e;
        }
    }

    @WebApplication
    @Import(MailPages.class)
    static class MailApplication {
    }

    @Override
    public String ready() {
        return pages.address() + " smtp=" + Loopback.HOST + ":" + smtp.getPortAllocated();
    }

    @Override
    public void close() {
        smtp.stop();
        pages.close();
    }
}
