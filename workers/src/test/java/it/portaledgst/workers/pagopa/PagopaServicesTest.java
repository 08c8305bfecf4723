package it.portaledgst.workers.pagopa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.portaledgst.domain.payment.CheckoutProblem;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.receipt.ReceiptOutcome;
import it.portaledgst.workers.FakeServer.Reply;
import it.portaledgst.workers.WorkFailed;
import it.portaledgst.workers.WorkPostponed;
import it.portaledgst.workers.WorkersTest;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** pagoPA's own services, each with every answer it may give. */
class PagopaServicesTest extends WorkersTest {

    private static final UUID ATTEMPT = UUID.randomUUID();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Reply SILENCE = new Reply(200, "text/plain", "", Map.of(), 1_500);
    private static final Reply CUT = new Reply(0, "text/plain", "", Map.of(), 0);

    @Autowired
    private Checkout checkout;
    @Autowired
    private Aca aca;
    @Autowired
    private ReceiptRecovery recovery;

    // ---- Checkout

    @Test
    void aCartIsOpenedWithEverythingCheckoutAsksFor() {
        var request = confirm();
        PAGOPA.reply(redirect("https://checkout.example.org/c/1?x=y"));
        assertThat(checkout.open(request, ATTEMPT, kind -> "tok")).isEqualTo(new Cart.Opened("https://checkout.example.org/c/1?x=y"));
        assertThat(PAGOPA.asked()).hasSize(1);
        var asked = PAGOPA.asked().getFirst();
        assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /checkout/carts");
        assertThat(asked.header("Ocp-Apim-Subscription-Key")).isEqualTo("key-of-tests");
        assertThat(asked.header("Content-Type")).startsWith("application/json");
        assertThat(JSON.readTree(asked.body())).isEqualTo(JSON.readTree("""
                {"emailNotice": "mario@posta.example",
                 "paymentNotices": [{"noticeNumber": "%s", "fiscalCode": "80230390587", "amount": 5000,
                   "companyName": "Ministero delle Imprese e del Made in Italy", "description": "%s"}],
                 "returnUrls": {"returnOkUrl": "https://pagamenti.example.org/esito/ok/tok",
                   "returnCancelUrl": "https://pagamenti.example.org/esito/annullato/tok",
                   "returnErrorUrl": "https://pagamenti.example.org/esito/errore/tok",
                   "returnWaitingUrl": "https://pagamenti.example.org/esito/attesa/tok"},
                 "idCart": "%s", "allCCP": false}
                """.formatted(request.noticeCode(), request.description(), ATTEMPT)));
    }

    @ParameterizedTest
    @CsvSource({"400, DATA", "401, NOT_AVAILABLE", "403, NOT_AVAILABLE", "404, UNEXPECTED", "418, UNEXPECTED", "200, UNEXPECTED",
            "422, PAID_OR_PAYING", "429, TOO_MANY"})
    void aRefusalHasAReasonAndIsNotTriedAgain(int status, CheckoutProblem why) {
        PAGOPA.reply(status);
        assertThat(checkout.open(confirm(), ATTEMPT, kind -> "tok")).isEqualTo(new Cart.Refused(why));
        assertThat(PAGOPA.asked()).hasSize(1);
    }

    @Test
    void noAnswerAndAFailureOfPagopaAreToldApart() {
        PAGOPA.reply(502).reply(502);
        assertThat(checkout.open(confirm(), ATTEMPT, kind -> "tok")).isEqualTo(new Cart.Refused(CheckoutProblem.FAILING));
        PAGOPA.reply(CUT).reply(CUT);
        assertThat(checkout.open(confirm(), ATTEMPT, kind -> "tok")).isEqualTo(new Cart.Refused(CheckoutProblem.NO_ANSWER));
    }

