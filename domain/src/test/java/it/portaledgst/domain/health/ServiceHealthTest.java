package it.portaledgst.domain.health;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.hint.SeenHints;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ServiceHealthTest extends DomainTest {

    @Autowired
    private ServiceHealth health;

    @BeforeEach
    void nothingKnown() {
        jdbc.sql("delete from service_probe").update();
        jdbc.sql("delete from outbox_record").update();
    }

    @Test
    void nothingIsSaidWithoutFacts() {
        assertThat(health.disruptions()).isEmpty();
    }

    @Test
    void aPartIsDownAfterThreeMinutesOfSilenceAndUpWithOneAnswer() {
        for (int minute = 0; minute < 3; minute++) {
            health.answered(Part.WORKERS);
            health.silent(Part.CHECKOUT);
            assertThat(health.disruptions()).as("minute " + minute).isEmpty();
            clock.advance(Duration.ofMinutes(1));
        }
        health.answered(Part.WORKERS);
        assertThat(health.disruptions()).containsExactly(Disruption.ONLINE_PAYMENT);

        health.answered(Part.CHECKOUT);
        assertThat(health.disruptions()).isEmpty();
    }

    @Test
    void eachPartHasItsOwnConsequence() {
        health.silent(Part.ENGINE);
        health.silent(Part.RECEIPTS);
        clock.advance(Duration.ofMinutes(4));
        health.answered(Part.CHECKOUT);
        health.answered(Part.WORKERS);

        assertThat(health.disruptions()).containsExactly(Disruption.DOCUMENTS, Disruption.CONFIRMATIONS);
    }

    @Test
    void aSilenceOfLongAgoSaysNothingAboutNow() {
        health.silent(Part.RECEIPTS);
        clock.advance(Duration.ofMinutes(31));
        health.answered(Part.WORKERS);

        assertThat(health.disruptions()).isEmpty();
    }

    @Test
    void withoutTheWorkersNothingCanBeCountedOn() {
        health.answered(Part.WORKERS);
        clock.advance(Duration.ofMinutes(2));
        assertThat(health.disruptions()).isEmpty();

        clock.advance(Duration.ofMinutes(1));
        assertThat(health.disruptions()).containsExactly(Disruption.values());
    }

    @Test
    void manyEventsThatWaitAreADisruptionOneIsNot() {
        confirm(ANNA);
        confirm(ANNA);
        clock.advance(Duration.ofMinutes(4));
        assertThat(health.disruptions()).isEmpty();

        clock.reset();
        confirm(ANNA);
        assertThat(health.disruptions()).as("they have just been written").isEmpty();
        clock.advance(Duration.ofMinutes(4));
        assertThat(health.disruptions()).containsExactly(Disruption.DOCUMENTS);
    }

    @Test
    void aHintIsSeenOncePerPerson(@Autowired SeenHints hints) {
        assertThat(hints.seen(BRUNO, "home-tour")).isFalse();
        hints.remember(BRUNO, "home-tour");
        hints.remember(BRUNO, "home-tour");
        assertThat(hints.seen(BRUNO, "home-tour")).isTrue();
        assertThat(hints.seen(BRUNO, "other")).isFalse();
        assertThat(hints.seen(ANNA, "home-tour")).isFalse();
    }
}
