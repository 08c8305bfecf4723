package it.portaledgst.sandbox.world.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;

import it.portaledgst.sandbox.world.Browser;
import it.portaledgst.sandbox.world.Loopback;
import it.portaledgst.sandbox.world.RunningWorld;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The authorization code flow with PKCE, step by step, as the portal's client library goes through it. */
class SignInFlowTest {

    private static final String CALLBACK = "http://localhost:8080/login/oauth2/code/mimit";
    private static final String VERIFIER = "a-code-verifier-of-at-least-forty-three-characters";
    private static final JsonMapper JSON = new JsonMapper();

    private static RunningWorld world;
    private static String issuer;

    @BeforeAll
    static void start() {
        world = RunningWorld.with("--parts=sign-in");
        issuer = world.ready("sign-in");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static Map<String, String> authorization(String redirectUri) throws Exception {
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("response_type", "code");
        fields.put("client_id", "portale-pagamenti-dgst");
        fields.put("scope", "openid profile email");
        fields.put("redirect_uri", redirectUri);
        fields.put("state", "the-state");
        fields.put("nonce", "the-nonce");
        fields.put("code_challenge", challenge);
        fields.put("code_challenge_method", "S256");
        return fields;
    }

    private static String authorizeAt(Map<String, String> fields) {
        return issuer + "/oauth2/authorize?" + Browser.encode(fields);
    }

    private static String csrf(String page) {
        Matcher field = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(field.find()).isTrue();
        return field.group(1);
    }

    /** From the authorization request to the tokens. */
    private static JsonNode tokens(Browser browser, Way way, Map<String, String> typed) throws Exception {
        HttpResponse<String> sentToLogin = browser.get(authorizeAt(authorization(CALLBACK)));
        assertThat(sentToLogin.statusCode()).isEqualTo(302);
        assertThat(URI.create(Browser.location(sentToLogin)).getPath()).isEqualTo("/login");

        String page = browser.get(issuer + "/login/" + way.slug()).body();
        Map<String, String> form = new LinkedHashMap<>(typed);
        form.put("_csrf", csrf(page));
        HttpResponse<String> signedIn = browser.form(issuer + "/login", form);
        assertThat(signedIn.statusCode()).isEqualTo(302);
        assertThat(signedIn.headers().allValues("Set-Cookie")).allMatch(cookie -> cookie.startsWith("SIGNIN_SESSION="));

        HttpResponse<String> back = browser.get(URI.create(issuer).resolve(Browser.location(signedIn)).toString());
        assertThat(back.statusCode()).as(back.body()).isEqualTo(302);
        assertThat(Browser.location(back)).startsWith(CALLBACK + "?");
        Map<String, String> answer = Arrays.stream(URI.create(Browser.location(back)).getQuery().split("&"))
                .map(pair -> pair.split("=", 2)).collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        assertThat(answer).containsEntry("state", "the-state");

        HttpResponse<String> tokens = browser.form(issuer + "/oauth2/token", Map.of("grant_type", "authorization_code",
                "code", answer.get("code"), "redirect_uri", CALLBACK, "code_verifier", VERIFIER), "Authorization", client());
        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
        return JSON.readTree(tokens.body());
    }

    @Test
    void aProgramGetsATokenForTheApiAndForNothingElse() throws Exception {
        Browser browser = new Browser();
        String program = "Basic " + Base64.getEncoder().encodeToString("integratore-prova:sandbox-api".getBytes(StandardCharsets.US_ASCII));
        HttpResponse<String> granted = browser.form(issuer + "/oauth2/token", Map.of("grant_type", "client_credentials",
                "scope", "payments:read payments:write"), "Authorization", program);
        assertThat(granted.statusCode()).as(granted.body()).isEqualTo(200);
        String token = JSON.readTree(granted.body()).get("access_token").stringValue();
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getAudience()).containsExactly("portale-pagamenti-api");
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getSubject()).isEqualTo("integratore-prova");
        assertThat(browser.form(issuer + "/oauth2/token", Map.of("grant_type", "client_credentials", "scope", "openid"),
                "Authorization", program).statusCode()).isEqualTo(400);
        assertThat(browser.form(issuer + "/oauth2/token", Map.of("grant_type", "client_credentials"), "Authorization", client())
                .statusCode()).as("the portal's own client").isEqualTo(400);
    }

    private static String client() {
        return "Basic " + Base64.getEncoder().encodeToString("portale-pagamenti-dgst:sandbox".getBytes(StandardCharsets.US_ASCII));
    }

    /** The ID token's claims, after checking its signature with the published key. */
    private static Map<String, Object> claims(Browser browser, JsonNode tokens) throws Exception {
        SignedJWT token = SignedJWT.parse(tokens.get("id_token").stringValue());
        JWKSet keys = JWKSet.parse(browser.get(issuer + "/oauth2/jwks").body());
        assertThat(token.verify(new RSASSAVerifier(keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey()))).isTrue();
        return token.getJWTClaimsSet().getClaims();
    }

    private static JsonNode userinfo(Browser browser, JsonNode tokens) {
        HttpResponse<String> response = browser.send(HttpRequest.newBuilder(URI.create(issuer + "/userinfo"))
                .header("Authorization", "Bearer " + tokens.get("access_token").stringValue()));
        assertThat(response.statusCode()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    @Test
    void discoveryNamesTheIssuerExactly() {
        try (Browser browser = new Browser()) {
            JsonNode discovery = JSON.readTree(browser.get(issuer + "/.well-known/openid-configuration").body());

            assertThat(issuer).matches("http://127\\.0\\.0\\.1:\\d+");
            assertThat(discovery.get("issuer").stringValue()).isEqualTo(issuer);
            assertThat(discovery.get("end_session_endpoint").stringValue()).startsWith(issuer);
        }
    }

    @Test
    void aCitizenComesBackWithTheClaimsOfSpid() throws Exception {
        try (Browser browser = new Browser()) {
            JsonNode tokens = tokens(browser, Way.SPID, Map.of("username", "mario.rossi"));
            Map<String, Object> claims = claims(browser, tokens);

            assertThat(claims).containsEntry("iss", issuer).containsEntry("nonce", "the-nonce")
                    .containsEntry("aud", List.of("portale-pagamenti-dgst"))
                    .containsEntry("given_name", "Mario").containsEntry("family_name", "Rossi").containsEntry("name", "Mario Rossi")
                    .containsEntry("email", "mario.rossi@example.org").containsEntry("email_verified", true)
                    .containsEntry("https://attributes.eid.gov.it/fiscal_number", "TINIT-RSSMRA80A01H501U")
                    .containsEntry("identity_type", "SPID").containsEntry("roles", List.of()).doesNotContainKey("office");
            JsonNode userinfo = userinfo(browser, tokens);
            assertThat(userinfo.get("sub").stringValue()).isEqualTo(claims.get("sub"));
            assertThat(userinfo.get("https://attributes.eid.gov.it/fiscal_number").stringValue()).isEqualTo("TINIT-RSSMRA80A01H501U");
        }
    }

    @Test
    void staffComeWithRoleAndOffice() throws Exception {
        try (Browser browser = new Browser()) {
            JsonNode tokens = tokens(browser, Way.SPID, Map.of("username", "rosa.russo"));

            assertThat(claims(browser, tokens)).containsEntry("roles", List.of("OPERATORE")).containsEntry("office", "ISP-SIC");
            assertThat(userinfo(browser, tokens).get("roles").get(0).stringValue()).isEqualTo("OPERATORE");
        }
    }

    @Test
    void aForeignCitizenHasNeitherTaxCodeNorEmail() throws Exception {
        try (Browser browser = new Browser()) {
            assertThat(claims(browser, tokens(browser, Way.EIDAS, Map.of("username", "anna.mueller"))))
                    .containsEntry("identity_type", "EIDAS").containsEntry("family_name", "Müller")
                    .doesNotContainKeys("https://attributes.eid.gov.it/fiscal_number", "email", "email_verified");
        }
    }

    @Test
    void mimitCredentialsAskForAPassword() throws Exception {
        try (Browser browser = new Browser()) {
            String page = browser.get(issuer + "/login/mimit").body();
            assertThat(page.indexOf("Richiedi nuove credenziali")).isGreaterThan(page.indexOf("id=\"password\""));
            HttpResponse<String> refused = browser.form(issuer + "/login",
                    Map.of("_csrf", csrf(page), "username", "wei.chen", "password", "wrong"));
            assertThat(Browser.location(refused)).endsWith("/login/mimit?error");
            assertThat(browser.get(issuer + "/login/mimit?error").body()).contains("role=\"alert\"");

            JsonNode tokens = tokens(browser, Way.MIMIT, Map.of("username", "wei.chen", "password", "sandbox"));
            assertThat(claims(browser, tokens)).containsEntry("identity_type", "MIMIT");
        }
    }

    @Test
    void pagesAreMarkedAsAStandIn() {
        try (Browser browser = new Browser()) {
            for (String path : List.of("/login", "/login/spid", "/login/cie", "/login/eidas", "/login/mimit", "/credenziali")) {
                assertThat(browser.get(issuer + path).body()).as(path)
                        .contains("<html lang=\"it\">", "Simulatore di accesso – persone inventate", "<h1>");
            }
            assertThat(browser.get(issuer + "/login").body()).contains("SPID", "CIE", "eIDAS", "Credenziali MIMIT");
        }
    }

    @Test
    void theReadyMadePeopleAreListed() {
        try (Browser browser = new Browser()) {
            JsonNode people = JSON.readTree(browser.get(issuer + "/people").body());

            assertThat(people.size()).isEqualTo(new People().all().size());
            assertThat(people.get(0).get("username").stringValue()).isEqualTo("mario.rossi");
        }
    }

    @Test
    void onlyThisMachineIsRedirectedTo() throws Exception {
        try (Browser browser = new Browser()) {
            for (String elsewhere : List.of("http://example.org/login/oauth2/code/mimit", "http://127.0.0.1:8080/other",
                    "http://localhost.example.org/login/oauth2/code/mimit", "//127.0.0.1/login/oauth2/code/mimit",
                    "http://127.0.0.1@example.org/login/oauth2/code/mimit")) {
                HttpResponse<String> refused = browser.get(authorizeAt(authorization(elsewhere)));
                assertThat(refused.statusCode()).as(elsewhere).isEqualTo(400);
            }
            assertThat(browser.get(authorizeAt(authorization("http://127.0.0.1:45678/login/oauth2/code/mimit"))).statusCode()).isEqualTo(302);
        }
    }

    @Test
    void aRequestWithoutPkceIsRefused() throws Exception {
        try (Browser browser = new Browser()) {
            Map<String, String> fields = authorization(CALLBACK);
            fields.remove("code_challenge");
            fields.remove("code_challenge_method");

            assertThat(Browser.location(browser.get(authorizeAt(fields)))).startsWith(CALLBACK + "?error=invalid_request");
        }
    }

    @Test
    void signingOutEndsTheSessionAndGoesBackToThePortal() throws Exception {
        try (Browser browser = new Browser()) {
            String idToken = tokens(browser, Way.CIE, Map.of("username", "giulia.bianchi")).get("id_token").stringValue();
            HttpResponse<String> silent = browser.get(authorizeAt(authorization(CALLBACK)));
            assertThat(Browser.location(silent)).as("the session makes a second sign-in silent").startsWith(CALLBACK);

            HttpResponse<String> elsewhere = browser.get(issuer + "/connect/logout?" + Browser.encode(
                    Map.of("id_token_hint", idToken, "post_logout_redirect_uri", "http://example.org/")));
            assertThat(elsewhere.statusCode()).isEqualTo(400);
            HttpResponse<String> out = browser.get(issuer + "/connect/logout?" + Browser.encode(
                    Map.of("id_token_hint", idToken, "post_logout_redirect_uri", "http://localhost:8080/")));
            assertThat(Browser.location(out)).isEqualTo("http://localhost:8080/");

            HttpResponse<String> again = browser.get(authorizeAt(authorization(CALLBACK)));
            assertThat(URI.create(Browser.location(again)).getPath()).isEqualTo("/login");
        }
    }

    @Test
    void tokensSurviveARestart(@TempDir Path data) throws Exception {
        String kept = issuer;
        int port = Loopback.free("sign-in", 0);
        JsonNode tokens;
        Map<String, Object> before;
        try (Browser browser = new Browser()) {
            try (RunningWorld first = RunningWorld.with("--parts=sign-in", "--data=" + data, "--sign-in.port=" + port)) {
                issuer = first.ready("sign-in");
                tokens = tokens(browser, Way.SPID, Map.of("username", "luca.verdi"));
                before = claims(browser, tokens);
            }
            try (RunningWorld second = RunningWorld.with("--parts=sign-in", "--data=" + data, "--sign-in.port=" + port)) {
                assertThat(second.ready("sign-in")).isEqualTo(issuer);
                assertThat(claims(browser, tokens)).isEqualTo(before);
                assertThat(userinfo(browser, tokens).get("name").stringValue()).isEqualTo("Luca Verdi");
                HttpResponse<String> out = browser.get(issuer + "/connect/logout?" + Browser.encode(Map.of(
                        "id_token_hint", tokens.get("id_token").stringValue(), "post_logout_redirect_uri", "http://localhost:8080/")));
                assertThat(Browser.location(out)).isEqualTo("http://localhost:8080/");
            }
        } finally {
            issuer = kept;
        }
    }
}
