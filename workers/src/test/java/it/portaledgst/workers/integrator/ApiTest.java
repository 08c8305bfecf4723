package it.portaledgst.workers.integrator;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.workers.FakeServer;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The API over real HTTP with real tokens, and webhooks to a real receiver. */
class ApiTest extends ApiCalls {

    @Autowired
    private WebhookDispatcher dispatcher;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void aTokenMustBeForThisServiceAndAllowTheOperation() throws Exception {
        assertProblem(send("GET", "/payment-requests", null, null, null), 401, "unauthorized");
        assertProblem(send("GET", "/payment-requests", token("uno", "another-audience", "payments:read"), null, null), 401, "unauthorized");
        var reader = token("uno", "portale-pagamenti-api", "payments:read");
        assertProblem(send("POST", "/payment-requests", reader, UUID.randomUUID().toString(), BODY), 403, "forbidden");
        assertThat(send("GET", "/services", reader, null, null).statusCode()).isEqualTo(200);
    }

    @Test
    void allThatIsAnsweredIsDescribedAndNothingElseIs() throws Exception {
        assertThat(mapping.getHandlerMethods().keySet().stream()
                .flatMap(call -> call.getPatternValues().stream().filter(path -> path.startsWith(Api.ROOT))
                        .flatMap(path -> call.getMethodsCondition().getMethods().stream().map(method -> method + " " + path.substring(Api.ROOT.length())))))
                .containsExactlyInAnyOrderElementsOf(DESCRIPTION.operations());
        assertThat(send("GET", "/openapi.yaml", null, null, null).body()).startsWith("openapi: 3.1");
        for (var path : List.of("/services", "/services/11-AUT_GEN_RAD", "/offices", "/payment-requests?limit=1")) {
            json(send("GET", path, token("uno"), null, null), 200);
        }
    }

    @Test
    void aCountryThatIsNoneIsNamed() throws Exception {
        var wrong = assertProblem(send("POST", "/payment-requests", token("uno"), UUID.randomUUID().toString(),
                BODY.replace("\"taxCode\"", "\"taxCountry\": \"XX\", \"taxCode\"")), 422, "invalid-content");
        assertThat(wrong.get("errors").valueStream().map(error -> error.get("pointer").stringValue())).contains("/debtor/taxCountry");
    }

    @Test
    void pagopasAddressAndTheHealthPageAreNotGuarded() throws Exception {
        var health = HTTP.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(health.statusCode()).isNotIn(401, 403);
        assertThat(health.headers().firstValue("X-Content-Type-Options")).isEmpty();
        var soap = HTTP.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/pagopa/paForNode"))
                .header("Content-Type", "text/xml").POST(HttpRequest.BodyPublishers.ofString("<x/>")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(soap.statusCode()).isNotIn(401, 403);
    }

    @Test
    void aKeyCreatesOneRequestOfItsClientAlsoAtOnce() throws Exception {
        var key = UUID.randomUUID().toString();
        List<Callable<HttpResponse<String>>> calls = Stream.<Callable<HttpResponse<String>>>generate(
                () -> () -> send("POST", "/payment-requests", token("uno"), key, BODY)).limit(5).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ids = threads.invokeAll(calls).stream().map(call -> json(call.resultNow(), 201).get("id").stringValue()).distinct().toList();
            assertThat(ids).hasSize(1);
            var address = "/payment-requests/" + ids.getFirst();
            assertProblem(send("POST", "/payment-requests", token("uno"), key, BODY.replace("50.00", "51")), 422, "idempotency-key-reused");
            assertThat(json(send("POST", "/payment-requests", token("due"), key, BODY), 201).get("id").stringValue()).isNotEqualTo(ids.getFirst());
            assertThat(json(send("GET", address, token("uno"), null, null), 200).get("amount").stringValue()).isEqualTo("50.00");
            for (var method : List.of("GET", "DELETE")) {
                assertProblem(send(method, address, token("due"), null, null), 404, "not-found");
            }
            assertThat(send("DELETE", address, token("uno"), null, null).statusCode()).isEqualTo(204);
            assertThat(send("DELETE", address, token("uno"), null, null).statusCode()).isEqualTo(204);
        }
    }

