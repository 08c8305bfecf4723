package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import it.portaledgst.domain.monitoring.EngineReadings;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.ui.desk.DeskRequestView;
import it.portaledgst.ui.home.HomeView;
import it.portaledgst.ui.monitoring.FiguresView;
import it.portaledgst.ui.monitoring.ProcessesView;
import it.portaledgst.ui.problem.NotFoundView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@WithCitizen(role = "ANALISTA", office = "DGST-CEN")
class MonitoringViewsTest extends ViewTest {

    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private EngineReadings readings;
    @Autowired
    private WebApplicationContext context;
    private SeenInEngine engine;

    @BeforeEach
    void noEngine() {
        engine = new SeenInEngine(readings);
        engine.nothing();
    }

    @Test
    @DisplayName("analysts have an entry of their own after the five")
    void entry() {
        navigate(HomeView.class);
        assertThat(links("Monitoraggio")).singleElement().satisfies(link -> assertThat(link.href()).isEqualTo("monitoraggio"));
    }

    @Test
    @DisplayName("how many stand where is in a table, too; signs that only join are left out")
    void counts() {
        engine.quiet(clock.instant());
        go("monitoraggio", ProcessesView.class);
        assertThat(page()).contains("Il motore ha risposto l’ultima volta", "Nessun incidente", "Versione 3, etichetta 1.1");
        assertThat(rows()).contains("Avvisa chi ha pagato Lavoro del portale 933 0 1 0", "Da pagare Gruppo di passi 88 212 0 940",
                        "gone-since Di una versione precedente 7 0 0 0")
                .noneMatch(row -> row.contains("Passi insieme"));
    }

    @Test
    @DisplayName("an engine that was never reached, and one that does not answer any more, are said to be so")
    void away() {
        go("monitoraggio", ProcessesView.class);
        assertThat(page()).contains("Il motore non ha ancora risposto", "Nessun incidente").doesNotContain("Ingrandisci");
        engine.quiet(clock.instant().minus(Duration.ofMinutes(5)));
        go("home", HomeView.class);
        go("monitoraggio", ProcessesView.class);
        assertThat(page()).contains("Il motore non risponde", "Da pagare");
    }

    @Test
    @DisplayName("an incident says what to do and leads to Operate; it is retried with a reason, once")
    void retry() {
        PaymentRequest request = world.confirmed(me());
        engine.stuck(clock.instant(), request.id());
        go("monitoraggio", ProcessesView.class);
        assertThat(page()).contains("Incidenti aperti: 1", "Il server di posta non risponde: verificare", request.id().toString());
        assertThat(links("Apri in Operate")).extracting(Link::href).containsExactly("https://camunda.example.org/operate/processes/2251799813685249");
        assertThat(links("Mostra il percorso")).extracting(Link::href).containsExactly("monitoraggio?richiesta=" + request.id());

        pressInRow(String.valueOf(SeenInEngine.INCIDENT));
        press("Ritenta");
        assertThat($(TextArea.class).single().getErrorMessage()).startsWith("Indica perché");
        test($(TextArea.class).single()).setValue("il server di posta risponde di nuovo");
        press("Ritenta");
        assertThat(page()).contains("Il motore ritenterà «Avvisa chi ha pagato»", "Ritentativo chiesto da Mario Rossi");
        assertThat(jdbc.sql("select who_subject || ' ' || act || ' ' || reason from staff_event order by number desc limit 1").query(String.class).single())
                .isEqualTo(me().subject() + " INCIDENT_RETRIED il server di posta risponde di nuovo");
    }

    @Test
    @DisplayName("a request's path comes when the workers answer, and an unknown code is refused")
    void path() {
        PaymentRequest request = world.confirmed(me());
        engine.quiet(clock.instant());
        go("monitoraggio", ProcessesView.class);
        test(field("Codice avviso o identificativo della richiesta")).setValue("301");
        press("Mostra il percorso");
        assertThat(field("Codice avviso o identificativo della richiesta").getErrorMessage()).startsWith("Nessuna richiesta ha questo codice");

        go("monitoraggio?richiesta=" + request.id(), ProcessesView.class);
        assertThat(page()).contains("Chiesto al motore");
        engine.answers(request.id(), clock.instant());
        eventually("Percorso della richiesta con l’avviso " + request.noticeCode().grouped());
        assertThat(rows()).noneMatch(row -> row.startsWith("fork"));
        assertThat(rows()).anyMatch(row -> row.startsWith("Da pagare Interrotto")).anyMatch(row -> row.startsWith("Avvisa chi ha pagato Fermo per un incidente"));
        assertThat(links("Apri l’istanza 2251799813685249 in Operate")).hasSize(1);

        go("monitoraggio?richiesta=" + request.id(), ProcessesView.class);
        engine.knowsNothingOf(request.id());
        eventually("Il motore non conosce la richiesta");
    }

