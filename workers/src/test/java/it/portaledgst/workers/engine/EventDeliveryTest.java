package it.portaledgst.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.portaledgst.domain.event.CheckoutRequested;
import it.portaledgst.domain.event.DomainEvent;
import it.portaledgst.domain.event.DomainEventListener;
import it.portaledgst.domain.event.LatePaymentReceived;
import it.portaledgst.domain.event.OnlinePaymentStarted;
import it.portaledgst.domain.event.PaymentReceived;
import it.portaledgst.domain.event.PaymentRequestCancelled;
import it.portaledgst.domain.event.PaymentRequestConfirmed;
import it.portaledgst.domain.event.PaymentRequestDeleted;
import it.portaledgst.domain.event.TaskDecided;
import it.portaledgst.domain.event.UnmatchedReceiptArrived;
import it.portaledgst.domain.payment.AttemptState;
import it.portaledgst.domain.payment.CancelReason;
import it.portaledgst.domain.payment.CheckoutProblem;
import it.portaledgst.workers.FakeServer;
import it.portaledgst.workers.FakeServer.Reply;
import it.portaledgst.domain.payment.ReturnKind;
import it.portaledgst.workers.WorkersTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Each event becomes its message, once; what the engine or Checkout cannot take now comes again. */
class EventDeliveryTest extends WorkersTest {

    private static final UUID EVENT = UUID.randomUUID();
    private static final UUID REQUEST = UUID.randomUUID();
    private static final UUID RECEIPT = UUID.randomUUID();
    private static final UUID ATTEMPT = UUID.randomUUID();
    private static final String NOTICE = "301000000000000144";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TAKEN = "{\"tenantId\":\"<default>\",\"messageKey\":\"2251799813685249\"}";

    @Autowired
    private DomainEventListener delivery;

    record Case(DomainEvent event, String message, String key, String variables) {
    }

