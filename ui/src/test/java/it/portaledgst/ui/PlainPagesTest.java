package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Locale;

import it.portaledgst.domain.health.Part;
import it.portaledgst.domain.health.ServiceHealth;
import jakarta.servlet.http.Cookie;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The pages that everybody may read: plain HTML, without a session. */
@WithAnonymousUser
class PlainPagesTest extends ViewTest {

    private static final String GAP = "da compilare da chi gestisce il portale";
    private static final RequestPostProcessor MARIO = oidcLogin().idToken(token -> token.issuer(WithCitizen.ISSUER)
            .subject("mario").claim("name", "Mario <Rossi>"));

    @Autowired
    private WebApplicationContext context;
    @Autowired
    private ServiceHealth health;
    @Autowired
    private JdbcClient jdbc;
    private MockMvc web;
    private MockHttpServletResponse response;

    @BeforeEach
    void prepare() {
        web = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    }

    @Test
    @DisplayName("ACC-1: the public home page has Accedi, leading to a private page; a visitor gets no session")
    void publicHome() throws Exception {
        var page = page("/");
        assertThat(page.select("a:contains(Accedi)")).isNotEmpty().allSatisfy(link -> assertThat(link.attr("href")).isEqualTo("/home"));
        assertThat(page.text()).contains("SPID, CIE", "eIDAS", "credenziali MIMIT");
        assertThat(page.title()).isEqualTo("Paga online i servizi della DGST - Pagamenti DGST - MIMIT");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(response.getCookies()).isEmpty();
        assertThat(response.getHeader("Content-Security-Policy")).contains("script-src 'self';", "style-src 'self';").doesNotContain("unsafe");
    }

    @Test
    @DisplayName("a.10: the public home page warns about the closed postal accounts")
    void closedAccounts() throws Exception {
        assertThat(page("/").text()).contains("Non usare i vecchi conti correnti postali", "giugno 2024", "26 ottobre 2023, n. 28");
    }

    @Test
    @DisplayName("what does not work just now is said before anybody signs in")
    void disruption() throws Exception {
        jdbc.sql("delete from outbox_record").update();
        assertThat(page("/").text()).doesNotContain("Il pagamento online non è disponibile");
        health.silent(Part.CHECKOUT);
        jdbc.sql("update service_probe set silent_since = silent_since - interval '10 minutes'").update();
        assertThat(page("/").text()).contains("Il pagamento online non è disponibile in questo momento");
        jdbc.sql("delete from service_probe").update();
    }

    @Test
    @DisplayName("MEN-1: who is signed in has the five entries here, too, their name, and a way out that needs the token")
    void signedIn() throws Exception {
        var page = page(get("/domande-frequenti").with(MARIO).locale(Locale.ITALY));
        assertThat(page.select(".site-nav a").eachText()).containsExactly("Home", "Nuovo pagamento", "Elenco pagamenti",
                "Domande frequenti", "Supporto");
        assertThat(page.select(".site-nav a[aria-current=page]").eachText()).containsExactly("Domande frequenti");
        assertThat(page.select(".slim-bar-person").text()).isEqualTo("Mario <Rossi>");
        assertThat(page.select("form[action=/logout] input[name=_csrf]").attr("value")).isNotEmpty();
        assertThat(web.perform(post("/logout").with(MARIO)).andReturn().getResponse().getStatus()).isEqualTo(403);
        assertThat(page(get("/").with(MARIO)).select(".way-in a").attr("href")).isEqualTo("/home");
    }

