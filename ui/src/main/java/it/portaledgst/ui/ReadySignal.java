package it.portaledgst.ui;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the launcher, on stdout, that the portal can be used. */
@Component
class ReadySignal {

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            System.out.println("READY ui http://localhost:" + web.getWebServer().getPort());
        }
    }
}