    @Test
    void aTechnicalFailureIsTriedOnceMore() {
        for (var failure : new Reply[] {new Reply(500, "text/plain", "", Map.of(), 0), SILENCE, CUT}) {
            PAGOPA.forget();
            PAGOPA.reply(failure).reply(redirect("https://checkout.example.org/c/2"));
            assertThat(checkout.open(confirm(), ATTEMPT, kind -> "tok")).isEqualTo(new Cart.Opened("https://checkout.example.org/c/2"));
            assertThat(PAGOPA.asked()).hasSize(2);
        }
        PAGOPA.forget();
        PAGOPA.reply(503).reply(503).reply(redirect("https://checkout.example.org/c/3"));
        assertThat(checkout.open(confirm(), ATTEMPT, kind -> "tok")).isInstanceOf(Cart.Refused.class);
        assertThat(PAGOPA.asked()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/relative", "javascript:alert(1)"})
    void anAddressThatIsNoneIsNotFollowed(String location) {
        PAGOPA.reply(redirect(location));
        assertThat(checkout.open(confirm(), ATTEMPT, kind -> "tok")).isInstanceOf(Cart.Refused.class);
    }

    // ---- ACA

    @Test
    void anOpenRequestIsToldWithItsAmount() {
        var request = confirm();
        PAGOPA.reply(200);
        aca.tell(request);
        var asked = PAGOPA.asked().getFirst();
        assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /aca/paCreatePosition");
        assertThat(asked.header("Ocp-Apim-Subscription-Key")).isEqualTo("key-of-tests");
        JsonNode position = JSON.readTree(asked.body());
        assertThat(position.path("paFiscalCode").asString()).isEqualTo("80230390587");
        assertThat(position.path("entityType").asString()).isEqualTo("F");
        assertThat(position.path("entityFiscalCode").asString()).isEqualTo("RSSMRA80A01H501U");
        assertThat(position.path("entityFullName").asString()).isEqualTo("Mario Rossi");
        assertThat(position.path("iuv").asString()).isEqualTo(request.noticeCode().iuv());
        assertThat(position.path("nav").asString()).isEqualTo(request.noticeCode().value());
        assertThat(position.path("amount").isIntegralNumber()).isTrue();
        assertThat(position.path("amount").asLong()).isEqualTo(5000);
        assertThat(position.path("iban").asString()).hasSize(27);
        assertThat(OffsetDateTime.parse(position.path("expirationDate").asString()).atZoneSameInstant(ZoneId.of("Europe/Rome"))
                .toLocalDateTime()).isEqualTo(request.dueDate().atTime(23, 59, 59));
    }

    @Test
    void aDeletedOrExpiredRequestIsClosedAndAPaidOneIsPagopasBusiness() {
        var request = confirm();
        PAGOPA.reply(200).reply(200);
        aca.tell(in(request, PaymentState.DELETED));
        aca.tell(in(request, PaymentState.EXPIRED));
        aca.tell(in(request, PaymentState.PAID));
        assertThat(PAGOPA.asked()).extracting(asked -> JSON.readTree(asked.body()).path("amount").asLong()).containsExactly(0L, 0L);
    }

    @Test
    void closingWhatPagopaDoesNotHoldOpenIsDone() {
        var deleted = in(confirm(), PaymentState.DELETED);
        PAGOPA.reply(404).reply(409, "application/problem+json", "{\"title\":\"Invocation exception\",\"status\":409}");
        aca.tell(deleted);
        aca.tell(deleted);
        PAGOPA.reply(409, "application/problem+json", "{\"title\":\"Unauthorized action\",\"status\":409}");
        assertThatThrownBy(() -> aca.tell(deleted)).isInstanceOf(WorkFailed.class);
        PAGOPA.reply(409);
        assertThatThrownBy(() -> aca.tell(in(deleted, PaymentState.TO_PAY))).isInstanceOf(WorkFailed.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 422, 429, 500, 502})
    void everyOtherAnswerOfAcaIsWorkForLaterWithASentence(int status) {
        var request = confirm();
        PAGOPA.reply(status);
        assertThatThrownBy(() -> aca.tell(request)).isInstanceOf(WorkFailed.class)
                .hasMessageContaining("HTTP " + status).hasMessageEndingWith("ritentare.").hasMessageNotContaining("Rossi");
    }

    @Test
    void acaThatDoesNotAnswerIsWorkForLater() {
        for (var failure : new Reply[] {SILENCE, CUT}) {
            PAGOPA.forget();
            PAGOPA.reply(failure);
            assertThatThrownBy(() -> aca.tell(confirm())).isInstanceOf(WorkFailed.class).hasMessageContaining("non risponde");
        }
    }

    // ---- receipts asked for

    @Test
    void aReceiptFoundIsRegisteredLikeOneThatCame() {
        var request = confirm();
        var message = payload(Messages.sendV2(request, UUID.randomUUID().toString()));
        PAGOPA.reply(200, "application/xml", message).reply(200, "application/xml", message);
        assertThat(recovery.ask(request)).contains(ReceiptOutcome.PAID);
        assertThat(recovery.ask(request)).contains(ReceiptOutcome.DUPLICATE);
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.PAID);
        assertThat(PAGOPA.asked().getFirst().path())
                .isEqualTo("/receipts/payments/80230390587/receipts/" + request.noticeCode().iuv());
        assertThat(PAGOPA.asked().getFirst().header("Accept")).isEqualTo("application/xml");
        assertThat(events(request.id())).containsExactly("PaymentRequestConfirmed", "PaymentReceived");
    }

    @Test
    void theOlderReceiptIsReadToo() {
        var request = confirm();
        PAGOPA.reply(200, "application/xml", payload(Messages.send(request, UUID.randomUUID().toString(), false)));
        assertThat(recovery.ask(request)).contains(ReceiptOutcome.PAID);
    }

    @Test
    void beyondTheBudgetPagopaIsNotAsked() {
        var request = confirm();
        for (int i = 0; i < 10; i++) {
            assertThat(recovery.ask(request)).isEmpty();
        }
        assertThatThrownBy(() -> recovery.ask(request)).isInstanceOf(WorkPostponed.class).hasMessageContaining("dieci richieste");
        assertThat(PAGOPA.asked()).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 429, 500, 503})
    void withoutAnAnswerNothingIsKnown(int status) {
        PAGOPA.reply(status);
        assertThat(recovery.ask(confirm())).isEmpty();
    }

