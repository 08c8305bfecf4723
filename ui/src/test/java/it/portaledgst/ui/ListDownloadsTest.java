package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import com.github.miachm.sods.SpreadSheet;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedHttpSession;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.payment.PaymentsView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

class ListDownloadsTest extends ViewTest {

    @Autowired
    private WebApplicationContext context;
    @Autowired
    private JdbcClient jdbc;
    private MockMvc web;
    /** Whoever is signed in for the views; the imitated requests leave nobody signed in behind them. */
    private Citizen owner;

    @BeforeEach
    void prepare() {
        owner = me();
        web = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    }

    @Test
    @DisplayName("LIS-2, LIS-7: the owner's rows as CSV, in the order of the page, not to be kept by anybody")
    void csv() throws Exception {
        PaymentRequest mine = world.confirmed(owner, "Giulia Bianchi", "1050.00");
        world.paid(world.confirmed(owner, "Anna Neri", "20.00"));
        world.confirmed(World.SOMEBODY_ELSE, "Paolo Verdi", "30.00");
        var answer = answer("/pagamenti/elenco.csv?ordine=importo");
        assertThat(answer.getContentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.getHeader("Content-Disposition")).isEqualTo(
                "attachment; filename=\"elenco-pagamenti-" + Dates.today(clock) + ".csv\"");
        String today = Dates.shortDay(Dates.today(clock), Locale.ITALIAN);
        assertThat(lines(answer)).satisfiesExactly(
                head -> assertThat(head).isEqualTo("\ufeffCodice avviso;Soggetto debitore;Codice Fiscale;Servizio;Codice servizio;"
                        + "Causale;Importo in euro;Stato;Creata il;Scadenza;Pagata il"),
                first -> assertThat(first).isEqualTo(String.join(";", mine.noticeCode().grouped(), "Giulia Bianchi", "BNCGLI90A41H501E",
                        mine.serviceTitle(), "11-AUT_GEN_RAD", mine.description(), "1050,00", "Da pagare", today,
                        Dates.shortDay(mine.dueDate(), Locale.ITALIAN), "")),
                second -> assertThat(second).contains("Anna Neri", ";20,00;Pagato;").endsWith(";" + today));
        assertThat(lines(answer("/pagamenti/elenco.csv?stato=pagato"))).hasSize(2).last().asString().contains("Anna Neri");
    }

    @Test
    @DisplayName("the same as XLSX")
    void xlsx() throws Exception {
        world.confirmed(owner);
        var answer = answer("/pagamenti/elenco.xlsx");
        assertThat(answer.getContentType()).isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(answer.getHeader("Content-Disposition")).endsWith(Dates.today(clock) + ".xlsx\"");
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.getContentAsByteArray()).startsWith('P', 'K');
    }

    @Test
    @DisplayName("the same as ODS")
    void ods() throws Exception {
        var request = world.confirmed(owner);
        var answer = answer("/pagamenti/elenco.ods");
        assertThat(answer.getContentType()).isEqualTo("application/vnd.oasis.opendocument.spreadsheet");
        assertThat(answer.getHeader("Content-Disposition")).endsWith(Dates.today(clock) + ".ods\"");
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        var sheet = new SpreadSheet(new ByteArrayInputStream(answer.getContentAsByteArray())).getSheet(0);
        assertThat(sheet.getMaxRows()).isEqualTo(2);
        assertThat(sheet.getRange(1, 0).getValue()).isEqualTo(request.noticeCode().value());
    }

    @Test
    @DisplayName("what was searched for reaches the file by the session, never by the address; another session finds nothing")
    void search() throws Exception {
        world.confirmed(owner, "Giulia Bianchi", "10.00");
        world.confirmed(owner, "Anna Neri", "20.00");
        navigate(PaymentsView.class);
        test(field("Cerca")).setValue("bianchi");
        String address = links("File CSV").getFirst().href();
        assertThat(address).startsWith("pagamenti/elenco.csv?").doesNotContainIgnoringCase("bianchi");
        var session = ((WrappedHttpSession) VaadinSession.getCurrent().getSession()).getHttpSession();
        var own = new MockHttpSession();
        session.getAttributeNames().asIterator().forEachRemaining(name -> own.setAttribute(name, session.getAttribute(name)));
        var answer = web.perform(get(URI.create("/" + address)).session(own).with(oidcLogin().idToken(token ->
                token.issuer(owner.issuer()).subject(owner.subject())))).andExpect(status().isOk()).andReturn().getResponse();
        assertThat(lines(answer)).hasSize(2).last().asString().contains("Giulia Bianchi");
        web.perform(get(URI.create("/" + address)).with(oidcLogin().idToken(token ->
                token.issuer(owner.issuer()).subject(owner.subject())))).andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("ACC-5: without sign-in the file leads to the sign-in")
    void withoutSignIn() throws Exception {
        for (String type : List.of("csv", "ods", "xlsx")) {
            web.perform(get("/pagamenti/elenco." + type).with(anonymous()))
                    .andExpect(status().is3xxRedirection()).andExpect(redirectedUrl("/oauth2/authorization/mimit"))
                    .andExpect(header().doesNotExist("Content-Disposition"));
        }
    }

    @Test
    @DisplayName("ten thousand rows at most, each once; the name of the file and the page say that some are missing")
    void limit() throws Exception {
        PaymentRequest model = world.confirmed(owner);
        copies(model, 10_000);
        navigate(PaymentsView.class);
        assertThat(page()).contains("le prime 10.000 di 10.001 richieste");
        var answer = answer("/pagamenti/elenco.csv");
        assertThat(answer.getHeader("Content-Disposition")).contains("-primi-10000.csv");
        assertThat(lines(answer)).hasSize(10_001).doesNotHaveDuplicates();
    }

    /** As many more of the same citizen, all of the same moment. */
    private void copies(PaymentRequest model, int many) {
        jdbc.sql("""
                insert into payment_request select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(),
                  'idempotency_key', gen_random_uuid(), 'iuv', substr(code, 2), 'notice_code', code))).*
                from payment_request r, (select b || lpad((b % 93)::text, 2, '0') as code
                  from generate_series(3990000000000000, 3990000000000000 + ? - 1) b) as codes
                where r.id = ?
                """).params(many, model.id()).update();
    }

    private MockHttpServletResponse answer(String address) throws Exception {
        return web.perform(get(URI.create(address)).locale(Locale.ITALIAN).with(oidcLogin().idToken(token ->
                token.issuer(owner.issuer()).subject(owner.subject())))).andExpect(status().isOk()).andReturn().getResponse();
    }

    private static List<String> lines(MockHttpServletResponse answer) {
        return List.of(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8).split("\r\n"));
    }
}
