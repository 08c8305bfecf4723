package it.portaledgst.domain.support;

import it.portaledgst.domain.payment.KeptForms;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests for help that were begun and not sent, each about a category, or about nothing as long as none is chosen. */
@Component
public class SupportDrafts extends KeptForms {

    SupportDrafts(JdbcClient jdbc, Clock clock) {
        super(jdbc, clock, new Kind("support_draft", "category", "support_request", 5, NewSupportRequest.MAX_MESSAGE));
    }
}
