package it.portaledgst.workers.health;

import it.portaledgst.domain.health.Part;
import it.portaledgst.domain.health.ServiceHealth;
import it.portaledgst.domain.payment.KeptForms;
import it.portaledgst.workers.pagopa.Checkout;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Notes for the portal that the workers are there and that pagoPA's Checkout can be reached, and clears away what people
 * have not finished. A database that does not answer is not news here: others say so.
 */
@Component
class Pulse {

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

    private final ServiceHealth health;
    private final Checkout checkout;
    private final List<KeptForms> drafts;

    Pulse(ServiceHealth health, Checkout checkout, List<KeptForms> drafts) {
        this.health = health;
        this.checkout = checkout;
        this.drafts = drafts;
    }

    @Scheduled(initialDelayString = "PT0S", fixedDelayString = "${portale.health.beat-every:PT20S}")
    void beat() {
        quietly("the pulse", () -> health.answered(Part.WORKERS));
    }

    @Scheduled(initialDelayString = "${portale.health.look-every:PT1M}", fixedDelayString = "${portale.health.look-every:PT1M}")
    void lookAtCheckout() {
        quietly("whether Checkout answers", checkout::look);
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forgetOldDrafts() {
        quietly("the end of old drafts", () -> drafts.forEach(KeptForms::forgetOld));
    }

    private static void quietly(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.debug("{} could not be noted: {}", what, e.toString());
        }
    }
}
