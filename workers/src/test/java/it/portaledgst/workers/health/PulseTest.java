package it.portaledgst.workers.health;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.health.Disruption;
import it.portaledgst.domain.health.Part;
import it.portaledgst.domain.health.ServiceHealth;
import it.portaledgst.domain.payment.PaymentDrafts;
import it.portaledgst.domain.support.SupportDrafts;
import it.portaledgst.workers.FakeServer.Reply;
import it.portaledgst.workers.WorkersTest;
import it.portaledgst.workers.pagopa.Checkout;
import it.portaledgst.workers.pagopa.ReceiptRecovery;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the workers see of the others becomes a fact that the portal can read. */
class PulseTest extends WorkersTest {

    /** Longer than the workers listen; a line that is cut would be tried again by the JDK's client. */
    private static final Reply SILENCE = new Reply(200, "text/plain", "", Map.of(), 1_500);

    @Autowired
    private Pulse pulse;
    @Autowired
    private ServiceHealth health;
    @Autowired
    private Checkout checkout;
    @Autowired
    private ReceiptRecovery recovery;
    @Autowired
    private PaymentDrafts drafts;
    @Autowired
    private SupportDrafts supportDrafts;

    @BeforeEach
    void nothingKnown() {
        jdbc.sql("delete from service_probe").update();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 404, 405, 429})
    void anyAnswerOfCheckoutIsAnAnswer(int status) {
        health.silent(Part.CHECKOUT);
        PAGOPA.reply(status);
        pulse.lookAtCheckout();

        assertThat(silent(Part.CHECKOUT)).isFalse();
        assertThat(PAGOPA.asked()).singleElement().satisfies(asked -> assertThat(asked.method()).isEqualTo("GET"));
    }

    @Test
    void checkoutThatFailsOrSaysNothingIsSilent() {
        PAGOPA.reply(503);
        pulse.lookAtCheckout();
        assertThat(silent(Part.CHECKOUT)).isTrue();

        health.answered(Part.CHECKOUT);
        PAGOPA.reply(SILENCE);
        pulse.lookAtCheckout();
        assertThat(silent(Part.CHECKOUT)).isTrue();
    }

    @Test
    void realPaymentsTellTheSame() {
        PAGOPA.reply(500).reply(500);
        checkout.open(confirm(), UUID.randomUUID(), kind -> "tok");
        assertThat(silent(Part.CHECKOUT)).isTrue();

        PAGOPA.reply(422);
        checkout.open(confirm(), UUID.randomUUID(), kind -> "tok");
        assertThat(silent(Part.CHECKOUT)).isFalse();
    }

    @Test
    void theServiceForReceiptsIsKnownByItsCalls() {
        PAGOPA.reply(SILENCE);
        recovery.ask(confirm());
        assertThat(silent(Part.RECEIPTS)).isTrue();

        PAGOPA.reply(404);
        recovery.ask(confirm());
        assertThat(silent(Part.RECEIPTS)).isFalse();

        PAGOPA.reply(502);
        recovery.ask(confirm());
        assertThat(silent(Part.RECEIPTS)).isTrue();
    }

    @Test
    void thePulseKeepsTheWorkersAlive() {
        pulse.beat();
        clock.pass(Duration.ofMinutes(4));
        assertThat(health.disruptions()).contains(Disruption.ONLINE_PAYMENT);

        pulse.beat();
        assertThat(health.disruptions()).doesNotContain(Disruption.ONLINE_PAYMENT);
    }

    @Test
    void oldDraftsAreClearedAway() {
        drafts.keep(ANNA, UUID.randomUUID(), "11-AUT_GEN_RAD", Map.of("amount", "5"));
        supportDrafts.keep(ANNA, UUID.randomUUID(), "TECNICO", Map.of("message", "Non"));
        clock.pass(Duration.ofDays(8));
        pulse.forgetOldDrafts();

        assertThat(jdbc.sql("select (select count(*) from payment_draft) + (select count(*) from support_draft)").query(Long.class).single()).isZero();
    }

    private boolean silent(Part part) {
        return jdbc.sql("select silent_since is not null from service_probe where part = ?").param(part.name())
                .query(Boolean.class).single();
    }
}
