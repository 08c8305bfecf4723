package it.portaledgst.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.portaledgst.domain.DomainTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PaymentLifecycleTest extends DomainTest {

    @Autowired
    private PaymentLifecycle lifecycle;

    @Test
    void expiresOnceAndSaysWhatHolds() {
        var request = confirm(ANNA);
        assertThat(lifecycle.expire(request.id())).as("its last day is not over").isEqualTo(PaymentState.TO_PAY);
        clock.moveTo(endOfLastDay(request).minusSeconds(1));
        assertThat(lifecycle.expire(request.id())).as("nor now").isEqualTo(PaymentState.TO_PAY);
        clock.moveTo(endOfLastDay(request));

        assertThat(lifecycle.expire(request.id())).isEqualTo(PaymentState.EXPIRED);
        assertThat(lifecycle.expire(request.id())).isEqualTo(PaymentState.EXPIRED);
        assertThat(journal(request.id())).containsExactly("CONFIRMED", "EXPIRED");
    }

    @Test
    void doesNotExpireWhatIsBeingPaid() {
        var request = confirm(ANNA);
        var attempt = requests.startOnlinePayment(ANNA, request.id());
        clock.moveTo(endOfLastDay(request));
        assertThat(lifecycle.expire(request.id())).isEqualTo(PaymentState.TO_PAY);
        lifecycle.closeAttempt(attempt.id());
        assertThat(lifecycle.expire(request.id())).isEqualTo(PaymentState.EXPIRED);
    }

    @Test
    void doesNotExpireWhatWasDeleted() {
        var request = confirm(ANNA);
        requests.delete(ANNA, request.id());

        assertThat(lifecycle.expire(request.id())).isEqualTo(PaymentState.DELETED);
    }

    @Test
    void unknownIdsAreSaidToBeUnknown() {
        var unknown = UUID.randomUUID();

        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> lifecycle.get(unknown));
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> lifecycle.expire(unknown));
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> lifecycle.attemptById(unknown));
        assertThat(lifecycle.byNoticeCode("80230390587", "301000000000000000")).isEmpty();
    }

    @Test
    void everyStepOfAnAttemptMayBeRepeated() {
        var request = confirm(ANNA);
        var attempt = requests.startOnlinePayment(ANNA, request.id());
        assertThat(lifecycle.hasOpenAttempt(request.id())).isTrue();

        lifecycle.leftForCheckout(attempt.id(), "https://checkout.example/1");
        lifecycle.leftForCheckout(attempt.id(), "https://checkout.example/2");
        lifecycle.checkoutFailed(attempt.id(), CheckoutProblem.TOO_LATE);
        assertThat(lifecycle.attemptById(attempt.id())).satisfies(left -> {
            assertThat(left.state()).isEqualTo(AttemptState.LEFT_FOR_CHECKOUT);
            assertThat(left.checkoutUrl()).isEqualTo("https://checkout.example/1");
            assertThat(left.problem()).isNull();
        });
        assertThat(events(request.id())).containsExactly("PaymentRequestConfirmed", "OnlinePaymentStarted");

        var next = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.MICROS);
        lifecycle.checked(attempt.id(), next);
        assertThat(lifecycle.attemptById(attempt.id()).nextCheckAt()).isEqualTo(next);
        assertThat(lifecycle.attemptById(attempt.id()).lastCheckedAt()).isNotNull();

        lifecycle.closeAttempt(attempt.id());
        lifecycle.closeAttempt(attempt.id());
        assertThat(lifecycle.attemptById(attempt.id()).state()).isEqualTo(AttemptState.CLOSED);
        assertThat(lifecycle.hasOpenAttempt(request.id())).isFalse();
        assertThat(journal(request.id())).containsExactly("CONFIRMED", "CHECKOUT_REQUESTED", "LEFT_FOR_CHECKOUT",
                "ATTEMPT_CLOSED");
    }

    @Test
    void positionIsToldByOneAtATimeWithTheLatestState() throws Exception {
        var request = confirm(ANNA);
        var told = Collections.synchronizedList(new ArrayList<PaymentState>());
        var inside = new AtomicInteger();
        var entered = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> lifecycle.lockForPosition(request.id(), current -> {
                assertThat(inside.incrementAndGet()).isEqualTo(1);
                entered.countDown();
                await(goOn);
                told.add(current.state());
                inside.decrementAndGet();
            }));
            assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();
            var second = threads.submit(() -> lifecycle.lockForPosition(request.id(), current -> {
                assertThat(inside.incrementAndGet()).isEqualTo(1);
                told.add(current.state());
                inside.decrementAndGet();
            }));
            requests.delete(ANNA, request.id());
            goOn.countDown();
            first.get(5, TimeUnit.SECONDS);
            second.get(5, TimeUnit.SECONDS);
        }
        assertThat(told).isEqualTo(List.of(PaymentState.TO_PAY, PaymentState.DELETED));
    }

    @Test
    void aFailedTellingLetsTheNextOneIn() {
        var request = confirm(ANNA);

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() ->
                lifecycle.lockForPosition(request.id(), current -> {
                    throw new IllegalStateException("no answer");
                }));
        var told = new ArrayList<PaymentState>();
        lifecycle.lockForPosition(request.id(), current -> told.add(current.state()));
        assertThat(told).containsExactly(PaymentState.TO_PAY);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
