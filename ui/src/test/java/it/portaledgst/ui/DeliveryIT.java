package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** How files travel: compressed, and kept by browsers for as long as they cannot change. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DeliveryIT {

    private static final Pattern BUNDLE = Pattern.compile("\\./(VAADIN/build/indexhtml-[\\w-]+\\.js)");
    private static final Pattern STYLE = Pattern.compile("\\./(css/theme\\.css\\?v-c=\\w+)");

    private static final Pattern PLAIN_STYLE = Pattern.compile("/(css/theme\\.css\\?v=\\w+)");

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties, "delivery_" + UUID.randomUUID().toString().replace('-', '_'));
    }

    @Test
    void stylesAndScriptsAreCompressedAndAnswersAreNot() throws Exception {
        String page = plain("stile").body();
        assertThat(encoding(get("", "gzip"))).isEmpty();
        assertThat(encoding(get("stile", "gzip"))).isEmpty();
        assertThat(encoding(get("stile?v-r=init&location=stile&query=", "gzip"))).isEmpty();
        assertThat(encoding(get(found(STYLE, page), "gzip"))).isEqualTo("gzip");
        assertThat(encoding(get("js/portale.js", "gzip"))).isEqualTo("gzip");
        assertThat(encoding(get(found(BUNDLE, page), "gzip, br"))).isEqualTo("br");
        assertThat(encoding(plain("css/theme.css"))).as("for who does not ask for it").isEmpty();
    }

    @Test
    void whatIsNamedByItsContentIsKeptForAYearAndNothingElse() throws Exception {
        String page = plain("stile").body();
        for (String file : new String[] {found(BUNDLE, page), found(STYLE, page), found(PLAIN_STYLE, plain("").body()), "VAADIN/static/push/vaadinPush-min.js?v=1",
            "fonts/titillium-web/titillium-web-latin-400-normal.woff2"}) {
            assertThat(cacheControl(file)).as(file).isEqualTo("max-age=31536000, immutable");
        }
        for (String file : new String[] {"", "css/theme.css", "js/portale.js", "VAADIN/static/push/vaadinPush-min.js",
            "VAADIN/build/not-there.js", "fonts/not-there.woff2"}) {
            assertThat(cacheControl(file)).as(file).doesNotContain("immutable");
        }
    }

    @Test
    void anAddressThatIsNotThereIsNotFoundAndAPrivateOneLeadsToTheSignIn() throws Exception {
        var missing = plain("non-esiste");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("<h1 tabindex=\"-1\">Pagina non trovata</h1>", "/non-esiste?lingua=en");
        assertThat(missing.headers().firstValue("Set-Cookie")).as("no session for what is not there").isEmpty();
        assertThat(plain("pagamenti/non-esiste/altro").statusCode()).isEqualTo(404);
        for (String secret : new String[] {"home", "pagamenti", "pagamenti/" + UUID.randomUUID() + "/avviso.pdf"}) {
            var answer = plain(secret);
            assertThat(answer.statusCode()).as(secret).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/oauth2/authorization/mimit");
        }
    }

    private static String found(Pattern pattern, String page) {
        var matcher = pattern.matcher(page);
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group(1);
    }

    private static String encoding(HttpResponse<?> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return response.headers().firstValue("Content-Encoding").orElse("");
    }

    private String cacheControl(String path) throws Exception {
        return plain(path).headers().firstValue("Cache-Control").orElse("");
    }

    private HttpResponse<String> plain(String path) throws IOException, InterruptedException {
        return get(path, "identity");
    }

    private HttpResponse<String> get(String path, String encodings) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/" + path))
                    .header("Accept", "text/html").header("Accept-Encoding", encodings).header("Accept-Language", "it").build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