    @Test
    @DisplayName("figures are of the period; a wrong period is refused, an empty one says so")
    void figures() {
        jdbc.sql("truncate payment_request cascade").update(); // other tests' payments would be in the sums
        PaymentRequest request = world.confirmed(me());
        world.noticeReady(request);
        world.paid(request);
        go("monitoraggio/numeri", FiguresView.class);
        assertThat(page()).contains("Pagamenti per mese", "50,00", "Dalla conferma all’avviso", "Confermate", "Lombardia");

        DatePicker first = $(DatePicker.class).withLabel("Dal").single();
        test(first).setValue(LocalDate.parse("2019-01-01"));
        press("Mostra");
        assertThat(first.getErrorMessage()).isEqualTo("Il periodo può avere al massimo 366 giorni: accorcialo.");
        test($(DatePicker.class).withLabel("Al").single()).setValue(LocalDate.parse("2019-12-31"));
        press("Mostra");
        assertThat(first.isInvalid()).isFalse();
        assertThat(page()).contains("Numeri dal 1 gennaio 2019 al 31 dicembre 2019.", "Nessun pagamento nel periodo: allarga le date.",
                "Nessuna richiesta confermata nel periodo");
    }

    @Test
    @DisplayName("English has all of it")
    void english() {
        engine.stuck(clock.instant(), world.confirmed(me()).id());
        speak(Locale.ENGLISH);
        go("monitoraggio", ProcessesView.class);
        assertThat(page()).contains("Open incidents: 1", "What to do", "Work of the portal");
        go("monitoraggio/numeri", FiguresView.class);
        assertThat(page()).contains("Stuck candidates", "95th percentile").doesNotContain("monitoring.");
    }

    @Test
    @DisplayName("every table is a file; to others it does not exist")
    void files() throws Exception {
        engine.quiet(clock.instant());
        PaymentRequest request = world.confirmed(me());
        world.paid(request);
        MockMvc web = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
        for (String name : List.of("pagamenti-per-mese", "pagamenti-per-servizio", "pagamenti-per-ufficio", "esiti", "tempi", "scadute-per-servizio",
                "assistenza-per-ufficio", "da-controllare")) {
            String file = "/monitoraggio/" + name + ".csv?dal=" + LocalDate.now(clock).minusDays(30) + "&al=" + LocalDate.now(clock);
            String text = new String(web.perform(get(file).locale(Locale.ITALIAN).with(analyst("ANALISTA"))).andExpect(status().isOk())
                    .andReturn().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
            assertThat(text).as(name).startsWith("\ufeff").contains(";").doesNotContain("monitoring.");
            web.perform(get(file).with(analyst("SUPPORTO"))).andExpect(status().isNotFound());
        }
        String months = new String(web.perform(get("/monitoraggio/pagamenti-per-servizio.csv?dal=" + LocalDate.now(clock).minusDays(30) + "&al=" + LocalDate.now(clock))
                .locale(Locale.ITALIAN).with(analyst("ANALISTA"))).andReturn().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(months).startsWith("\ufeffServizio;Codice;Pagamenti;Importo\r\n").containsPattern(";11-AUT_GEN_RAD;\\d+;\\d+,00\r\n");
        assertThat(new String(web.perform(get("/monitoraggio/passi/payment-request.csv").locale(Locale.ITALIAN).with(analyst("ANALISTA")))
                .andReturn().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)).contains("notify-payer;Avvisa chi ha pagato;933;0;1;0\r\n");
        web.perform(get("/monitoraggio/esiti.csv?dal=2019-01-01&al=2026-01-01").with(analyst("ANALISTA"))).andExpect(status().isBadRequest());
        web.perform(get("/monitoraggio/esiti.csv?dal=ieri&al=2026-01-01").with(analyst("ANALISTA"))).andExpect(status().isBadRequest());
        web.perform(get("/monitoraggio/altro.csv?dal=2026-01-01&al=2026-01-01").with(analyst("ANALISTA"))).andExpect(status().isNotFound());
        web.perform(get("/monitoraggio/passi/altro.csv").with(analyst("ANALISTA"))).andExpect(status().isNotFound());
    }

    @Test
    @WithCitizen(role = "OPERATORE", office = "DGST-CEN")
    @DisplayName("the central office comes from a request to its path")
    void fromTheDesk() {
        PaymentRequest request = world.confirmed(me());
        go("ricerca-pagamenti/" + request.id(), DeskRequestView.class);
        test($(Select.class).single()).selectItem("Istruttoria della pratica");
        press("Apri la richiesta");
        assertThat(links("Percorso nel processo")).extracting(Link::href).containsExactly("monitoraggio?richiesta=" + request.id());
    }

    @Test
    @WithCitizen(role = "OPERATORE", office = "ISP-LOM")
    @DisplayName("for another office there is no entry and no page")
    void otherOffice() {
        navigate(HomeView.class);
        assertThat($(Anchor.class).all()).noneMatch(link -> link.getHref().startsWith("monitoraggio"));
        go("monitoraggio", NotFoundView.class);
        go("monitoraggio/numeri", NotFoundView.class);
    }

    private static RequestPostProcessor analyst(String role) {
        return oidcLogin().idToken(token -> token.claim("roles", List.of(role)).claim("office", "DGST-CEN").issuer(WithCitizen.ISSUER));
    }
}
