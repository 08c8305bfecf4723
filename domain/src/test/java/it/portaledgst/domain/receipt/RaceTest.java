package it.portaledgst.domain.receipt;

import static it.portaledgst.domain.receipt.ReceiptSamples.fitting;
import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.payment.NotDeletableException;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Payment, deletion and expiry at the same moment: one of them wins, and only its event is told. */
class RaceTest extends DomainTest {

    private static final int ROUNDS = 25;

    @Autowired
    private Receipts receipts;
    @Autowired
    private PaymentLifecycle lifecycle;

    @Test
    void onTheLastDayPaymentOrDeletionWinsAndTheExpiryNever() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var request = confirm(ANNA);
            clock.moveTo(endOfLastDay(request).minusSeconds(1));
            race(request, clock.instant());
            assertThat(told(request)).isIn(PaymentState.PAID, PaymentState.DELETED);
        }
    }

    @Test
    void afterTheLastDayALatePaymentLosesAndTheDeletionToo() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var request = confirm(ANNA);
            clock.moveTo(endOfLastDay(request).plus(PaymentTerms.BEGUN_PAYMENT));
            race(request, clock.instant());
            assertThat(told(request)).isEqualTo(PaymentState.EXPIRED);
        }
    }

    @Test
    void aPaymentInTimeWinsAgainstTheExpiryWhicheverComesFirst() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var request = confirm(ANNA);
            clock.moveTo(endOfLastDay(request));
            race(request, clock.instant().minusSeconds(1));
            assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.PAID);
            assertThat(reasons(request)).containsExactly("ALREADY_PAID");
            assertThat(events(request.id())).hasSize(2).last().isIn("PaymentReceived", "LatePaymentReceived");
            assertThat(journal(request.id())).containsAnyOf("PAID", "LATE_PAID").doesNotContain("DELETED");
        }
    }

    private PaymentState told(PaymentRequest request) {
        var state = lifecycle.get(request.id()).state();
        assertConsistent(request, state);
        return state;
    }

    /** Two receipts, each delivered twice, two deletions and two expiries at the same moment. */
    private void race(PaymentRequest request, Instant paidAt) throws Exception {
        List<Callable<Object>> runners = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            var receipt = ReceiptSamples.with(request, UUID.randomUUID().toString(), request.amount(), paidAt);
            runners.add(() -> receipts.register(receipt));
            runners.add(() -> receipts.register(receipt));
            runners.add(() -> {
                try {
                    requests.delete(ANNA, request.id());
                    return PaymentState.DELETED;
                } catch (NotDeletableException lost) {
                    return lost;
                }
            });
            runners.add(() -> lifecycle.expire(request.id()));
        }
        Collections.shuffle(runners);
        var start = new CyclicBarrier(runners.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = runners.stream().map(runner -> threads.submit(() -> {
                start.await();
                return runner.call();
            })).toList();
            for (var done : running) {
                done.get();
            }
        }
    }

    private void assertConsistent(PaymentRequest request, PaymentState state) {
        var told = events(request.id());
        var written = journal(request.id());
        switch (state) {
            case PAID -> {
                assertThat(told).containsExactly("PaymentRequestConfirmed", "PaymentReceived");
                assertThat(written).contains("PAID").doesNotContain("DELETED", "EXPIRED");
                assertThat(reasons(request)).containsExactly("ALREADY_PAID");
            }
            case DELETED -> {
                assertThat(told).containsExactly("PaymentRequestConfirmed", "PaymentRequestDeleted");
                assertThat(written).containsOnlyOnce("DELETED").doesNotContain("PAID", "EXPIRED");
                assertThat(reasons(request)).containsExactly("REQUEST_DELETED", "REQUEST_DELETED");
            }
            case EXPIRED -> {
                assertThat(told).containsExactly("PaymentRequestConfirmed");
                assertThat(written).containsOnlyOnce("EXPIRED").doesNotContain("PAID", "DELETED");
                assertThat(reasons(request)).containsExactly("PAID_AFTER_EXPIRY", "PAID_AFTER_EXPIRY");
            }
            case TO_PAY -> throw new AssertionError("nobody won");
        }
    }

    private List<String> reasons(PaymentRequest request) {
        return jdbc.sql("select reason from receipt where request_id = ? and reason is not null").param(request.id())
                .query(String.class).list();
    }

    @Test
    void startingToPayAndDeletingExcludeEachOther() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var request = confirm(ANNA);
            var start = new CyclicBarrier(2);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var paying = threads.submit(() -> {
                    start.await();
                    return requests.startOnlinePayment(ANNA, request.id());
                });
                var deleting = threads.submit(() -> {
                    start.await();
                    requests.delete(ANNA, request.id());
                    return null;
                });
                assertThat(List.of(failed(paying), failed(deleting))).containsExactlyInAnyOrder(true, false);
            }
        }
    }

    @Test
    void copiesOfAReceiptAtTheSameMomentPayOnce() throws Exception {
        var request = confirm(ANNA);
        var receipt = fitting(request, UUID.randomUUID().toString());
        Callable<ReceiptOutcome> deliver = () -> receipts.register(receipt);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = new ArrayList<ReceiptOutcome>();
            for (var done : threads.invokeAll(Collections.nCopies(6, deliver))) {
                outcomes.add(done.get());
            }
            assertThat(outcomes).containsOnlyOnce(ReceiptOutcome.PAID);
            assertThat(outcomes).filteredOn(ReceiptOutcome.DUPLICATE::equals).hasSize(5);
        }
        assertThat(events(request.id())).hasSize(2);
    }

    private static boolean failed(Future<?> future) throws InterruptedException {
        try {
            future.get();
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }
}
