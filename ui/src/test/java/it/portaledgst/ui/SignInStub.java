package it.portaledgst.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An OpenID Connect provider that signs everybody in at once, as the person the test names. */
final class SignInStub {

    private final HttpServer server;
    private final RSAKey key;
    /** The nonce each code was given for. */
    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    private volatile String subject = "nobody";
    private volatile List<String> roles = List.of();
    private volatile boolean refusing;
    private volatile String lastAuthorization = "";
    private volatile String lastLogout = "";

    SignInStub() {
        try {
            key = new RSAKeyGenerator(2048).keyID("test").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/oauth2/authorize", this::authorize);
        server.createContext("/oauth2/token", this::token);
        server.createContext("/oauth2/jwks", exchange -> json(exchange, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/userinfo", exchange -> json(exchange, "{\"sub\":\"" + subject + "\"}"));
        server.createContext("/connect/logout", this::logout);
        server.createContext("/favicon.ico", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void signsIn(String subject) {
        this.subject = subject;
        roles = List.of();
        refusing = false;
    }

    /** The same person is of the staff of the central office. */
    void worksAs(String role) {
        roles = List.of(role);
    }

    void refuses() {
        refusing = true;
    }

    String lastAuthorization() {
        return lastAuthorization;
    }

    String lastLogout() {
        return lastLogout;
    }

    void stop() {
        server.stop(0);
    }

    private void authorize(HttpExchange exchange) throws IOException {
        lastAuthorization = exchange.getRequestURI().getRawQuery();
        Map<String, String> query = query(lastAuthorization);
        String answer;
        if (refusing) {
            answer = "?error=access_denied&state=" + raw(lastAuthorization, "state");
        } else {
            String code = UUID.randomUUID().toString();
            nonces.put(code, query.get("nonce"));
            answer = "?code=" + code + "&state=" + raw(lastAuthorization, "state");
        }
        redirect(exchange, query.get("redirect_uri") + answer);
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = query(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Instant now = Instant.now();
        var claims = new JWTClaimsSet.Builder().issuer(issuer()).subject(subject).audience("portale-pagamenti-dgst")
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(600)))
                .claim("nonce", nonces.remove(form.get("code")))
                .claim("given_name", "Mario").claim("family_name", "Rossi").claim("name", "Mario Rossi")
                .claim("email", "mario.rossi@example.org").claim("fiscal_number", "TINIT-RSSMRA80A01H501U")
                .claim("roles", roles).claim("office", "DGST-CEN").build();
        var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        try {
            jwt.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IOException(e);
        }
        json(exchange, "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":600,\"id_token\":\"" + jwt.serialize() + "\"}");
    }

    private void logout(HttpExchange exchange) throws IOException {
        lastLogout = exchange.getRequestURI().getRawQuery();
        redirect(exchange, query(lastLogout).get("post_logout_redirect_uri"));
    }

    private static void redirect(HttpExchange exchange, String address) throws IOException {
        exchange.getResponseHeaders().add("Location", address);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String raw(String query, String name) {
        return Arrays.stream(query.split("&")).filter(part -> part.startsWith(name + "=")).findFirst().orElseThrow()
                .substring(name.length() + 1);
    }

    private static Map<String, String> query(String query) {
        return Arrays.stream(query.split("&")).map(part -> part.split("=", 2)).collect(Collectors.toMap(
                part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8), (first, second) -> first));
    }
}
