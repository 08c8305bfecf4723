package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import it.portaledgst.domain.monitoring.EngineReadings;
import it.portaledgst.domain.parity.ParityDecision;
import it.portaledgst.domain.parity.ParityTasks;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.ui.home.HomeView;
import it.portaledgst.ui.monitoring.ProcessesView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The section of Monitoraggio about differences between database and engine. */
@WithCitizen(role = "OPERATORE", office = "DGST-CEN")
class ParityViewsTest extends ViewTest {

    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private EngineReadings readings;
    @Autowired
    private ParityTasks tasks;
    private FoundByParity parity;
    private Instant night;

    @BeforeEach
    void nothingFound() {
        new SeenInEngine(readings).quiet(clock.instant());
        parity = new FoundByParity(jdbc, tasks);
        parity.nothing();
        night = clock.instant().minus(Duration.ofHours(8));
    }

    @Test
    @DisplayName("before the first comparison, and when all agree, the page says so")
    void empty() {
        go("monitoraggio", ProcessesView.class);
        assertThat(page()).contains("Nessun confronto finora", "Confronta adesso").doesNotContain("Ultimo confronto", "Differenze aperte", "Mostra altri");
        parity.compared(night, 1234, 5, 5, 0);
        eventually("Base dati e motore concordano");
        assertThat(page()).contains("Ultimo confronto", "Processi confrontati 1.234", "Differenze trovate 5", "Riparate da sole 5", "Lasciate a una persona 0")
                .doesNotContain("Nessun confronto finora", "Differenze tra base dati e motore:");
    }

