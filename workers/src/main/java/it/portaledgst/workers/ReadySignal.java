package it.portaledgst.workers;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the launcher, on stdout, that pagoPA's calls are answered; the engine need not be there for that. */
@Component
class ReadySignal {

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            System.out.println("READY workers http://127.0.0.1:" + web.getWebServer().getPort());
        }
    }
}