    static Stream<Case> events() {
        return Stream.of(
                new Case(new PaymentRequestConfirmed(EVENT, REQUEST, NOTICE, "11-AUT_GEN_RAD", "ISP-LOM",
                        Instant.parse("2026-12-20T08:00:00Z"), Instant.parse("2026-12-23T23:10:05Z")),
                        "payment-request-confirmed", NOTICE, """
                        {"requestId": "%s", "noticeCode": "%s", "serviceCode": "11-AUT_GEN_RAD", "officeCode": "ISP-LOM",
                         "remindAt": "2026-12-20T08:00:00Z", "dueAt": "2026-12-23T23:10:05Z"}""".formatted(REQUEST, NOTICE)),
                new Case(new PaymentRequestDeleted(EVENT, REQUEST, NOTICE), "payment-request-deleted", NOTICE, "{}"),
                new Case(new PaymentReceived(EVENT, REQUEST, NOTICE, RECEIPT), "payment-received", NOTICE,
                        "{\"receiptKey\": \"%s\"}".formatted(RECEIPT)),
                new Case(new LatePaymentReceived(EVENT, REQUEST, NOTICE, RECEIPT), "late-payment-received", RECEIPT.toString(),
                        "{\"requestId\": \"%s\", \"noticeCode\": \"%s\", \"receiptKey\": \"%s\"}".formatted(REQUEST, NOTICE, RECEIPT)),
                new Case(new OnlinePaymentStarted(EVENT, REQUEST, NOTICE, ATTEMPT), "online-payment-started", NOTICE,
                        "{\"attemptId\": \"%s\"}".formatted(ATTEMPT)),
                new Case(new UnmatchedReceiptArrived(EVENT, RECEIPT, NOTICE, "DGST-CEN", "WRONG_AMOUNT"),
                        "unmatched-receipt-arrived", RECEIPT.toString(), """
                        {"receiptKey": "%s", "noticeCode": "%s", "officeCode": "DGST-CEN",
                         "reason": "L'importo pagato è diverso da quello della richiesta."}""".formatted(RECEIPT, NOTICE)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventBecomesItsMessage(Case expected) {
        ENGINE.reply(200, "application/json", TAKEN);
        delivery.on(expected.event);
        var asked = ENGINE.asked().stream().filter(call -> call.path().contains("messages")).toList();
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().path()).isEqualTo("/v2/messages/publication");
        var message = JSON.readTree(asked.getFirst().body());
        assertThat(message.path("name").asString()).isEqualTo(expected.message);
        assertThat(message.path("correlationKey").asString()).isEqualTo(expected.key);
        assertThat(message.path("messageId").asString()).isEqualTo(EVENT.toString());
        assertThat(message.path("timeToLive").asLong()).isEqualTo(Duration.ofDays(30).toMillis());
        assertThat(message.path("variables")).isEqualTo(JSON.readTree(expected.variables));
    }

    @Test
    void aMessageTheEngineHasAlreadyCountsAsDelivered() {
        ENGINE.reply(409, "application/problem+json", "{\"title\":\"ALREADY_EXISTS\",\"status\":409,\"detail\":\"published\"}");
        assertThatCode(() -> delivery.on(new PaymentRequestDeleted(EVENT, REQUEST, NOTICE))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 429, 500, 503})
    void whateverElseTheEngineAnswersBringsTheEventBack(int status) {
        ENGINE.reply(status, "application/problem+json", "{\"title\":\"no\",\"status\":%d,\"detail\":\"no\"}".formatted(status));
        assertThatThrownBy(() -> delivery.on(new PaymentRequestDeleted(EVENT, REQUEST, NOTICE))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void anEngineThatIsAwayBringsTheEventBack() {
        ENGINE.reply(new Reply(0, "text/plain", "", Map.of(), 0));
        assertThatThrownBy(() -> delivery.on(new PaymentRequestDeleted(EVENT, REQUEST, NOTICE))).isInstanceOf(RuntimeException.class);
    }

    // ---- tasks and letters

    @Test
    void aDecisionCompletesItsTaskAsItsFormWould() {
        ENGINE.reply(204);
        delivery.on(new TaskDecided(EVENT, 4711, "assign", NOTICE));
        ENGINE.reply(204);
        delivery.on(new TaskDecided(EVENT, 4712, null, null));
        var asked = ENGINE.asked().stream().filter(call -> call.path().contains("user-tasks")).toList();
        assertThat(asked).extracting(FakeServer.Asked::path).containsExactly("/v2/user-tasks/4711/completion", "/v2/user-tasks/4712/completion");
        assertThat(JSON.readTree(asked.getFirst().body()).path("variables"))
                .isEqualTo(JSON.readTree("{\"decision\": \"assign\", \"otherNoticeCode\": \"%s\"}".formatted(NOTICE)));
        assertThat(JSON.readTree(asked.getLast().body()).path("variables").size()).isZero();
    }

    @Test
    void aTaskThatIsNotThereAnyMoreIsDoneAndOneThatIsNotReadyComesAgain() {
        ENGINE.reply(404, "application/problem+json", "{\"title\":\"NOT_FOUND\",\"status\":404,\"detail\":\"no\"}");
        assertThatCode(() -> delivery.on(new TaskDecided(EVENT, 4711, "refund", null))).doesNotThrowAnyException();
        ENGINE.reply(409, "application/problem+json", "{\"title\":\"INVALID_STATE\",\"status\":409,\"detail\":\"no\"}");
        assertThatThrownBy(() -> delivery.on(new TaskDecided(EVENT, 4711, "refund", null))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void whoseRequestWasCancelledIsToldOnceAndWhy() throws Exception {
        var request = confirm();
        lifecycle.cancel(request.id(), CancelReason.WRONG_AMOUNT);
        for (int time = 0; time < 2; time++) {
            delivery.on(new PaymentRequestCancelled(EVENT, request.id(), "WRONG_AMOUNT"));
        }
        assertThat(POST.getReceivedMessages()).hasSize(1);
        var message = POST.getReceivedMessages()[0];
        assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("mario@posta.example");
        assertThat(message.getContent().toString()).contains(request.noticeCode().grouped(), "l'importo non è quello dovuto", "has cancelled");
    }

    // ---- Checkout

    @Test
    void aWishToPayOnlineBecomesACart() {
        var request = confirm();
        var attempt = requests.startOnlinePayment(ANNA, request.id());
        var event = new CheckoutRequested(UUID.randomUUID(), attempt.id(), request.id());
        PAGOPA.reply(redirect());
        delivery.on(event);
        delivery.on(event);
        assertThat(PAGOPA.asked()).as("the second delivery finds the address").hasSize(1);
        assertThat(lifecycle.attemptById(attempt.id()).checkoutUrl()).isEqualTo("https://checkout.example.org/c/1");
        assertThat(events(request.id())).containsExactly("PaymentRequestConfirmed", "OnlinePaymentStarted");
        for (var kind : ReturnKind.values()) {
            assertThat(PAGOPA.asked().getFirst().body()).contains("/esito/" + kind.pathName() + "/" + lifecycle.returnTokensOf(attempt.id()).apply(kind));
        }
    }

    @Test
    void aRefusalEndsTheAttemptWithItsReason() {
        var request = confirm();
        var attempt = requests.startOnlinePayment(ANNA, request.id());
        PAGOPA.reply(422);
        delivery.on(new CheckoutRequested(UUID.randomUUID(), attempt.id(), request.id()));
        assertThat(lifecycle.attemptById(attempt.id())).satisfies(failed -> {
            assertThat(failed.state()).isEqualTo(AttemptState.FAILED);
            assertThat(failed.problem()).isEqualTo(CheckoutProblem.PAID_OR_PAYING);
        });
        assertThat(events(request.id())).containsExactly("PaymentRequestConfirmed");
    }

    @Test
    void nobodyIsSentToPayWhatIsPaidAlreadyOrAfterTheyHaveGone() {
        var paid = confirm();
        var attempt = requests.startOnlinePayment(ANNA, paid.id());
        jdbc.sql("update payment_request set due_date = due_date - 90 where id = ?").param(paid.id()).update();
        delivery.on(new CheckoutRequested(UUID.randomUUID(), attempt.id(), paid.id()));
        assertThat(lifecycle.attemptById(attempt.id()).problem()).isEqualTo(CheckoutProblem.NOT_PAYABLE);

        var left = requests.startOnlinePayment(ANNA, confirm().id());
        clock.pass(Duration.ofMinutes(11));
        delivery.on(new CheckoutRequested(UUID.randomUUID(), left.id(), left.requestId()));
        assertThat(lifecycle.attemptById(left.id()).problem()).isEqualTo(CheckoutProblem.TOO_LATE);
        assertThat(PAGOPA.asked()).isEmpty();
    }

    private static Reply redirect() {
        return new Reply(302, "text/plain", "", Map.of("Location", "https://checkout.example.org/c/1"), 0);
    }
}