    @Test
    @DisplayName("what is wrong is told in words, is on top of the page, and is decided once, with a reason")
    void decide() {
        PaymentRequest request = world.confirmed(me());
        var id = parity.goesOn(parity.compared(night, 9, 1, 0, 1), request, night);
        go("monitoraggio", ProcessesView.class);
        assertThat(page()).contains("Differenze tra base dati e motore: 1", "Differenze aperte: 1. Da decidere: 1.", request.noticeCode().grouped(),
                "va ancora avanti il processo che riguarda la richiesta di pagamento", "«Scaduto»", "Proposta: annullare il processo", "Da decidere entro il");
        assertThat(links("Apri la richiesta")).extracting(Link::href).containsExactly("ricerca-pagamenti/" + request.id());
        assertThat(links("Mostra il percorso")).extracting(Link::href).containsExactly("monitoraggio?richiesta=" + request.id());
        assertThat(links("Apri in Operate")).extracting(Link::href).containsExactly("https://camunda.example.org/operate/processes/" + FoundByParity.INSTANCE);

        pressInRow(id.toString());
        press("Conferma la decisione");
        assertThat(decisions().getErrorMessage()).startsWith("Scegli che cosa fare");
        decisions().setValue(ParityDecision.REPAIR);
        press("Conferma la decisione");
        assertThat($(TextArea.class).single().getErrorMessage()).startsWith("Indica perché");
        test($(TextArea.class).single()).setValue("scaduta, il processo è di troppo");
        press("Conferma la decisione");
        assertThat(page()).contains("Sulla differenza di " + request.noticeCode().grouped() + " si è deciso", "Riparazione decisa da Mario Rossi: il motore la esegue",
                "Differenze aperte: 1. Da decidere: 0.");
        assertThat(jdbc.sql("select act || ' ' || reason from staff_event where subject_id = ?").param(id.toString()).query(String.class).single())
                .isEqualTo("PARITY_DECIDED scaduta, il processo è di troppo");
        assertThat(jdbc.sql("select count(*) from outbox_record where record_key = ?").param(id.toString()).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    @DisplayName("who was slower than Tasklist is told, and the list shows who decided, without being loaded anew")
    void tasklistWasFirst() {
        var id = parity.goesOn(parity.compared(night, 9, 1, 0, 1), world.confirmed(me()), night);
        go("monitoraggio", ProcessesView.class);
        pressInRow(id.toString());
        tasks.completing(id, "leave", "rita.neri");
        eventually("Si lascia com’è: deciso da rita.neri");
        decisions().setValue(ParityDecision.REPAIR);
        test($(TextArea.class).single()).setValue("è di troppo");
        press("Conferma la decisione");
        assertThat($(Paragraph.class).withClassName("field-problem").single().getText()).startsWith("Su questa differenza non c’è più niente da decidere");
    }

    @Test
    @DisplayName("a comparison is asked for once; how far it is and what it counted shows up by itself")
    void compare() {
        go("monitoraggio", ProcessesView.class);
        press("Confronta adesso");
        assertThat(page()).contains("Confronto chiesto da Mario Rossi", "Finché non finisce non se ne può chiedere un altro");
        assertThat(button("Confronta adesso").isEnabled()).isFalse();
        var run = parity.begun(clock.instant());
        eventually("si leggono i processi dal motore");
        parity.counts(run, 200, 12, 7);
        eventually("Processi letti: 200. Differenze trovate: 12. Riparate finora: 7.");
        assertThat(button("Confronta adesso").isEnabled()).isFalse();
        jdbc.sql("update parity_run set ended_at = now(), repaired = 11, left_to_people = 1 where id = ?").param(run).update();
        eventually("Il confronto è finito.");
        assertThat(page()).contains("Processi confrontati 200", "Riparate da sole 11", "Lasciate a una persona 1");
        assertThat(button("Confronta adesso").isEnabled()).isTrue();
    }

    @Test
    @DisplayName("somebody else’s comparison is waited for, too")
    void alreadyAsked() {
        go("monitoraggio", ProcessesView.class);
        parity.begun(clock.instant());
        eventually("si leggono i processi");
        assertThat(button("Confronta adesso").isEnabled()).isFalse();
    }

    @Test
    @DisplayName("a long list comes in pages, what is asked first")
    void pages() {
        var run = parity.compared(night, 0, 24, 0, 1);
        for (int i = 0; i < 23; i++) {
            parity.difference(run, "payment-request", "ORPHAN_INSTANCE", UUID.randomUUID(), FoundByParity.INSTANCE + 1 + i, null, night.minusSeconds(60 - i));
        }
        PaymentRequest request = world.confirmed(me());
        parity.goesOn(run, request, night);
        go("monitoraggio", ProcessesView.class);
        assertThat(differences()).isEqualTo(20);
        assertThat(rows().getFirst()).startsWith(request.noticeCode().grouped());
        assertThat(page()).contains("Nel motore è in corso un processo per la richiesta di pagamento, che nel portale non c’è.", "La guarda il prossimo confronto");
        press("Mostra altri");
        assertThat(differences()).isEqualTo(24);
        assertThat(hasButton("Mostra altri")).isFalse();
    }

    @Test
    @DisplayName("each kind, process and state has words, in English, too")
    void words() {
        var run = parity.compared(night, 9, 9, 0, 0);
        for (String state : new String[] {"NEW", "OPEN", "WAITING", "ANSWERED", "CLOSED"}) {
            parity.difference(run, "support-request", "MISSING_INSTANCE", UUID.randomUUID(), null, state, night);
        }
        for (String state : new String[] {"REQUESTED", "APPROVED", "READY", "REFUSED"}) {
            parity.difference(run, "company-statement", "DIFFERENT_STATE", UUID.randomUUID(), 1L, state, night);
        }
        for (String state : new String[] {"SETTLED", "TO_REFUND", "REJECTED"}) {
            parity.difference(run, "unmatched-receipt", "DIFFERENT_STATE", UUID.randomUUID(), 2L, state, night);
        }
        parity.difference(run, "unmatched-receipt", "MISSING_INSTANCE", UUID.randomUUID(), null, "WRONG_AMOUNT", night);
        parity.difference(run, "payment-request", "UNFINISHED", UUID.randomUUID(), null, "PAID", night);
        for (Locale language : new Locale[] {Locale.ITALIAN, Locale.ENGLISH}) {
            speak(language);
            go("home", HomeView.class);
            go("monitoraggio", ProcessesView.class);
            assertThat(page()).doesNotContain("monitoring.", "support.state", "statement.state", "cases.reason", "!{");
        }
        assertThat(page()).contains("No process follows the support request", "the receipt to be reconciled", "Open differences: 14. To be decided: 0.");
    }

    @Test
    @WithCitizen(role = "ANALISTA", office = "DGST-CEN")
    @DisplayName("an analyst sees all of it and decides nothing")
    void analyst() {
        PaymentRequest request = world.confirmed(me());
        parity.goesOn(parity.compared(night, 9, 1, 0, 1), request, night);
        go("monitoraggio", ProcessesView.class);
        assertThat(page()).contains("Differenze tra base dati e motore: 1", "Decide la direzione generale o un amministratore");
        assertThat(hasButton("Confronta adesso")).isFalse();
        assertThat(links("Apri la richiesta")).isEmpty();
        assertThat(links("Mostra il percorso")).hasSize(1);
    }

    private long differences() {
        return rows().stream().filter(row -> row.contains("Proposta:")).count();
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<ParityDecision> decisions() {
        return $(RadioButtonGroup.class).single();
    }
}
