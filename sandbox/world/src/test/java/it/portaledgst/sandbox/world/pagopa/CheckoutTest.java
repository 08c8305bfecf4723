package it.portaledgst.sandbox.world.pagopa;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import it.portaledgst.sandbox.world.Browser;
import it.portaledgst.sandbox.world.RunningWorld;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CheckoutTest extends PagopaTest {

    private static final String RETURN = "http://localhost:8080/esito/";

    private static ObjectNode cart(String... notices) {
        String items = Stream.of(notices).map(notice -> """
                {"noticeNumber":"%s","fiscalCode":"%s","amount":2000,"companyName":"Ministero","description":"Contributo"}"""
                .formatted(notice, CREDITOR)).collect(Collectors.joining(","));
        return (ObjectNode) JSON.readTree("""
                {"emailNotice":"mario@example.org","paymentNotices":[%s],"idCart":"cart-1","allCCP":false,
                 "returnUrls":{"returnOkUrl":"%sok/t","returnCancelUrl":"%sannullato/t","returnErrorUrl":"%serrore/t","returnWaitingUrl":"%sattesa/t"}}"""
                .formatted(items, RETURN, RETURN, RETURN, RETURN));
    }

    private static HttpResponse<String> post(JsonNode cart) {
        return browser.json(pagopa + "/checkout/ec/v2/carts", cart.toString());
    }

    /** The address of a new cart's page. */
    private static String open(String... notices) {
        HttpResponse<String> response = post(cart(notices));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(302);
        assertThat(response.body()).isEmpty();
        return Browser.location(response);
    }

    @Test
    void browsersAreSentToWhereTheyReachThePages() throws Exception {
        try (var behindAProxy = RunningWorld.with("--parts=pagopa", "--pagopa.ec-url=" + creditor.address(),
                "--pagopa.public-url=http://pagopa.example:8090")) {
            var answer = browser.json(behindAProxy.ready("pagopa") + "/checkout/ec/v2/carts", cart(newNotice()).toString());

            assertThat(Browser.location(answer)).startsWith("http://pagopa.example:8090/c/");
        }
    }

    @Test
    void thePageShowsWhatTheCreditorSaysIsDue() {
        creditor.amount("1234.50");
        String address = open(newNotice());

        assertThat(address).startsWith(pagopa + "/c/");
        assertThat(browser.get(address).body()).contains("<html lang=\"it\">", "Simulatore pagoPA – nessun pagamento è reale",
                "Ministero di prova", "Contributo annuo &amp; diritti", "1.234,50 €", "value=\"mario@example.org\"",
                ">Paga<", ">Pagamento rifiutato<", ">Annulla<", ">Lascia in attesa<");
    }

    @Test
    void payingReturnsAndBringsTheReceiptWithTheCart() {
        String notice = newNotice();
        String page = open(notice);

        HttpResponse<String> back = choose(page, "pay");

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(Browser.location(back)).isEqualTo(RETURN + "ok/t");
        assertThat(creditor.received("paGetPaymentV2", notice)).singleElement().satisfies(request -> {
            assertThat(request.value("paymentNote")).isEqualTo("cart-1");
            assertThat(request.value("amount")).isEqualTo("20.00");
        });
        until("the receipt", () -> creditor.received("paSendRTV2", notice).size() == 1);
        assertThat(creditor.received("paSendRTV2", notice).getFirst()).satisfies(receipt -> {
            assertThat(receipt.value("receiptId")).isEqualTo(receipts(notice).get(0).get("receiptId").stringValue());
            assertThat(receipt.value("paymentNote")).isEqualTo("cart-1");
            assertThat(receipt.value("paymentAmount")).isEqualTo("20.00");
            assertThat(receipt.value("creditorReferenceId")).isEqualTo(notice.substring(1));
            assertThat(receipt.value("standIn")).isEqualTo("false");
            assertThat(receipt.body()).contains("<fullName>Mario D'Àvila</fullName>", "<value>2569</value>", "Contributo annuo &amp; diritti");
        });
        assertThat(browser.get(page).body()).contains("Questa sessione è conclusa", RETURN + "ok/t");
        assertThat(post(cart(notice)).statusCode()).as("a paid notice makes no second cart").isEqualTo(422);
    }

    @Test
    void leavingItWaitingReturnsAtOnceAndTheReceiptComesLater() {
        String notice = newNotice();

        assertThat(Browser.location(choose(open(notice), "wait"))).isEqualTo(RETURN + "attesa/t");

        assertThat(creditor.received("paSendRTV2", notice)).isEmpty();
        until("the receipt", () -> creditor.received("paSendRTV2", notice).size() == 1);
    }

    @Test
    void aRefusedPaymentLeavesTheNoticePayable() {
        String notice = newNotice();

        assertThat(Browser.location(choose(open(notice), "refuse"))).isEqualTo(RETURN + "errore/t");

        assertThat(creditor.received("paGetPaymentV2", notice)).hasSize(1);
        assertThat(receipts(notice).isEmpty()).isTrue();
        assertThat(Browser.location(choose(open(notice), "pay"))).isEqualTo(RETURN + "ok/t");
    }

    @Test
    void cancellingAsksTheCreditorNothing() {
        String notice = newNotice();
        String page = open(notice);

        HttpResponse<String> back = browser.form(page, Map.of("outcome", "cancel", "email", ""));

        assertThat(Browser.location(back)).isEqualTo(RETURN + "annullato/t");
        assertThat(creditor.received("paGetPaymentV2", notice)).isEmpty();
        assertThat(browser.get(page).body()).contains("Il pagamento è stato annullato");
        assertThat(post(cart(notice)).statusCode()).isEqualTo(302);
    }

    @Test
    void aCartOfSeveralNoticesIsPaidWholeWithAReceiptEach() {
        String first = newNotice();
        String second = newNotice();
        String page = open(first, second);

        assertThat(browser.get(page).body()).contains("40,00 €");
        assertThat(Browser.location(choose(page, "pay"))).isEqualTo(RETURN + "ok/t");
        until("both receipts", () -> creditor.received("paSendRTV2", first).size() == 1 && creditor.received("paSendRTV2", second).size() == 1);
    }

    @Test
    void payingNeedsAnEmailAddress() {
        String page = open(newNotice());

        for (String email : List.of("", "mario", "mario@")) {
            HttpResponse<String> response = browser.form(page, Map.of("outcome", "pay", "email", email));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).contains("role=\"alert\"", "Scrivi un indirizzo e-mail valido", "aria-invalid=\"true\"");
        }
        assertThat(Browser.location(choose(page, "pay"))).endsWith("ok/t");
    }

    @ParameterizedTest
    @CsvSource({"PAA_PAGAMENTO_SCONOSCIUTO, PAYMENT_UNKNOWN", "PAA_PAGAMENTO_DUPLICATO, PAYMENT_DUPLICATED",
            "PAA_PAGAMENTO_SCADUTO, PAYMENT_EXPIRED", "PAA_PAGAMENTO_ANNULLATO, PAYMENT_CANCELED", "PAA_SYSTEM_ERROR, DOMAIN_UNKNOWN"})
    void theCreditorsFaultIsShownAsThePayerSeesIt(String fault, Problem problem) {
        String page = open(newNotice());
        creditor.refusesWith(fault);

        assertThat(browser.get(page).body()).contains("Non è possibile pagare questo avviso",
                problem.sentence().replace("'", "&#39;"), fault, problem.name(), RETURN + "errore/t");
    }

    @Test
    void aCreditorThatAnswersBadlyIsAnErrorOfTheCreditor() {
        String page = open(newNotice());
        for (FakeCreditor.Mood mood : List.of(FakeCreditor.Mood.FAILS, FakeCreditor.Mood.TALKS_NONSENSE, FakeCreditor.Mood.QUALIFIES_CHILDREN)) {
            creditor.is(mood);
            assertThat(browser.get(page).body()).as(mood.name()).contains("DOMAIN_UNKNOWN", "PPT_STAZIONE_INT_PA_ERRORE_RESPONSE");
        }
        creditor.is(FakeCreditor.Mood.HANGS);
        assertThat(browser.get(page).body()).contains("DOMAIN_UNKNOWN", "PPT_STAZIONE_INT_PA_TIMEOUT");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/emailNotice | \"mario\"", "/paymentNotices | []", "/paymentNotices | null", "/paymentNotices | {}",
            "/paymentNotices/0/noticeNumber | \"30100000000000014\"", "/paymentNotices/0/noticeNumber | 301000000000000144",
            "/paymentNotices/0/fiscalCode | \"8023039058\"", "/paymentNotices/0/amount | 0", "/paymentNotices/0/amount | 20.5",
            "/paymentNotices/0/amount | \"2000\"", "/paymentNotices/0/companyName | null",
            "/paymentNotices/0/description | LONG", "/returnUrls | null", "/returnUrls/returnOkUrl | null",
            "/returnUrls/returnWaitingUrl | null", "/returnUrls/returnCancelUrl | \"www.example.org/x\"",
            "/returnUrls/returnErrorUrl | \"http://example.org/x\"", "/returnUrls/returnErrorUrl | \"javascript:alert(1)\"",
            "/idCart | \"\"", "/allCCP | \"false\""})
    void whatTheContractForbidsIsABadRequest(String where, String value) {
        ObjectNode cart = cart(newNotice());
        String name = where.substring(where.lastIndexOf('/') + 1);
        ObjectNode parent = (ObjectNode) cart.at(where.substring(0, where.lastIndexOf('/')));
        JsonNode wrong = value.equals("LONG") ? JSON.valueToTree("x".repeat(141)) : JSON.readTree(value);
        parent.set(name, wrong);

        JsonNode problem = json(post(cart), 400);

        assertThat(problem.get("title").stringValue()).isEqualTo("Request validation error");
        assertThat(problem.get("status").intValue()).isEqualTo(400);
        assertThat(problem.get("detail").stringValue()).contains(name);
    }

    @Test
    void whatIsNotJsonIsABadRequestToo() {
        assertThat(json(browser.json(pagopa + "/checkout/ec/v2/carts", "{"), 400).get("title").stringValue()).isEqualTo("Request validation error");
        assertThat(json(browser.json(pagopa + "/checkout/ec/v2/carts", "[]"), 400).get("status").intValue()).isEqualTo(400);
    }

    @Test
    void optionalFieldsMayBeLeftOutAndHttpsIsWelcomeEverywhere() {
        ObjectNode cart = cart(newNotice());
        cart.remove(List.of("emailNotice", "idCart", "allCCP"));
        ((ObjectNode) cart.get("returnUrls")).put("returnOkUrl", "https://pagamenti.example.org/esito/ok/1");

        String page = Browser.location(post(cart));

        assertThat(Browser.location(choose(page, "pay"))).isEqualTo("https://pagamenti.example.org/esito/ok/1");
    }

    @Test
    void aCartPagopaCannotProcessIsRefused() {
        String notice = newNotice();
        assertThat(json(post(cart(notice, notice)), 422).get("title").stringValue()).isEqualTo("Invalid payment info");
        String[] six = IntStream.range(0, 6).mapToObj(i -> newNotice()).toArray(String[]::new);
        assertThat(json(post(cart(six)), 422).get("title").stringValue()).isEqualTo("Multiple payment notices not processable");
    }

    @Test
    void aCartLivesTenMinutes() {
        Instant created = Instant.parse("2026-01-01T10:00:00Z");
        Cart cart = new Cart(UUID.randomUUID(), null, created, Cart.State.OPEN);

        assertThat(cart.open(created.plusSeconds(599))).isTrue();
        assertThat(cart.open(created.plusSeconds(600))).isFalse();
    }

    @Test
    void anUnknownCartIsNotFound() {
        assertThat(browser.get(pagopa + "/c/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        HttpResponse<String> nonsense = browser.get(pagopa + "/c/nonsense");
        assertThat(nonsense.statusCode()).isEqualTo(404);
        assertThat(nonsense.body()).contains("Richiesta non riuscita");
    }
}
