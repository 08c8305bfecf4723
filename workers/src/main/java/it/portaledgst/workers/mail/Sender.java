package it.portaledgst.workers.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Whose name the portal's mail carries. */
@ConfigurationProperties("portale.mail")
record Sender(String from) {
}
