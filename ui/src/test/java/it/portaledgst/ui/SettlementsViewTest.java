package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextArea;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.settlement.DifferenceKind;
import it.portaledgst.domain.settlement.PaymentOutcome;
import it.portaledgst.ui.home.HomeView;
import it.portaledgst.ui.problem.NotFoundView;
import it.portaledgst.ui.settlement.SettlementsView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@WithCitizen(role = "OPERATORE", office = "DGST-CEN")
class SettlementsViewTest extends ViewTest {

    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private WebApplicationContext context;

    @BeforeEach
    void nothingReported() {
        jdbc.sql("truncate settlement_event, settlement_difference, settlement_payment, settlement_report, settlement_progress").update();
    }

    @Test
    @DisplayName("the central office has an entry of its own after the five, and finds differences with what to do")
    void central() {
        PaymentRequest request = world.confirmed(me());
        world.reported("A", request, PaymentOutcome.EXECUTED);
        navigate(HomeView.class);
        assertThat(links("Rendicontazioni")).singleElement().satisfies(link -> assertThat(link.href()).isEqualTo("rendicontazioni"));
        navigate(SettlementsView.class);
        assertThat(page()).contains("Differenze aperte: 1", "PSP di prova", "Differenze: 1");
        assertThat(rows().getFirst()).contains(request.noticeCode().grouped(), "la ricevuta manca", "Il portale la chiede a pagoPA da solo",
                "Nel flusso: 50,00", "Esito 0.");
    }

    @Test
    @DisplayName("nothing to do is said, and what has no report, too")
    void empty() {
        navigate(SettlementsView.class);
        assertThat(page()).contains("Nessuna differenza aperta", "Nessun flusso");
        assertThat(rows()).isEmpty();
    }

    @Test
    @DisplayName("a difference is closed with a reason, without which it is not")
    void close() {
        PaymentRequest request = world.confirmed(me());
        world.reported("A", request, PaymentOutcome.NO_RPT);
        navigate(SettlementsView.class);
        pressInRow(jdbc.sql("select id from settlement_difference").query(UUID.class).single().toString());
        press("Chiudi la differenza");
        assertThat($(TextArea.class).single().getErrorMessage()).startsWith("Scrivi perché chiudi la differenza");
        test($(TextArea.class).single()).setValue("Accredito trovato sul conto");
        press("Chiudi la differenza");
        assertThat(page()).contains("è chiusa.", "Nessuna differenza aperta", "Tutto corrisponde").doesNotContain("Differenze: 1");
        assertThat(jdbc.sql("select who_subject || ' ' || who_name || ' ' || reason from settlement_event").query(String.class).single())
                .isEqualTo(me().subject() + " Mario Rossi Accredito trovato sul conto");
    }

    @Test
    @WithCitizen
    @DisplayName("for a citizen there is no entry and no page")
    void citizen() {
        refused();
    }

    @Test
    @WithCitizen(role = "OPERATORE", office = "ISP-LOM")
    @DisplayName("for another office there is no entry and no page")
    void otherOffice() {
        refused();
    }

    @Test
    @WithCitizen(role = "AMMINISTRATORE", office = "SUP-TEC")
    @DisplayName("an administrator may look")
    void administrator() {
        navigate(SettlementsView.class);
        assertThat(heading()).isEqualTo("Rendicontazioni");
    }

    private void refused() {
        navigate(HomeView.class);
        assertThat($(Anchor.class).all()).noneMatch(link -> link.getHref().equals("rendicontazioni"));
        go("rendicontazioni", NotFoundView.class);
    }

    @Test
    @DisplayName("the three languages tell every kind of difference and what to do")
    void languages() {
        for (var kind : DifferenceKind.values()) {
            jdbc.sql("insert into settlement_difference (id, creditor_fiscal_code, kind, subject, fdr, found_at) values (?, '80230390587', ?, 'x', 'F', now())")
                    .params(UUID.randomUUID(), kind.name()).update();
        }
        for (var language : List.of(Locale.ITALIAN, Locale.ENGLISH, Locale.GERMAN)) {
            speak(language);
            navigate(HomeView.class);
            navigate(SettlementsView.class);
            assertThat(page()).doesNotContain("settlements.", "!" + language, "nur auf Italienisch");
            assertThat(rows()).hasSize(DifferenceKind.values().length);
        }
    }

    @Test
    @DisplayName("the file has all differences, those that are over, too; to others it does not exist")
    void file() throws Exception {
        PaymentRequest request = world.confirmed(me());
        world.reported("A", request, PaymentOutcome.EXECUTED);
        jdbc.sql("update settlement_difference set resolved_at = now()").update();
        world.reported("B", request, PaymentOutcome.STAND_IN_NO_RPT);
        MockMvc web = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
        MockHttpServletResponse answer = web.perform(get("/rendicontazioni/differenze.csv").locale(Locale.ITALIAN).with(oidcLogin().idToken(token ->
                token.claim("roles", List.of("OPERATORE")).claim("office", "DGST-CEN").issuer(WithCitizen.ISSUER))))
                .andExpect(status().isOk()).andReturn().getResponse();
        String text = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(text.split("\r\n")).hasSize(3).satisfies(lines -> {
            assertThat(lines[0]).contains("Avviso o IUV;Differenza;IUV;IUR;Esito;Importo nel flusso;Importo nel portale");
            assertThat(lines[1]).contains(request.noticeCode().grouped(), "senza ricevuta", ";8;50,00;50,00;PSP;B;");
            assertThat(lines[2]).contains(";0;50,00;50,00;PSP;A;");
        });
        web.perform(get("/rendicontazioni/differenze.csv").with(oidcLogin().idToken(token -> token.issuer(WithCitizen.ISSUER))))
                .andExpect(status().isNotFound());
        web.perform(get("/rendicontazioni/differenze.csv").with(anonymous())).andExpect(status().is3xxRedirection());
    }
}
