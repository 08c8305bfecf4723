package it.portaledgst.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;

/** A person in front of a browser, who finds things by what they are called. */
final class Citizen implements AutoCloseable {

    static final int PHONE = 390;
    static final int DESK = 1280;
    private static final Pattern NOTICE_CODE = Pattern.compile("\\d{4} \\d{4} \\d{4} \\d{4} \\d{2}");

    final Page page;
    private final String portal;
    private final BrowserContext context;
    private final List<String> complaints = new ArrayList<>();

    Citizen(House house, Browser browser, int width) {
        this(house.portal(), browser, width);
    }

    /** @param portal the address of one of several portals */
    Citizen(String portal, Browser browser, int width) {
        this.portal = portal;
        this.context = browser.newContext(new Browser.NewContextOptions().setLocale("it-IT").setAcceptDownloads(true)
                .setViewportSize(width, width == PHONE ? 844 : 900));
        this.page = context.newPage();
        page.setDefaultTimeout(Chromium.PATIENCE);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    /** From the public home page through the sign-in page to the private area. */
    void signIn(String way, String person) {
        page.navigate(portal);
        page.getByRole(AriaRole.LINK, named("Accedi")).or(page.getByRole(AriaRole.BUTTON, named("Accedi"))).first().click();
        page.getByRole(AriaRole.LINK, named(way)).click();
        page.getByRole(AriaRole.BUTTON, named(person)).click();
        assertThat(page.getByRole(AriaRole.HEADING, named("Ciao"))).isVisible();
    }

    /** Creates a request for the debtor Mario Rossi and returns its notice code, without spaces. */
    String createsRequest(String amount, Shots shots) {
        page.navigate(portal + "/nuovo-pagamento");
        page.getByLabel("Cerca un servizio").fill("radioamatore");
        assertThat(page.getByText("56-RTF_ES")).hasCount(0);
        shots.take(page, "services");
        page.locator("li, article, vaadin-card").filter(new Locator.FilterOptions().setHasText("11-AUT_GEN_RAD"))
                .getByText("Seleziona").first().click();
        assertThat(page.getByText("Prima di compilare")).isVisible();
        page.getByRole(AriaRole.RADIO, named("Persona fisica")).check();
        fill("Nome e cognome", "Giovanni Bianchi");
        fill("Codice Fiscale", "bncgli90a41h501e");
        fill("E-mail", "giovanni.bianchi@example.org");
        fill("Nominativo di stazione", "IK1ABC");
        page.getByRole(AriaRole.RADIO, named("Contributo annuo")).check();
        fill("Anno di riferimento", "2026");
        choose("Provincia di residenza del debitore", "Milano");
        fill("Importo", amount);
        page.getByLabel("Acconsento al trattamento dei dati personali").check();
        shots.take(page, "form");
        page.getByRole(AriaRole.BUTTON, named("Continua")).click();
        assertThat(page.getByRole(AriaRole.HEADING, named("Controlla i dati"))).isVisible();
        shots.take(page, "summary");
        page.getByRole(AriaRole.BUTTON, named("Conferma")).click();
        // the summary may warn of an earlier request and name its code
        assertThat(page.locator("h1")).hasText("Richiesta di pagamento");
        assertThat(page.getByText(NOTICE_CODE).first()).isVisible();
        var code = NOTICE_CODE.matcher(page.getByText(NOTICE_CODE).first().textContent());
        if (!code.find()) {
            throw new AssertionError("no notice code on " + page.url());
        }
        return code.group().replace(" ", "");
    }

    /** Without pressing or reloading anything: the page turns by itself. */
    void seesState(String label) {
        assertThat(page.getByText(label, new Page.GetByTextOptions().setExact(true)).first()).isVisible();
    }

    byte[] downloads(String link) throws Exception {
        var locator = page.getByRole(AriaRole.LINK, named(link));
        assertThat(locator).isVisible();
        var download = page.waitForDownload(locator::click);
        return Files.readAllBytes(download.path());
    }

    /** Nothing went wrong in the browser that the person would not have seen. */
    void assertNoComplaints() {
        Assertions.assertThat(complaints).as("errors in the browser's console").isEmpty();
    }

    private void fill(String label, String value) {
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label)).first().fill(value);
    }

    private void choose(String label, String option) {
        var box = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label)).first();
        box.fill(option);
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(option)).first().click();
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Pictures of the journey, kept for people to look at. */
    record Shots(String prefix) {

        void take(Page page, String name) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                    .setPath(Path.of("target", "screenshots", prefix + "-" + name + ".png")));
        }
    }
}
