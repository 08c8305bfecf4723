package it.portaledgst.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static it.portaledgst.journeys.Citizen.named;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import it.portaledgst.journeys.Citizen.Shots;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A citizen asks for help and two offices work on it, each in a browser of its own; nobody reloads anything. */
class CitizenAsksIT {

    private static final Pattern CASE = Pattern.compile(".*/richieste-da-lavorare/[0-9a-f-]{36}");

    private static House house;
    private static Chromium chromium;
    private static Browser browser;

    @BeforeAll
    static void open() {
        house = House.start(Path.of("target", "asks-" + System.nanoTime()));
        chromium = new Chromium();
        browser = chromium.browser();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
        if (house != null) {
            house.close();
        }
    }

    @Test
    void oneOfficeForwardsAnotherAsksAndAnswers() {
        var shots = new Shots("asks");
        try (var mario = new Citizen(house, browser, Citizen.PHONE); var paolo = new Citizen(house, browser, Citizen.DESK);
             var elena = new Citizen(house, browser, Citizen.DESK)) {
            elena.signIn("SPID", "Elena Colombo");
            elena.page.navigate(house.portal() + "/richieste-da-lavorare");
            assertThat(elena.page.locator("main table tbody tr")).hasCount(0);

            mario.signIn("SPID", "Mario Rossi");
            mario.page.navigate(house.portal() + "/supporto/nuova");
            mario.page.getByLabel("Segnalare un problema tecnico del portale").check();
            mario.page.getByLabel("E-mail per la risposta").fill("mario.rossi@example.org");
            mario.page.getByLabel("Messaggio").fill("Il modulo non accetta il mio nominativo.");
            button(mario, "Invia la richiesta");
            mario.page.waitForURL(Pattern.compile(".*/supporto/[0-9a-f-]{36}"));

            paolo.signIn("SPID", "Paolo Conti");
            paolo.page.navigate(house.portal() + "/richieste-da-lavorare");
            assertThat(paolo.page.locator("main table tbody tr")).hasCount(1);
            takesNext(paolo);
            paolo.page.getByText("Inoltra a un altro ufficio").click();
            var office = paolo.page.getByRole(AriaRole.COMBOBOX, named("Ufficio")).locator("visible=true").first();
            office.fill("Lombardia");
            paolo.page.getByRole(AriaRole.OPTION, named("Lombardia")).first().click();
            paolo.page.getByLabel("Motivo").locator("visible=true").first().fill("È una domanda sul nominativo.");
            shots.take(paolo.page, "forward");
            button(paolo, "Inoltra");
            assertThat(paolo.page.getByText("La richiesta è stata inoltrata.").first()).isVisible();

            assertThat(elena.page.locator("main table tbody tr")).hasCount(1);
            shots.take(elena.page, "inbox");
            takesNext(elena);
            writes(elena, "Quale nominativo hai scritto?", "Invia come domanda");

            assertThat(mario.page.getByText("Quale nominativo hai scritto?").first()).isVisible();
            shots.take(mario.page, "question");
            mario.page.getByLabel("Messaggio").fill("IK1ABC, come sul mio attestato.");
            button(mario, "Invia la risposta");

            assertThat(elena.page.getByText("IK1ABC, come sul mio attestato.").first()).isVisible();
            writes(elena, "Scrivilo senza spazi: ora il modulo lo accetta.", "Invia come risposta");
            assertThat(mario.page.getByText("Scrivilo senza spazi").first()).isVisible();
            shots.take(mario.page, "answer");
            House.await("the answer by e-mail", Duration.ofSeconds(60),
                    () -> house.get(house.mail("/api/messages?to=mario.rossi@example.org")).contains("Risposta alla tua richiesta di supporto"));
            mario.assertNoComplaints();
            paolo.assertNoComplaints();
            elena.assertNoComplaints();
        }
    }

    private static void takesNext(Citizen clerk) {
        clerk.page.keyboard().press("Alt+N");
        clerk.page.waitForURL(CASE);
        button(clerk, "Prendi in carico");
        assertThat(clerk.page.getByText("La richiesta è in carico a te.").first()).isVisible();
    }

    private static void writes(Citizen clerk, String words, String button) {
        clerk.page.getByLabel("Testo per la persona").fill(words);
        button(clerk, button);
    }

    private static void button(Citizen person, String name) {
        person.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).locator("visible=true").first().click();
    }
}
