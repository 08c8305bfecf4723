package it.portaledgst.domain.integrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.journal.JournalEntry;
import it.portaledgst.domain.journal.PaymentJournal;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.receipt.IncomingReceipt;
import it.portaledgst.domain.receipt.Receipts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class WebhooksTest extends DomainTest {

    private static final String URL = "https://integratore.example/hook";

    @Autowired
    private Webhooks webhooks;
    @Autowired
    private WebhookQueue queue;
    @Autowired
    private PaymentLifecycle lifecycle;
    @Autowired
    private Receipts receipts;
    @Autowired
    private TransactionTemplate transaction;

    @AfterEach
    void forget() {
        jdbc.sql("delete from webhook").update();
    }

    @Test
    void everyChangeOfStateIsWrittenForItsOwnerAndForNobodyElse() {
        webhooks.put(ANNA, URL);
        webhooks.put(BRUNO, URL);
        var paid = confirm(ANNA);
        requests.delete(ANNA, paid.id());
        requests.restore(ANNA, paid.id());
        requests.startOnlinePayment(ANNA, paid.id());
        receipts.register(receipt(paid));
        var expired = confirm(ANNA);
        clock.moveTo(endOfLastDay(expired));
        lifecycle.expire(expired.id());
        lifecycle.expire(expired.id());

        assertThat(changes(ANNA, paid)).containsExactly(Change.TO_PAY, Change.DELETED, Change.RESTORED, Change.PAID);
        assertThat(changes(ANNA, expired)).containsExactly(Change.TO_PAY, Change.EXPIRED);
        assertThat(log(BRUNO)).isEmpty();
        assertThat(log(ANNA)).allMatch(delivery -> delivery.state() == DeliveryState.PENDING && delivery.attempts() == 0);
        assertThat(log(ANNA).getFirst().noticeCode()).isEqualTo(expired.noticeCode().value());
    }

    @Test
    void aChangeThatIsRolledBackIsNotTold() {
        webhooks.put(ANNA, URL);
        transaction.executeWithoutResult(status -> {
            confirm(ANNA);
            assertThat(log(ANNA)).hasSize(1);
            status.setRollbackOnly();
        });

        assertThat(log(ANNA)).isEmpty();
    }

    @Test
    void withoutAWebhookNothingIsKeptAndWhatWasBeforeItIsNotTold() {
        confirm(ANNA);
        webhooks.put(ANNA, URL);

        assertThat(log(ANNA)).isEmpty();
        assertThat(queue.takeReceiver()).isEmpty();
    }

    @Test
    void aReceiverIsServedByOneAtATimeAndLetGo() {
        webhooks.put(ANNA, URL);
        confirm(ANNA);
        confirm(ANNA);
        var receiver = queue.takeReceiver().orElseThrow();

        assertThat(queue.takeReceiver()).as("taken").isEmpty();
        assertThat(queue.next(receiver)).isPresent();
        assertThat(queue.next(receiver)).isPresent();
        assertThat(queue.next(receiver)).as("both are being sent").isEmpty();
        queue.release(receiver);
        assertThat(queue.takeReceiver()).as("nothing is due").isEmpty();

        clock.advance(WebhookQueue.LEASE.plusSeconds(1));
        assertThat(queue.takeReceiver()).as("who sent has died").contains(receiver);
        assertThat(queue.next(receiver).orElseThrow().delivery().attempts()).isEqualTo(2);
    }

    @Test
    void theNextChangeOfARequestWaitsForTheOneBefore() {
        webhooks.put(ANNA, URL);
        var first = confirm(ANNA);
        requests.delete(ANNA, first.id());
        var other = confirm(ANNA);
        var receiver = queue.takeReceiver().orElseThrow();
        var toPay = queue.next(receiver).orElseThrow();
        assertThat(toPay.delivery().change()).isEqualTo(Change.TO_PAY);
        queue.failed(toPay, 500, DeliveryProblem.STATUS);

        assertThat(queue.next(receiver).orElseThrow().delivery().requestId()).as("others do not wait").isEqualTo(other.id());
        assertThat(queue.next(receiver)).isEmpty();
        clock.advance(Duration.ofSeconds(11));
        var again = queue.next(receiver).orElseThrow();
        assertThat(again.delivery().id()).isEqualTo(toPay.delivery().id());
        queue.delivered(again, 204);
        assertThat(queue.next(receiver).orElseThrow().delivery().change()).isEqualTo(Change.DELETED);
    }

    @Test
    void attemptsAreFewerAndFewerForADayThenItIsGivenUpAndMayBeSentAgain() {
        webhooks.put(ANNA, URL);
        confirm(ANNA);
        var began = clock.instant();
        var receiver = queue.takeReceiver().orElseThrow();
        Duration last = Duration.ZERO;
        for (int attempt = 1; attempt <= WebhookQueue.MAX_ATTEMPTS; attempt++) {
            var parcel = queue.next(receiver).orElseThrow();
            assertThat(parcel.delivery().attempts()).isEqualTo(attempt);
            queue.failed(parcel, null, DeliveryProblem.TIMEOUT);
            var delivery = log(ANNA).getFirst();
            assertThat(delivery.lastProblem()).isEqualTo(DeliveryProblem.TIMEOUT);
            if (attempt < WebhookQueue.MAX_ATTEMPTS) {
                var pause = Duration.between(delivery.attemptedAt(), delivery.nextAttemptAt());
                assertThat(pause).isGreaterThan(last);
                last = pause;
                clock.advance(pause.plusSeconds(1));
            }
        }
        assertThat(Duration.between(began, clock.instant())).isBetween(Duration.ofHours(23), Duration.ofHours(25));
        var failed = log(ANNA).getFirst();
        assertThat(failed.state()).isEqualTo(DeliveryState.FAILED);
        assertThat(failed.nextAttemptAt()).isNull();
        assertThat(webhooks.deliveries(ANNA, DeliveryState.FAILED, null, 10).rows()).containsExactly(failed);
        assertThat(webhooks.deliveries(ANNA, DeliveryState.PENDING, null, 10).rows()).isEmpty();
        assertThat(queue.next(receiver)).isEmpty();

        assertThat(webhooks.resend(BRUNO, failed.id())).isFalse();
        assertThat(webhooks.resend(ANNA, UUID.randomUUID())).isFalse();
        assertThat(webhooks.resend(ANNA, failed.id())).isTrue();
        var again = queue.next(receiver).orElseThrow();
        assertThat(again.delivery().id()).isEqualTo(failed.id());
        assertThat(again.delivery().attempts()).isEqualTo(1);
    }

    @Test
    void theReportOfAnOvertakenAttemptChangesNothing() {
        webhooks.put(ANNA, URL);
        confirm(ANNA);
        var receiver = queue.takeReceiver().orElseThrow();
        var slow = queue.next(receiver).orElseThrow();
        clock.advance(WebhookQueue.LEASE.plusSeconds(1));
        var second = queue.next(receiver).orElseThrow();
        queue.failed(slow, null, DeliveryProblem.TIMEOUT);
        assertThat(log(ANNA).getFirst().lastProblem()).isNull();
        queue.delivered(second, 200);
        queue.failed(second, 500, DeliveryProblem.STATUS);

        assertThat(log(ANNA).getFirst().state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void theSecretIsShownOnceAndTheOneBeforeSignsAlongForADay() {
        var first = webhooks.put(ANNA, URL);
        assertThat(first.secret()).matches("whsec_[A-Za-z0-9+/]{43}=");
        var moved = webhooks.put(ANNA, URL + "/2");
        assertThat(moved.secret()).isNull();
        assertThat(moved.webhook().url()).isEqualTo(URL + "/2");
        assertThat(first.toString() + moved).doesNotContain("whsec_");
        confirm(ANNA);
        confirm(ANNA);
        var second = webhooks.replaceSecret(ANNA).orElseThrow();
        var receiver = queue.takeReceiver().orElseThrow();

        assertThat(queue.next(receiver).orElseThrow().secrets()).containsExactly(second.secret(), first.secret());
        assertThat(webhooks.find(ANNA).orElseThrow().oldSecretUntil()).isNotNull();
        clock.advance(Webhooks.OVERLAP.plusSeconds(1));
        assertThat(queue.next(receiver).orElseThrow().secrets()).containsExactly(second.secret());
        assertThat(webhooks.find(ANNA).orElseThrow().oldSecretUntil()).isNull();
        assertThat(webhooks.replaceSecret(BRUNO)).isEmpty();
    }

    @Test
    void theLogIsReadPageByPageAndForgottenAfterAMonth() {
        webhooks.put(ANNA, URL);
        confirm(ANNA);
        confirm(ANNA);
        var third = confirm(ANNA);
        var page = webhooks.deliveries(ANNA, null, null, 2);
        assertThat(page.rows()).hasSize(2);
        assertThat(page.rows().getFirst().requestId()).isEqualTo(third.id());
        var rest = webhooks.deliveries(ANNA, null, page.nextBefore(), 2);
        assertThat(rest.rows()).hasSize(1).doesNotContainAnyElementsOf(page.rows());
        assertThat(rest.nextBefore()).isNull();

        var receiver = queue.takeReceiver().orElseThrow();
        queue.delivered(queue.next(receiver).orElseThrow(), 200);
        clock.advance(Duration.ofDays(30).plusSeconds(1));
        queue.forgetOld();
        assertThat(log(ANNA)).as("what is pending stays").hasSize(2);
        assertThat(webhooks.remove(BRUNO)).isFalse();
        assertThat(webhooks.remove(ANNA)).isTrue();
        assertThat(log(ANNA)).isEmpty();
        assertThat(webhooks.find(ANNA)).isEqualTo(Optional.empty());
    }

    @Test
    void nothingIsWrittenOutsideOfATransaction() {
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> queue.changed(
                new JournalEntry(UUID.randomUUID(), PaymentJournal.Kind.PAID,
                        Instant.now())));
    }

    private List<Delivery> log(Citizen owner) {
        return webhooks.deliveries(owner, null, null, 200).rows();
    }

    private Stream<Change> changes(Citizen owner, PaymentRequest request) {
        return log(owner).reversed().stream().filter(delivery -> delivery.requestId().equals(request.id())).map(Delivery::change);
    }

    private static IncomingReceipt receipt(PaymentRequest request) {
        return new IncomingReceipt(UUID.randomUUID().toString().replace("-", ""), request.noticeCode().value(), request.creditorFiscalCode(),
                request.noticeCode().iuv(), request.amount(), "OK", "BNKITXXX", "Banca di prova", "12345678903", "Maria Bianchi",
                BigDecimal.ONE, Instant.now(), LocalDate.now(), null, "creditCard", "Contributo", false, "<receipt/>".getBytes());
    }
}
