package it.portaledgst.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import it.portaledgst.domain.payment.CheckoutProblem;
import it.portaledgst.domain.payment.PaymentFilter;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.ReturnKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PagesIT extends BrowserTest {

    @Test
    @DisplayName("public pages: accessible, no sideways scroll, Italian by default")
    void publicPages() {
        open("/");
        assertThat(page.locator("html")).hasAttribute("lang", "it");
        assertThat(page).hasTitle("Paga online i servizi della DGST - Pagamenti DGST - MIMIT");
        check("01-home-pubblica");
        for (String path : new String[] {"note-legali", "privacy", "accessibilita", "domande-frequenti", "sessione-scaduta"}) {
            open("/" + path);
            check("02-" + path);
        }
        assertThat((String) page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")).contains("Titillium Web");
        assertThat((boolean) page.evaluate("document.fonts.check(\"16px 'Titillium Web'\")")).isTrue();
    }

    @Test
    @DisplayName("the public questions can be searched, the number is announced")
    void questions() {
        open("/faq");
        page.getByLabel("Cerca nelle domande").fill("societa");
        assertThat(page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("domand"))).isVisible();
        assertThat(page.locator("details[open]").first()).isVisible();
        check("03-domande-cercate");
    }

    @Test
    @DisplayName("ACC-1, ACC-5, ACC-6: Accedi leads to the ministry and to the private home; a deep link survives the sign-in; PKCE")
    void signIn() {
        open("/");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Accedi")).first().click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Ciao, Mario"))).isVisible();
        assertThat(SIGN_IN.lastAuthorization()).contains("code_challenge_method=S256", "response_type=code", "nonce=", "state=");

        visit("it-IT");
        open("/nuovo-pagamento?q=radioamatore");
        assertThat(page).hasURL(address("/nuovo-pagamento?q=radioamatore"));
        assertThat(page.getByLabel("Cerca un servizio")).hasValue("radioamatore");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Esci")).click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Paga online i servizi"))).isVisible();
        assertThat(SIGN_IN.lastLogout()).contains("id_token_hint=", "post_logout_redirect_uri=");
    }

    @Test
    @DisplayName("a refused sign-in ends on a calm page")
    void refusedSignIn() {
        SIGN_IN.refuses();
        open("/home");
        assertThat(page.locator("h1")).hasText("L’accesso non è riuscito");
        check("04-accesso-non-riuscito");
    }

    @Test
    @DisplayName("NEW, CRE: from the search to the request, with errors on the way, by what is visible")
    void newPayment() {
        open("/nuovo-pagamento");
        check("10-nuovo-pagamento");
        page.getByLabel("Cerca un servizio").fill("zzzz");
        assertThat(page.getByText("Nessun servizio corrisponde alla ricerca")).isVisible();
        page.getByLabel("Cerca un servizio").fill("aut_gen");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Seleziona")).click();
        assertThat(page.locator("h1")).containsText("(11-AUT_GEN_RAD)");
        settle();
        assertThat(page.locator("h1")).isFocused();
        check("12-dati");
        button("Continua");
        assertThat(page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("errori da correggere"))).isFocused();
        assertThat(page).hasTitle(Pattern.compile("^Errore: .*"));
        check("13-errori");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Inserisci l’importo")).click();
        assertThat(page.getByLabel("Importo")).isFocused();

        button("Usa i miei dati");
        page.getByLabel("Nominativo di stazione").fill("IK2ABC");
        page.getByLabel("Rinnovo decennale").check();
        page.getByLabel("Provincia di residenza").click();
        page.keyboard().type("Milano");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Milano")).first().click();
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY)).containsText("Ispettorato territoriale Lombardia");
        page.getByLabel("Importo").fill("1.050,30");
        page.getByLabel("Acconsento al trattamento").check();
        button("Continua");
        assertThat(page.locator("h1")).hasText("Controlla i dati");
        settle();
        check("14-riepilogo");
        page.reload();
        assertThat(page.getByText("1.050,30 €")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Conferma")).dblclick();
        assertThat(page.locator("h1")).hasText("Richiesta di pagamento");
        settle();
        check("15-richiesta-creata");
        assertThat(payments.list(citizen, PaymentFilter.NONE, null, 9).total()).isEqualTo(1);
        page.goBack();
        assertThat(page.locator("h1")).hasText("Richiesta di pagamento");
    }

    @Test
    @DisplayName("f.3: a debtor without an Italian code, with errors on the way and an address, by what is visible")
    void foreignDebtor() {
        open("/nuovo-pagamento/11-AUT_GEN_RAD");
        page.getByLabel("Nome e cognome").fill("Jürgen Müller");
        assertThat(page.getByLabel("Codice Fiscale", new Page.GetByLabelOptions().setExact(true))).isVisible();
        page.getByLabel("Il debitore non ha un codice fiscale italiano").check();
        assertThat(page.getByLabel("Codice Fiscale", new Page.GetByLabelOptions().setExact(true))).isHidden();
        page.getByLabel("Paese che ha rilasciato l’identificativo").click();
        page.keyboard().type("germ");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Germania")).click();
        page.getByLabel("Identificativo fiscale estero").fill("DE136695975");
        page.getByLabel("E-mail").fill("j.o'brien@example.org");
        assertThat(page.getByText("pagoPA non accetta alcuni caratteri")).isVisible();
        page.getByText("Indirizzo del debitore (facoltativo)").click();
        page.getByLabel("Numero civico").fill("12a");
        button("Continua");
        assertThat(page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("errori da correggere"))).isFocused();
        settle();
        check("16-debitore-estero-errori");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Indica la città")).click();
        assertThat(page.getByLabel("Città")).isFocused();

        page.getByLabel("Identificativo fiscale estero").fill("DE 136 695 976");
        page.getByLabel("Via o piazza").fill("Hauptstraße");
        page.getByLabel("CAP o codice postale").fill("10115");
        page.getByLabel("Città").fill("Berlin");
        page.getByLabel("Nominativo di stazione").fill("IK2ABC");
        page.getByLabel("Rinnovo decennale").check();
        page.getByLabel("Provincia di residenza").click();
        page.keyboard().type("Milano");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Milano")).first().click();
        page.getByLabel("Importo").fill("50");
        page.getByLabel("Acconsento al trattamento").check();
        button("Continua");
        assertThat(page.locator("h1")).hasText("Controlla i dati");
        assertThat(page.getByText("DE136695976 (Germania)")).isVisible();
        assertThat(page.getByText("Hauptstraße 12a, 10115 Berlin, Germania")).isVisible();
        settle();
        check("17-debitore-estero-riepilogo");
    }

    @Test
    @DisplayName("PAY: the request's page in every state, changing by itself")
    void request() {
        PaymentRequest request = world.confirmed(citizen);
        open("/pagamenti/" + request.id());
        assertThat(page.getByText("L’avviso è in preparazione")).isVisible();
        world.noticeReady(request);
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Scarica avviso (PDF, 83 kB)"))).isVisible();
        check("20-da-pagare");
        var download = page.waitForDownload(() -> page.getByRole(AriaRole.LINK,
                new Page.GetByRoleOptions().setName("Scarica avviso")).click());
        assertThat(download.suggestedFilename()).isEqualTo("avviso-" + request.noticeCode().value() + ".pdf");

        button("Procedi al pagamento");
        assertThat(page.getByText("Apriamo pagoPA…")).isVisible();
        check("21-apriamo-pagopa");
        world.checkoutRefuses(attempt(request), CheckoutProblem.NO_ANSWER);
        assertThat(page.getByText("pagoPA non risponde in questo momento.")).isVisible();
        check("22-pagamento-non-partito");
        button("Elimina");
        assertThat(page.getByRole(AriaRole.ALERTDIALOG)).containsText(request.noticeCode().grouped());
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Annulla"))).isFocused();
        check("23-conferma-eliminazione");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Annulla")).click();

        String token = world.cameBack(citizen, request, ReturnKind.OK);
        world.checked(attempt(request));
        open("/esito/ok/" + token);
        assertThat(page.getByText("Pagamento inviato, in attesa di conferma")).isVisible();
        check("24-in-attesa");
        world.paid(request);
        assertThat(page.getByText("pagoPA ha confermato il pagamento")).isVisible();
        world.receiptReady(request);
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Scarica ricevuta (PDF, 83 kB)"))).isVisible();
        check("25-pagato");
    }

    @Test
    @DisplayName("PAY-2: the browser goes to pagoPA's page by itself when the address is there")
    void leaves() {
        PaymentRequest request = world.confirmed(citizen);
        open("/pagamenti/" + request.id());
        button("Procedi al pagamento");
        assertThat(page.getByText("Apriamo pagoPA…")).isVisible();
        world.checkoutAnswers(attempt(request), SIGN_IN.issuer() + "/oauth2/jwks");
        page.waitForURL(SIGN_IN.issuer() + "/oauth2/jwks");
    }

    @Test
    @DisplayName("PAY-3: cancelled and failed returns")
    void otherReturns() {
        PaymentRequest request = world.confirmed(citizen);
        open("/esito/annullato/" + world.cameBack(citizen, request, ReturnKind.CANCELLED));
        assertThat(page.getByText("Hai annullato il pagamento")).isVisible();
        check("26-annullato");
        PaymentRequest other = world.confirmed(citizen);
        open("/esito/errore/" + world.cameBack(citizen, other, ReturnKind.ERROR));
        assertThat(page.getByText("Il pagamento non è riuscito")).isVisible();
        check("27-errore");
    }

    @Test
    @DisplayName("the list, empty, full and filtered; home; support; not found")
    void otherPages() {
        open("/pagamenti");
        check("30-elenco-vuoto");
        for (int i = 0; i < 4; i++) {
            world.confirmed(citizen, "Giulia Bianchi", "5" + i + ".00");
        }
        world.paid(world.confirmed(citizen, "Società Elettrica di Prova", "1200.00"));
        payments.delete(citizen, world.confirmed(citizen).id());
        open("/pagamenti");
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(7);
        check("31-elenco");
        page.getByLabel("Cerca").fill("zzzz");
        assertThat(page.getByText("Nessuna richiesta corrisponde ai filtri")).isVisible();
        open("/home");
        check("33-home");
        open("/supporto");
        assertThat(page.getByText("Non hai richieste di supporto")).isVisible();
        check("34-supporto");
        open("/supporto/nuova?avviso=301000000000000144");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Invia la richiesta")).click();
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("Scrivi il messaggio");
        check("34-supporto-errori");
        page.getByLabel("Messaggio").fill("Ho pagato ieri allo sportello: dove trovo la ricevuta?");
        assertThat(page.locator(".likely")).containsText("Dove trovo la ricevuta?");
        check("34-supporto-nuova");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Invia la richiesta")).click();
        assertThat(page.locator("h1")).containsText("Richiesta di supporto S-");
        check("34-supporto-richiesta");
        open("/pagamenti/" + UUID.randomUUID());
        assertThat(page.locator("h1")).hasText("Pagina non trovata");
        check("35-non-trovata");
        page.navigate(address("/pagamenti/" + UUID.randomUUID() + "/avviso.pdf"));
        assertThat(page.locator("h1")).hasText("Pagina non trovata");
        check("36-documento-non-trovato");
        forgetProblems("404");
    }

    @Test
    @DisplayName("the skip link is the first stop of the keyboard and moves the focus without leaving the page")
    void skipLink() {
        open("/home");
        skip();
        assertThat(page).hasURL(address("/home"));
        open("/domande-frequenti");
        skip();
        assertThat(page).hasURL(address("/domande-frequenti#contenuto"));
    }

    private void skip() {
        page.keyboard().press("Tab");
        assertThat(page.getByText("Vai al contenuto principale")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
    }

    @Test
    @DisplayName("plain pages: the menu of the phone, the language, the way into and out of the private area")
    void plainPages() {
        page.setViewportSize(390, 800);
        open("/privacy");
        var menu = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Menu"));
        assertThat(menu).hasAttribute("aria-expanded", "false");
        menu.click();
        assertThat(menu).hasAttribute("aria-expanded", "true");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Domande frequenti")).first().click();
        page.getByLabel("Cerca nelle domande").fill("asterisco");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("1 domanda");
        assertThat(page).hasURL(address("/domande-frequenti?q=asterisco"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("English")).click();
        assertThat(page.locator("h1")).hasText("Frequently asked questions");
        assertThat(page.locator("mark").first()).hasText("asterisco");
        open("/home");
        assertThat(page.locator("h1")).hasText("Hello, Mario");
        open("/domande-frequenti");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Pay for DGST"))).isVisible();
        assertThat(SIGN_IN.lastLogout()).contains("id_token_hint=");
    }

    @Test
    @DisplayName("a question has an address: who follows it finds the answer open")
    void linkedQuestion() {
        open("/domande-frequenti");
        String id = page.locator("details").nth(12).getAttribute("id");
        open("/domande-frequenti#" + id);
        assertThat(page.locator("details[open]")).hasId(id);
        assertThat(page.locator("details[open] summary")).isInViewport();
    }

    @Test
    @DisplayName("English when chosen, complete, with the right language on the page, also after coming back")
    void english() {
        PaymentRequest request = world.confirmed(citizen);
        open("/home");
        button("English");
        assertThat(page.locator("h1")).hasText("Hello, Mario");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        open("/nuovo-pagamento/11-AUT_GEN_RAD");
        button("Continue");
        check("41-form-en");
        open("/pagamenti/" + request.id());
        check("42-request-en");
    }

    @Test
    @DisplayName("menu of the phone opens and closes; copying the code leaves out the spaces")
    void phone() {
        PaymentRequest request = world.confirmed(citizen);
        page.setViewportSize(390, 800);
        open("/home");
        var menu = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Menu"));
        assertThat(menu).hasAttribute("aria-expanded", "false");
        menu.click();
        assertThat(menu).hasAttribute("aria-expanded", "true");
        check("50-menu");
        PageCheck.resize(page, 390);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Elenco pagamenti")).first().click();
        assertThat(page.locator("h1")).hasText("Elenco pagamenti");
        open("/pagamenti/" + request.id());
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        button("Copia il codice");
        assertThat(page.getByText("Codice copiato, senza spazi")).isVisible();
        assertThat((String) page.evaluate("navigator.clipboard.readText()")).isEqualTo(request.noticeCode().value());
    }

    @Test
    @DisplayName("before the session ends a dialog says so and lets the person stay (WCAG 2.2.1)")
    void sessionWarning() {
        page.clock().install();
        open("/home");
        page.clock().runFor(18 * 60_000 + 30_000);
        var stay = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Resta connesso"));
        assertThat(stay).isVisible();
        check("51-sessione-in-scadenza");
        stay.click();
        assertThat(stay).isHidden();
        assertThat(page.locator("h1")).hasText("Ciao, Mario");
    }

    @Test
    @DisplayName("headers: content security policy, no sniffing, no framing; session cookie closed to scripts")
    void headers() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(address("/stile"))).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
            assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("HttpOnly", "SameSite=Lax");
        }
    }

    @Test
    @DisplayName("style sheets and scripts travel compressed, pages and answers, which carry tokens, do not")
    void compression() throws Exception {
        assertThat(encoding("/css/parts.css")).contains("gzip");
        assertThat(encoding("/js/portale.js")).contains("gzip");
        assertThat(encoding("/")).isEmpty();
    }

    private Optional<String> encoding(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address(path))).header("Accept-Encoding", "gzip").build(),
                    HttpResponse.BodyHandlers.discarding()).headers().firstValue("Content-Encoding");
        }
    }

    private UUID attempt(PaymentRequest request) {
        return payments.find(citizen, request.id()).orElseThrow().lastAttempt().id();
    }
}
