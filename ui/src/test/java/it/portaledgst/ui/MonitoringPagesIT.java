package it.portaledgst.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import it.portaledgst.domain.monitoring.EngineReadings;
import it.portaledgst.domain.payment.PaymentRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MonitoringPagesIT extends BrowserTest {

    @Autowired
    private EngineReadings readings;

    @Test
    @DisplayName("an analyst finds what is stuck, sees a request's path in the drawing, retries, and reads the figures, on pages as accessible as the others")
    void anAnalystsMorning() {
        var engine = new SeenInEngine(readings);
        PaymentRequest request = world.confirmed(citizen);
        world.noticeReady(request);
        world.paid(request);
        world.confirmed(citizen);
        engine.stuck(clock.instant(), request.id());
        SIGN_IN.worksAs("ANALISTA");

        open("/home");
        link("Monitoraggio").click();
        assertThat(page.locator(".diagram-place svg .djs-shape[data-element-id='notify-payer']")).isVisible();
        assertThat(page.locator(".djs-overlays[data-container-id='notify-payer'] .diagram-chip-incidents")).hasText("1");
        page.locator("a.bjs-powered-by").scrollIntoViewIfNeeded();
        assertThat(page.locator("a.bjs-powered-by")).isInViewport(); // the licence asks for it
        assertThat(link("Apri in Operate")).hasCount(0); // nobody has said where it is
        check("80-monitoraggio");

        page.getByLabel("Codice avviso o identificativo della richiesta").fill(request.noticeCode().value());
        page.keyboard().press("Enter");
        assertThat(page.getByText("Chiesto al motore")).isVisible();
        engine.answers(request.id(), clock.instant());
        assertThat(page.getByText("Percorso della richiesta con l’avviso")).isVisible();
        assertThat(page.locator(".djs-shape.diagram-here[data-element-id='notify-payer']")).isVisible();
        button("Ingrandisci");
        check("81-percorso");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ritenta il passo «Avvisa chi ha pagato»")).click();
        check("82-ritenta");
        page.getByLabel("Motivo").fill("il server di posta risponde di nuovo");
        named("Ritenta").last().click();
        assertThat(page.locator(".news").first()).containsText("Il motore ritenterà");
        assertThat(page.locator(".news").first()).isFocused();

        link("Numeri e tempi").click();
        assertThat(page.getByText("Pagamenti per mese").first()).isVisible();
        check("83-numeri");
    }
}