    @Test
    @DisplayName("h.2: the footer leads to legal notes, privacy and accessibility; support is a mail away")
    void footer() throws Exception {
        var footer = page("/").selectFirst("footer");
        assertThat(footer.select("a").eachAttr("href")).contains("/note-legali", "/privacy", "/accessibilita", "/domande-frequenti",
                "mailto:assistenza@portale.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"note-legali", "privacy", "accessibilita"})
    @DisplayName("nobody has configured who runs the portal: marked gaps instead of inventions, and the page says on top that it is not finished")
    void gaps(String path) throws Exception {
        var page = page("/" + path);
        assertThat(page.select(".to-fill")).isNotEmpty().allMatch(gap -> gap.text().equals(GAP));
        assertThat(page.selectFirst("main .container").child(0).text()).contains("Questa pagina è un modello da completare");
    }

    @Test
    @DisplayName("the accessibility statement has the sections of AgID's form, in its order, and claims no conformity")
    void form() throws Exception {
        assertThat(page("/accessibilita").selectFirst("main").text()).containsSubsequence(List.of("non è la dichiarazione redatta sul sito di AgID",
                "Sezione 1", "legge 9 gennaio 2004, n. 4", "Stato di conformità", "è " + GAP, "Contenuti non accessibili",
                "Redazione della dichiarazione", "Feedback e informazioni di contatto", "assistenza@portale.example",
                "Procedura di attuazione", "Difensore civico per il digitale", "Sezione 2", "Nessuno: il portale è un’applicazione"));
    }

    @Test
    @DisplayName("FAQ-1: the questions are public and sent to before writing to support; each has an address of its own")
    void questions() throws Exception {
        var page = page("/domande-frequenti");
        assertThat(page.text()).contains("Prima di scrivere al supporto", "Chi può usare il portale?");
        var questions = page.select("details[id]");
        assertThat(questions).hasSizeGreaterThanOrEqualTo(30).noneMatch(question -> question.hasAttr("open"))
                .allMatch(question -> question.select("a").attr("href").equals("#" + question.id()));
        assertThat(page.select("#conteggio").text()).isEqualTo(questions.size() + " domande");
        assertThat(page("/faq").select("details")).hasSameSizeAs(questions);
    }

    @Test
    @DisplayName("FAQ-2: a word that is only in an answer finds it, and is marked there")
    void inTheAnswer() throws Exception {
        var page = page("/domande-frequenti?q=asterisco");
        assertThat(page.select("details summary").text()).isNotEmpty().doesNotContain("asterisco");
        assertThat(page.select("details p mark").eachText()).isNotEmpty().allMatch("asterisco"::equals);
        assertThat(page.select("#conteggio[role=status]").text()).isEqualTo("1 domanda");
    }

    @Test
    @DisplayName("FAQ-3: accents and case do not matter, answers open, nothing found is said, what was asked is only text")
    void tolerant() throws Exception {
        var found = page("/domande-frequenti?q=SOCIETA");
        assertThat(found.select("details")).isNotEmpty().allMatch(question -> question.hasAttr("open"));
        assertThat(found.select("mark").eachText()).contains("società");
        assertThat(page("/domande-frequenti?q=zzzz").select("#conteggio").text()).startsWith("Nessuna domanda trovata");
        var hostile = page(get("/domande-frequenti").queryParam("q", "\"><script>alert(1)</script>" + "x".repeat(5000)));
        assertThat(hostile.select("main script:not([src])")).isEmpty();
        assertThat(hostile.select("#q").attr("value")).startsWith("\"><script>").hasSize(200);
    }

    @Test
    @DisplayName("the language is the browser's, what was chosen in the address, what a cookie remembers; else Italian")
    void languages() throws Exception {
        assertThat(page(get("/").locale(Locale.FRENCH)).selectFirst("html").attr("lang")).isEqualTo("it");
        assertThat(page(get("/").locale(Locale.of("de", "IT"))).selectFirst("h1").text()).isEqualTo("Dienste der DGST online bezahlen");
        var page = page(get("/domande-frequenti").queryParam("q", "l’uso & altro").locale(Locale.ITALY));
        String english = page.select(".language-menu a[lang=en]").attr("href");
        assertThat(english).startsWith("/domande-frequenti?q=").endsWith("&lingua=en").contains("%26");
        page = page(get("/").queryParam("lingua", "en").locale(Locale.ITALY));
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
        var cookie = response.getCookie("lingua");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(page(get("/privacy").cookie(new Cookie("lingua", cookie.getValue())).locale(Locale.ITALY)).select("h2").eachText())
                .contains("Your rights");
        assertThat(page(get("/").cookie(new Cookie("lingua", "<nonsense>")).locale(Locale.ITALY)).selectFirst("html").attr("lang")).isEqualTo("it");
        assertThat(page(get("/").queryParam("lingua", "tlh-☃").locale(Locale.ITALY)).selectFirst("html").attr("lang")).isEqualTo("it");
    }

    @Test
    @DisplayName("what German does not have comes in Italian, and the page says so once, in German")
    void italianParts() throws Exception {
        var page = page(get("/note-legali").locale(Locale.GERMAN));
        assertThat(page.select(".italian-parts").eachText()).containsExactly("Diese Seite gibt es nur auf Italienisch.");
        assertThat(page.select(".italian-parts").attr("lang")).isEqualTo("de");
        assertThat(page.selectFirst("main .container").attr("lang")).isEqualTo("it");
        assertThat(page(get("/").locale(Locale.GERMAN)).select(".italian-parts")).isEmpty();
        assertThat(page(get("/domande-frequenti").locale(Locale.GERMAN)).text().split("nur auf Italienisch|auf Italienisch veröffentlicht", -1)).hasSize(2);
    }

    @Test
    @DisplayName("every text of every plain page is there in each language")
    void texts() throws Exception {
        for (Locale language : List.of(Locale.ITALIAN, Locale.ENGLISH, Locale.GERMAN)) {
            for (String path : List.of("/", "/domande-frequenti", "/note-legali", "/privacy", "/accessibilita", "/sessione-scaduta",
                    "/accesso-non-riuscito")) {
                var page = page(get(path).locale(language));
                assertThat(page.text()).as(path).doesNotContain("??", "!it", "!en", "!de");
                assertThat(page.select("p, li, h1, h2, h3, dt, dd, a, button, label, summary").stream().filter(element -> !element.hasText()).map(Element::outerHtml))
                        .as(path).isEmpty();
            }
        }
    }

    private int status(MockHttpServletRequestBuilder request) throws Exception {
        response = web.perform(request).andReturn().getResponse();
        return response.getStatus();
    }

    private Document page(String address) throws Exception {
        return page(get(address).locale(Locale.ITALY));
    }

    private Document page(MockHttpServletRequestBuilder request) throws Exception {
        assertThat(status(request)).isEqualTo(200);
        return Jsoup.parse(response.getContentAsString());
    }
}
