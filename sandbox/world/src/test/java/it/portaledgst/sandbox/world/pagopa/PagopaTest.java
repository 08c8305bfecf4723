package it.portaledgst.sandbox.world.pagopa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import it.portaledgst.sandbox.world.Browser;
import it.portaledgst.sandbox.world.RunningWorld;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pagoPA stand-in running with impatient settings, between a fake creditor and a bare browser. */
abstract class PagopaTest {

    static final String CREDITOR = "80230390587";
    static final JsonMapper JSON = new JsonMapper();
    private static final AtomicLong NUMBERS = new AtomicLong();

    static FakeCreditor creditor;
    static RunningWorld world;
    static String pagopa;
    static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        creditor = new FakeCreditor();
        world = RunningWorld.with("--parts=pagopa", "--pagopa.ec-url=" + creditor.address(), "--pagopa.receipt-delay=20ms",
                "--pagopa.waiting-delay=2s", "--pagopa.receipt-retries=50ms,100ms", "--pagopa.receipt-attempts=4",
                "--pagopa.read-timeout=2s", "--pagopa.receipt-timeout=2s");
        pagopa = world.ready("pagopa");
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        world.close();
        creditor.close();
    }

    @BeforeEach
    void allIsWell() {
        creditor.reset();
        browser.delete(pagopa + "/control/faults");
    }

    @AfterEach
    void everyMessageWasValid() {
        assertThat(creditor.violations()).isEmpty();
    }

    /** A notice code nobody used yet, with its right check digits. */
    static String newNotice() {
        long base = 3_010_000_000_000_000L + NUMBERS.incrementAndGet();
        return "%016d%02d".formatted(base, base % 93);
    }

    static JsonNode pay(String notice) {
        return json(browser.json(pagopa + "/control/pay", "{\"noticeCode\":\"" + notice + "\"}"), 200);
    }

    static void fault(String json) {
        json(browser.json(pagopa + "/control/faults", json), 200);
    }

    static JsonNode json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JSON.readTree(response.body());
    }

    static JsonNode receipts(String notice) {
        return json(browser.get(pagopa + "/control/receipts?noticeCode=" + notice), 200);
    }

    static String state(String notice) {
        return receipts(notice).get(0).get("state").stringValue();
    }

    static HttpResponse<String> recovered(String notice) {
        return browser.send(HttpRequest.newBuilder(URI.create(pagopa + "/gpd/payments-receipts-service/v1/payments/" + CREDITOR
                + "/receipts/" + notice.substring(1))).header("Accept", "application/xml"));
    }

    static HttpResponse<String> tellPosition(String notice, long cents, String more) {
        return browser.json(pagopa + "/aca/v1/paCreatePosition", """
                {"paFiscalCode":"%s","entityType":"F","entityFiscalCode":"RSSMRA80A01H501U","entityFullName":"Mario Rossi",
                 "iuv":"%s","nav":"%s","amount":%d,"description":"Contributo","expirationDate":"2031-12-31T22:59:59Z",
                 "iban":"IT60X0542811101000000123456"%s}""".formatted(CREDITOR, notice.substring(1), notice, cents, more));
    }

    static void until(String what, Supplier<Boolean> condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.get()) {
            assertThat(System.nanoTime()).as("waited too long: " + what).isLessThan(end);
            pause(20);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static HttpResponse<String> choose(String page, String outcome) {
        return browser.form(page, Map.of("outcome", outcome, "email", "mario@example.org"));
    }
}
