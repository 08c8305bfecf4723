package it.portaledgst.workers.integrator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import it.portaledgst.workers.FakeServer;
import it.portaledgst.workers.WorkersTest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API over real HTTP with real tokens, and webhooks to a real receiver. */
@TestPropertySource(properties = {"portale.api.dispatch-every=PT24H", "portale.api.local-receivers=true", "portale.api.answer-within=1s"})
class ApiTest extends WorkersTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final Description DESCRIPTION = new Description();
    private static final RSAKey KEY = key();
    private static final String ISSUER = issuer();
    private static final FakeServer RECEIVER = new FakeServer();
    private static final String BODY = """
            {"serviceCode": "11-AUT_GEN_RAD", "debtor": {"kind": "NATURAL_PERSON", "fullName": "Mario Rossi",
             "taxCode": "RSSMRA80A01H501U", "email": "mario@posta.example"}, "amount": "50.00", "officeCode": "ISP-LOM",
             "fields": {"nominativo": "IK1ABC", "tipo_richiesta": "CONTRIBUTO_ANNUO", "anno_riferimento": "2026"}}""";

    @Autowired
    private WebhookDispatcher dispatcher;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("portale.api.issuer", () -> ISSUER);
    }

    @AfterEach
    void forgetWebhooks() {
        jdbc.sql("delete from webhook").update();
        RECEIVER.forget();
    }

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
        assertThat(awaited("lastProblem")).isEqualTo("REDIRECT");
        assertThat(RECEIVER.asked()).as("not followed").hasSize(1);

        RECEIVER.reply(204);
        clock.pass(Duration.ofSeconds(11));
        dispatcher.dispatch();
        dispatcher.dispatch();
        for (int i = 0; i < 200 && !"DELIVERED".equals(log().get("state").stringValue()); i++) {
            Thread.sleep(50);
        }
        assertThat(log().get("state").stringValue()).isEqualTo("DELIVERED");
        assertThat(log().get("attempts").intValue()).isEqualTo(2);
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

    private String awaited(String field) throws Exception {
        for (int i = 0; i < 200 && log().get(field) == null; i++) {
            Thread.sleep(50);
        }
        return log().get(field).stringValue();
    }

    private JsonNode log() throws Exception {
        return json(send("GET", "/webhook/deliveries", token("uno"), null, null), 200).get("deliveries").get(0);
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private static JsonNode assertProblem(HttpResponse<String> answer, int status, String type) {
        var problem = json(answer, status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(problem.get("type").stringValue()).isEqualTo("urn:portale-dgst:problem:" + type);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        return problem;
    }

    private HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path)).timeout(Duration.ofSeconds(30));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(String method, String path, String token, String key, String body) throws Exception {
        var request = request(path, token);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        var answer = HTTP.send(request.method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build(), HttpResponse.BodyHandlers.ofString());
        DESCRIPTION.holds(method, path, answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), answer.body());
        return answer;
    }

    private static String token(String client) {
        return token(client, "portale-pagamenti-api", "payments:read payments:write");
    }

    private static String token(String client, String audience, String scope) {
        try {
            var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(), new JWTClaimsSet.Builder()
                    .issuer(ISSUER).subject(client).audience(audience).claim("scope", scope).issueTime(new Date())
                    .expirationTime(Date.from(Instant.now().plusSeconds(300))).build());
            jwt.sign(new RSASSASigner(KEY));
            return jwt.serialize();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.RS256).keyID("test").generate();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String issuer() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var address = "http://127.0.0.1:" + server.getAddress().getPort();
            server.createContext("/", exchange -> {
                var path = exchange.getRequestURI().getPath();
                var text = path.equals("/jwks") ? new JWKSet(KEY.toPublicJWK()).toString()
                        : "{\"issuer\": \"" + address + "\", \"jwks_uri\": \"" + address + "/jwks\", \"subject_types_supported\": [\"public\"]}";
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                boolean known = path.equals("/jwks") || path.equals("/.well-known/openid-configuration");
                var bytes = text.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(known ? 200 : 404, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.start();
            return address;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
