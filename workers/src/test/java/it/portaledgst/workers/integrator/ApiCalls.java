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
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the API over real HTTP with real tokens; webhooks go to a real receiver. */
@TestPropertySource(properties = {"portale.api.dispatch-every=PT24H", "portale.api.local-receivers=true", "portale.api.answer-within=1s"})
abstract class ApiCalls extends WorkersTest {

    static final HttpClient HTTP = HttpClient.newHttpClient();
    static final Description DESCRIPTION = new Description();
    static final FakeServer RECEIVER = new FakeServer();
    static final String BODY = """
            {"serviceCode": "11-AUT_GEN_RAD", "debtor": {"kind": "NATURAL_PERSON", "fullName": "Mario Rossi",
             "taxCode": "RSSMRA80A01H501U", "email": "mario@posta.example"}, "amount": "50.00", "officeCode": "ISP-LOM",
             "fields": {"nominativo": "IK1ABC", "tipo_richiesta": "CONTRIBUTO_ANNUO", "anno_riferimento": "2026"}}""";
    private static final JsonMapper JSON = new JsonMapper();
    private static final RSAKey KEY = key();
    private static final String ISSUER = issuer();

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("portale.api.issuer", () -> ISSUER);
    }

    @AfterEach
    void forgetWebhooks() {
        jdbc.sql("delete from webhook").update();
        RECEIVER.forget();
    }

    /** A request of the client, as the API tells it. */
    JsonNode created(String client) throws Exception {
        return json(send("POST", "/payment-requests", token(client), UUID.randomUUID().toString(), BODY), 201);
    }

    /** What the log says about the newest delivery, once it says it. */
    String awaited(String client, String field) throws Exception {
        for (int i = 0; i < 200 && !delivery(client).has(field); i++) {
            Thread.sleep(50);
        }
        return delivery(client).get(field).stringValue();
    }

    void awaitState(String client, String state) throws Exception {
        for (int i = 0; i < 200 && !state.equals(delivery(client).get("state").stringValue()); i++) {
            Thread.sleep(50);
        }
        assertThat(delivery(client).get("state").stringValue()).isEqualTo(state);
    }

    JsonNode delivery(String client) throws Exception {
        return json(send("GET", "/webhook/deliveries", token(client), null, null), 200).get("deliveries").get(0);
    }

    static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    static JsonNode assertProblem(HttpResponse<String> answer, int status, String type) {
        var problem = json(answer, status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(problem.get("type").stringValue()).isEqualTo("urn:portale-dgst:problem:" + type);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        return problem;
    }

    HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path)).timeout(Duration.ofSeconds(30));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> send(String method, String path, String token, String key, String body) throws Exception {
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

    static String token(String client) {
        return token(client, "portale-pagamenti-api", "payments:read payments:write");
    }

    static String token(String client, String audience, String scope) {
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
