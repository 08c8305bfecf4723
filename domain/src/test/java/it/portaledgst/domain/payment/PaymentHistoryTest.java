package it.portaledgst.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.journal.PaymentJournal.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PaymentHistoryTest extends DomainTest {

    @Autowired
    private PaymentHistory history;
    @Autowired
    private PaymentLifecycle lifecycle;

    @Test
    void tellsWhatHappenedInItsOrderAndWithItsTime() {
        Instant start = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        clock.moveTo(start);
        var request = confirm(ANNA);
        confirm(ANNA);
        clock.moveTo(start.plusSeconds(60));
        var failed = requests.startOnlinePayment(ANNA, request.id());
        lifecycle.checkoutFailed(failed.id(), CheckoutProblem.NO_ANSWER);
        clock.moveTo(start.plusSeconds(120));
        var cancelled = requests.startOnlinePayment(ANNA, request.id());
        lifecycle.leftForCheckout(cancelled.id(), "https://checkout.example");
        requests.cameBack(lifecycle.returnTokensOf(cancelled.id()).apply(ReturnKind.CANCELLED), ReturnKind.CANCELLED);
        requests.delete(ANNA, request.id());

        // the clock goes on by itself
        var told = history.of(ANNA, request.id()).stream()
                .map(step -> new PaymentStep(step.kind(), step.at().truncatedTo(ChronoUnit.MINUTES), step.returned(), step.attempt(), null));
        assertThat(told).containsExactly(
                new PaymentStep(Kind.CONFIRMED, start, null, null, null),
                new PaymentStep(Kind.CHECKOUT_REQUESTED, start.plusSeconds(60), null, null, null),
                new PaymentStep(Kind.CHECKOUT_FAILED, start.plusSeconds(60), null, null, null),
                new PaymentStep(Kind.CHECKOUT_REQUESTED, start.plusSeconds(120), null, null, null),
                new PaymentStep(Kind.LEFT_FOR_CHECKOUT, start.plusSeconds(120), null, null, null),
                new PaymentStep(Kind.CAME_BACK, start.plusSeconds(120), ReturnKind.CANCELLED, null, null),
                new PaymentStep(Kind.DELETED, start.plusSeconds(120), null, null, null));
    }

    @Test
    void isTheOwnersOnly() {
        var request = confirm(ANNA);

        for (var other : List.of(BRUNO, new Citizen("https://other.example", ANNA.subject()))) {
            assertThat(history.of(other, request.id())).isEmpty();
        }
        assertThat(history.of(ANNA, request.id())).hasSize(1);
    }
}
