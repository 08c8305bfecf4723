package it.portaledgst.domain.payment;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Payment requests that were begun and not confirmed, each about a service. */
@Component
public class PaymentDrafts extends KeptForms {

    PaymentDrafts(JdbcClient jdbc, Clock clock) {
        super(jdbc, clock, new Kind("payment_draft", "service_code", "payment_request", 20, 1_000));
    }
}
