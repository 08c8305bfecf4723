package it.portaledgst.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** The portal below a path of somebody's site, and behind a proxy that tells what the outside looks like. */
@TestPropertySource(properties = "server.servlet.context-path=/servizi/dgst")
class BehindProxyIT extends BrowserTest {

    private static final String ROOT = "/servizi/dgst";

    @Test
    @DisplayName("below a path: public pages, sign-in, pages, documents and sign-out stay below it; so do the cookies")
    void belowAPath() {
        open(ROOT + "/");
        check("80-sotto-un-percorso");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Accedi")).first().click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Ciao, Mario"))).isVisible();
        assertThat(page).hasURL(address(ROOT + "/home"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Nuovo pagamento")).first().click();
        page.getByLabel("Cerca un servizio").fill("aut_gen");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Seleziona")).first().click();
        assertThat(page).hasURL(Pattern.compile(ROOT + "/nuovo-pagamento/11-AUT_GEN_RAD(\\?bozza=.*)?$"));
        button("English");
        assertThat(page.locator("html")).hasAttribute("lang", "en");

        var request = world.confirmed(citizen);
        world.noticeReady(request);
        open(ROOT + "/pagamenti/" + request.id());
        var download = page.waitForDownload(() -> page.getByRole(AriaRole.LINK,
                new Page.GetByRoleOptions().setName("Download")).first().click());
        assertThat(download.url()).startsWith(address(ROOT + "/pagamenti/"));
        page.navigate(address(ROOT + "/pagamenti/" + UUID.randomUUID() + "/avviso.pdf"));
        assertThat(page.locator("h1")).hasText("Page not found");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Back to Home")).click();
        assertThat(page).hasURL(address(ROOT + "/"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Italiano")).click();
        assertThat(page.locator("html")).hasAttribute("lang", "it");
        assertThat(page.context().cookies(address(ROOT + "/"))).isNotEmpty()
                .allMatch(cookie -> cookie.path.startsWith(ROOT));
        button("Esci");
        assertThat(page).hasURL(address(ROOT + "/"));
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Accedi")).first()).isVisible();
        forgetProblems("404");
    }

    @Test
    @DisplayName("behind a proxy: redirects and the address told to the sign-in are those of the outside")
    void forwarded() throws Exception {
        assertThat(location("/home")).isEqualTo("https://pagamenti.example/servizi/dgst/oauth2/authorization/mimit");
        assertThat(location("/oauth2/authorization/mimit"))
                .contains("redirect_uri=https://pagamenti.example/servizi/dgst/login/oauth2/code/mimit");
    }

    private String location(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(URI.create(address(ROOT + path))).header("Accept", "text/html")
                    .header("X-Forwarded-Proto", "https").header("X-Forwarded-Host", "pagamenti.example")
                    .header("X-Forwarded-Port", "443").build(), HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(302);
            return answer.headers().firstValue("Location").orElseThrow();
        }
    }
}
