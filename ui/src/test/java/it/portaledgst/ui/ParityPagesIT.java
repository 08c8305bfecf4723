package it.portaledgst.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import it.portaledgst.domain.monitoring.EngineReadings;
import it.portaledgst.domain.parity.ParityTasks;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ParityPagesIT extends BrowserTest {

    @Autowired
    private EngineReadings readings;
    @Autowired
    private ParityTasks tasks;
    @Autowired
    private JdbcClient jdbc;

    @Test
    @DisplayName("an administrator has the comparison made, sees it end and decides on a difference, on pages as accessible as the others")
    void anAdministratorsDecision() {
        new SeenInEngine(readings).quiet(clock.instant());
        var parity = new FoundByParity(jdbc, tasks);
        parity.nothing();
        SIGN_IN.worksAs("AMMINISTRATORE");
        open("/monitoraggio");
        assertThat(page.getByText("Nessun confronto finora")).isVisible();
        button("Confronta adesso");
        assertThat(page.getByText("Confronto chiesto da")).isVisible();
        check("84-parita-chiesta");

        var run = parity.compared(clock.instant(), 9, 1, 0, 1);
        var request = world.confirmed(citizen);
        parity.goesOn(run, request, clock.instant().minus(Duration.ofDays(1)));
        assertThat(page.getByText("Differenze tra base dati e motore: 1")).isVisible();
        check("85-parita");
        button("Vai a «Parità»");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Parità").setExact(true))).isFocused();

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Decidi la differenza di")).click();
        page.getByLabel("Esegui la riparazione proposta").check();
        page.getByLabel("Motivo").fill("scaduta, il processo è di troppo");
        check("86-parita-decidi");
        button("Conferma la decisione");
        assertThat(page.locator(".news").first()).containsText("si è deciso");
        assertThat(page.locator(".news").first()).isFocused();
        assertThat(page.getByText("Riparazione decisa da")).isVisible();
    }
}