    @Test
    void whatIsWrongIsSaidWithItsPlaceAndInTheSameForm() throws Exception {
        var key = UUID.randomUUID().toString();
        var wrong = assertProblem(send("POST", "/payment-requests", token("uno"), key, BODY.replace("RSSMRA80A01H501U", "X").replace("50.00", "0")
                .replace("IK1ABC", "").replace("ISP-LOM", "NESSUNO")), 422, "invalid-content");
        assertThat(wrong.get("errors").valueStream().map(error -> error.get("pointer").stringValue()))
                .containsExactlyInAnyOrder("/debtor/taxCode", "/amount", "/fields/nominativo", "/officeCode");
        assertThat(wrong.get("errors").valueStream().map(error -> error.get("detail").stringValue())).contains("Scegli l'ufficio competente.");
        assertProblem(send("POST", "/payment-requests", token("uno"), null, BODY), 400, "idempotency-key-missing");
        assertProblem(send("POST", "/payment-requests", token("uno"), key, "{"), 400, "malformed-request");
        assertProblem(send("POST", "/payment-requests", token("uno"), key, BODY.replace("\"50.00\"", "50")), 400, "malformed-request");
        assertProblem(send("POST", "/payment-requests", token("uno"), key, BODY.replace("IK1ABC", "\\u0000")), 400, "malformed-request");
        assertProblem(send("POST", "/payment-requests", token("uno"), key, BODY + " ".repeat(70_000)), 413, "body-too-long");
        assertProblem(send("PATCH", "/payment-requests", token("uno"), key, BODY), 405, "method-not-allowed");
        assertProblem(send("GET", "/nothing", token("uno"), null, null), 404, "not-found");
        assertProblem(send("GET", "/payment-requests/x", token("uno"), null, null), 404, "not-found");
        assertProblem(send("GET", "/payment-requests?cursor=x", token("uno"), null, null), 400, "malformed-request");
        assertProblem(send("GET", "/payment-requests?state=x", token("uno"), null, null), 400, "malformed-request");
        assertProblem(HTTP.send(request("/payment-requests", token("uno")).header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("x")).build(), HttpResponse.BodyHandlers.ofString()), 415, "unsupported-media-type");
        assertProblem(HTTP.send(request("/services", token("uno")).header("Accept", "text/html").build(),
                HttpResponse.BodyHandlers.ofString()), 406, "not-acceptable");
    }

    @Test
    void aWebhookIsSignedRepeatedWithItsIdAndLogged() throws Exception {
        assertProblem(send("PUT", "/webhook", token("uno"), null, "{\"url\": \"http://receiver.example/\"}"), 422, "invalid-content");
        var secret = json(send("PUT", "/webhook", token("uno"), null, "{\"url\": \"" + RECEIVER.address("/hook") + "\"}"), 201)
                .get("secret").stringValue();
        RECEIVER.reply(new FakeServer.Reply(302, "text/plain", "", Map.of("Location", RECEIVER.address("/elsewhere")), 0));
        json(send("POST", "/payment-requests", token("uno"), UUID.randomUUID().toString(), BODY), 201);
        dispatcher.dispatch();
        assertThat(awaited("uno", "lastProblem")).isEqualTo("REDIRECT");
        assertThat(RECEIVER.asked()).as("not followed").hasSize(1);

        RECEIVER.reply(204);
        clock.pass(Duration.ofSeconds(11));
        dispatcher.dispatch();
        dispatcher.dispatch();
        awaitState("uno", "DELIVERED");
        assertThat(delivery("uno").get("attempts").intValue()).isEqualTo(2);
        assertThat(RECEIVER.asked()).hasSize(2);
        var sent = RECEIVER.asked().getLast();
        assertThat(sent.header("webhook-id")).isEqualTo(RECEIVER.asked().getFirst().header("webhook-id"));
        assertThat(sent.body()).isEqualTo(RECEIVER.asked().getFirst().body()).contains("payment-request.to-pay").doesNotContain("Rossi");
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
        assertThat(sent.header("webhook-signature")).isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(
                (sent.header("webhook-id") + "." + sent.header("webhook-timestamp") + "." + sent.body()).getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void onlyPublicAddressesAreCalled() throws Exception {
        for (var inside : List.of("127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
                "::1", "fe80::1", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::1")) {
            assertThat(PublicAddresses.isPublic(InetAddress.getByName(inside))).as(inside).isFalse();
        }
        for (var outside : List.of("8.8.8.8", "172.32.0.1", "100.128.0.1", "2a00:1450::1")) {
            assertThat(PublicAddresses.isPublic(InetAddress.getByName(outside))).as(outside).isTrue();
        }
    }
}