    @Test
    void aServiceThatDoesNotAnswerTellsNothing() {
        PAGOPA.reply(SILENCE).reply(CUT);
        assertThat(recovery.ask(confirm())).isEmpty();
        assertThat(recovery.ask(confirm())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 422, 302})
    void whatWaitingCannotMendIsForAPerson(int status) {
        PAGOPA.reply(status);
        assertThatThrownBy(() -> recovery.ask(confirm())).isInstanceOf(WorkFailed.class)
                .hasMessageContaining("HTTP " + status).hasMessageEndingWith("ritentare.");
    }

    @Test
    void aReceiptOfAnotherNoticeOrWithADoctypeIsNotTaken() {
        var request = confirm();
        var other = confirm();
        var message = payload(Messages.sendV2(other, UUID.randomUUID().toString()));
        var doctype = "<!DOCTYPE x [<!ENTITY e \"OK\">]>"
                + payload(Messages.sendV2(request, UUID.randomUUID().toString())).replace("<outcome>OK", "<outcome>&e;");
        for (var answer : new String[] {message, doctype, "not XML", "<a/>"}) {
            PAGOPA.reply(200, "application/xml", answer);
            assertThatThrownBy(() -> recovery.ask(request)).isInstanceOf(WorkFailed.class).hasMessageContaining("non è leggibile");
        }
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.TO_PAY);
        assertThat(lifecycle.get(other.id()).state()).isEqualTo(PaymentState.TO_PAY);
    }

    private static PaymentRequest in(PaymentRequest r, PaymentState state) {
        return new PaymentRequest(r.id(), r.noticeCode(), r.creditorFiscalCode(), r.serviceCode(), r.serviceVersion(), r.serviceTitle(), r.debtor(),
                r.amount(), r.officeCode(), r.proposedOfficeCode(), r.fields(), state, r.dueDate(), r.createdAt(), r.paidAt(), r.description(),
                r.noticeReady(), r.receiptReady(), r.lastAttempt());
    }

    private static String payload(String envelope) {
        var body = Pattern.compile("<soapenv:Body>(.*)</soapenv:Body>", Pattern.DOTALL).matcher(envelope);
        assertThat(body.find()).isTrue();
        return body.group(1).replaceFirst("<pafn:(\\w+)>", "<pafn:$1 xmlns:pafn=\"" + Operation.NAMESPACE + "\">");
    }

    private static Reply redirect(String location) {
        return new Reply(302, "text/plain", "", location.isEmpty() ? Map.of() : Map.of("Location", location), 0);
    }
}
