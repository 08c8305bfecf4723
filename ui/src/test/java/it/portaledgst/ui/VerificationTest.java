package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.ReceiptVerification;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The public page that the code on a receipt leads to. */
@WithAnonymousUser
class VerificationTest extends ViewTest {

    @Autowired
    private WebApplicationContext context;
    @Autowired
    private ReceiptVerification verification;
    private MockMvc web;
    private MockHttpServletResponse response;

    @BeforeEach
    void prepare() {
        web = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    }

    @Test
    @DisplayName("whoever holds a receipt reads what is printed on it, in three languages, without signing in; nobody else is led there")
    void found() throws Exception {
        PaymentRequest request = world.confirmed(new Citizen(WithCitizen.ISSUER, "payer"), "Łukasz Groß", "1050.30");
        String token = verification.tokenOf(world.paid(request, request.amount()));
        assertThat(facts(page(token, Locale.ITALIAN, 200))).contains("1.050,30 €", request.noticeCode().grouped(), "Łukasz Groß",
                "BNCGLI90A41H501E", "Banca di prova", "Ministero delle Imprese e del Made in Italy", request.description())
                .noneMatch(fact -> fact.contains("giulia@example.org") || fact.contains("IK2ABC") && !fact.equals(request.description()));
        assertThat(response.getHeader("X-Robots-Tag")).contains("noindex");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getCookies()).isEmpty();
        assertThat(response.getHeader("Content-Security-Policy")).doesNotContain("unsafe");
        assertThat(page(token, Locale.ENGLISH, 200).selectFirst("h1").text()).isEqualTo("Verification of a receipt");
        assertThat(page(token, Locale.GERMAN, 200).text()).contains("Die Quittung ist echt").doesNotContain("nur auf Italienisch", "??");
    }

    @Test
    @DisplayName("forged, truncated and unknown addresses get a calm page that says what to do, and all the same one")
    void unknown() throws Exception {
        PaymentRequest request = world.confirmed(new Citizen(WithCitizen.ISSUER, "payer"));
        String token = verification.tokenOf(world.paid(request, request.amount()));
        var pages = new HashSet<String>();
        for (String forged : List.of(token.substring(0, 60), token + "A", UUID.randomUUID() + token.substring(36), "x", "<script>", "x".repeat(3000))) {
            var page = page(forged, Locale.ITALIAN, 404);
            assertThat(page.selectFirst("h1").text()).isEqualTo("Ricevuta non trovata");
            pages.add(page.selectFirst("main").html());
        }
        assertThat(pages).hasSize(1);
        assertThat(response.getHeader("X-Robots-Tag")).contains("noindex");
        assertThat(page("x", Locale.ENGLISH, 404).selectFirst("h1").text()).isEqualTo("Receipt not found");
        assertThat(page("x", Locale.GERMAN, 404).selectFirst("h1").text()).isEqualTo("Quittung nicht gefunden");
    }

    private static List<String> facts(Document page) {
        return page.select("dl.facts dd").stream().map(Element::text).toList();
    }

    private Document page(String token, Locale language, int status) throws Exception {
        response = web.perform(get("/verifica/{token}", token).locale(language)).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(status);
        return Jsoup.parse(response.getContentAsString());
    }
}
