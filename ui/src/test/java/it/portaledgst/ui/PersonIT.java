package it.portaledgst.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import it.portaledgst.domain.health.Part;
import it.portaledgst.domain.health.ServiceHealth;
import it.portaledgst.domain.payment.PaymentDrafts;
import it.portaledgst.domain.payment.ReturnKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the portal does for the one person in front of it: keeps their form, explains itself once, speaks their language. */
class PersonIT extends BrowserTest {

    private static final String FORM = "/nuovo-pagamento/11-AUT_GEN_RAD";
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY = new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    @Autowired
    private PaymentDrafts drafts;
    @Autowired
    private ServiceHealth health;
    @Autowired
    private JdbcClient jdbc;

    @Test
    @DisplayName("the session is lost in the middle of a form: after signing in again it is offered and goes on where it was")
    void sessionLost() {
        open(FORM);
        page.getByLabel("Nome e cognome").fill("Giulia Bianchi");
        page.getByLabel("Importo").fill("1.050,30");
        assertThat(page.getByText("Dati salvati alle")).isVisible();
        page.getByLabel("Nominativo di stazione").pressSequentially("IK2ABC");
        page.waitForCondition(() -> drafts.list(citizen).stream()
                .anyMatch(draft -> "IK2ABC".equals(draft.content().get("field.nominativo"))));
        check("60-form-salvato");

        // to the server the page now belongs to a session it knows nothing of, as after a restart
        page.context().addCookies(List.of(new Cookie("PORTALE_SESSION", "of-another-life").setUrl(address("/"))));
        press("Continua");
        assertThat(page.locator("h1")).hasText("La sessione è scaduta");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Accedi di nuovo")).click();
        assertThat(page.getByText("Hai una richiesta non finita")).isVisible();
        assertThat(page.getByText("Per Giulia Bianchi")).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Continua la richiesta non finita")).click();
        assertThat(page.getByLabel("Nome e cognome")).hasValue("Giulia Bianchi");
        assertThat(page.getByLabel("Importo")).hasValue("1.050,30");
        assertThat(page.getByLabel("Nominativo di stazione")).hasValue("IK2ABC");
        forgetProblems("40");
    }

    @Test
    @DisplayName("the connection is lost: plain words; what was typed meanwhile arrives when it is back")
    void connectionLost() {
        open(FORM);
        page.context().setOffline(true);
        page.getByLabel("Nome e cognome").fill("Giulia Bianchi");
        page.getByLabel("Importo").fill("7");
        var indicator = page.locator("vaadin-connection-indicator");
        assertThat(indicator).containsText(Pattern.compile("Connessione persa|Non riusciamo a collegarci"),
                new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        page.screenshot(new Page.ScreenshotOptions().setPath(java.nio.file.Path.of("target/screenshots/61-connessione-persa.png")));
        page.context().setOffline(false);
        assertThat(page.getByText("Dati salvati alle")).isVisible(PATIENTLY);
        page.waitForCondition(() -> drafts.list(citizen).stream().anyMatch(draft ->
                "7".equals(draft.content().get("amount"))
                        && "Giulia Bianchi".equals(draft.content().get("fullName"))), new Page.WaitForConditionOptions().setTimeout(30_000));
        forgetProblems("ERR_INTERNET_DISCONNECTED");
    }

    @Test
    @DisplayName("the tour by keyboard alone: each hint takes the focus, Escape closes it for good, the heading gets the focus")
    void tour() {
        open("/home");
        check("62-home-guida");
        var next = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Avanti"));
        next.focus();
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Paga come preferisci"))).isFocused();
        page.keyboard().press("Tab");
        assertThat(next).isFocused();
        page.keyboard().press("Tab");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Indietro"))).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.getByText("Prima volta qui?")).isHidden();
        assertThat(page.locator("h1")).isFocused();
        page.reload();
        settle();
        assertThat(page.getByText("Prima volta qui?")).isHidden();
        press("Rivedi la guida");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Parti da"))).isFocused();
    }

    @Test
    @DisplayName("a deleted draft is taken back by keyboard; the home with everything on it is accessible")
    void home() {
        int year = LocalDate.now().getYear();
        drafts.keep(citizen, UUID.randomUUID(), "11-AUT_GEN_RAD", Map.of("fullName", "Giulia Bianchi"));
        world.confirmed(citizen);
        world.cameBack(citizen, world.confirmed(citizen, "Società Elettrica di Prova", "1200.00"), ReturnKind.OK);
        world.yearly(citizen, year - 1, true);
        jdbc.sql("delete from service_probe").update();
        jdbc.sql("delete from outbox_record").update();
        health.silent(Part.CHECKOUT);
        health.answered(Part.WORKERS);
        jdbc.sql("update service_probe set silent_since = silent_since - interval '10 minutes' where part = 'CHECKOUT'").update();
        open("/home");
        press("Chiudi la guida");
        assertThat(page.getByText("Il pagamento online non è disponibile in questo momento")).isVisible();
        check("63-home-piena");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Elimina la richiesta non finita")).click();
        var undo = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Recupera la richiesta"));
        assertThat(undo).isFocused();
        check("64-bozza-eliminata");
        undo.focus();
        page.keyboard().press("Enter");
        assertThat(page.getByText("Per Giulia Bianchi")).isVisible();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Crea la richiesta " + year)).click();
        assertThat(page.getByLabel("Anno di riferimento")).hasValue(String.valueOf(year));
        assertThat(page).hasURL(Pattern.compile(".*\\?bozza=.*"));
        settle();
        check("65-come-l-anno-scorso");
        jdbc.sql("delete from service_probe").update();
    }

    @Test
    @DisplayName("German by choice: the page's language, what was typed stays, what is Italian only says so, also next time")
    void german() {
        open(FORM);
        page.getByLabel("Nome e cognome").fill("Giulia Bianchi");
        assertThat(page.getByText("Dati salvati alle")).isVisible();
        press("Deutsch");
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        assertThat(page.getByLabel("Vor- und Nachname")).hasValue("Giulia Bianchi");
        settle();
        check("70-form-de");
        press("Weiter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Fehler sind zu korrigieren");
        check("71-fehler-de");
        open("/home");
        check("72-home-de");
        var request = world.confirmed(citizen, "Giulia Bianchi", "1050.30");
        world.noticeReady(request);
        open("/pagamenti/" + request.id());
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Zahlungsmitteilung herunterladen (PDF, 83 kB)"))).isVisible();
        check("73-antrag-de");
        open("/pagamenti");
        check("74-liste-de");
        open("/supporto");
        assertThat(page.getByText("Diese Seite gibt es nur auf Italienisch.")).isVisible();
        assertThat(page.locator("main")).hasAttribute("lang", "it");
        check("75-supporto-de");
        open("/");
        check("76-willkommen-de");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Italiano")).click();
        assertThat(page.locator("html")).hasAttribute("lang", "it");
        open("/home");
        assertThat(page.locator("html")).hasAttribute("lang", "it");
    }

    @Test
    @DisplayName("a German browser gets German without asking")
    void germanBrowser() {
        visit("de-IT");
        open("/");
        assertThat(page.locator("h1")).hasText("Dienste der DGST online bezahlen");
        assertThat(page.locator("html")).hasAttribute("lang", "de");
    }

    private void press(String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).first().click();
    }
}
