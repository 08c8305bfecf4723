package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentRequests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The portal in production mode and a real Chromium. Fails on console errors and on calls to foreign hosts. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(World.class)
abstract class BrowserTest {

    static final SignInStub SIGN_IN = new SignInStub();

    private static final int PATIENCE = 20_000;

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort
    private int port;
    @Autowired
    World.Happenings world;
    @Autowired
    PaymentRequests payments;
    @Autowired
    ManualClock clock;

    private BrowserContext context;
    private final List<String> problems = new ArrayList<>();
    Page page;
    Citizen citizen;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties, "browser");
        properties.add("portale.sign-in.issuer", SIGN_IN::issuer);
    }

    @BeforeAll
    static void openBrowser() {
        // as patient as with what is pressed: a busy machine is no mistake of the page
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium")))
                .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
    }

    @AfterAll
    static void closeBrowser() {
        playwright.close();
    }

    @BeforeEach
    void newVisit() {
        citizen = new Citizen(SIGN_IN.issuer(), UUID.randomUUID().toString());
        SIGN_IN.signsIn(citizen.subject());
        visit("it-IT");
    }

    void visit(String language) {
        if (context != null) {
            context.close();
        }
        context = browser.newContext(new Browser.NewContextOptions().setLocale(language).setViewportSize(1280, 900));
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                problems.add("console: " + message.text() + " at " + message.location());
            }
        });
        page.onPageError(error -> problems.add("script: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(address("")) && !request.url().startsWith(SIGN_IN.issuer())
                    && !request.url().startsWith("data:")) {
                problems.add("foreign host: " + request.url());
            }
        });
    }

    @AfterEach
    void nothingWentWrong() {
        context.close();
        assertThat(problems).isEmpty();
    }

    String address(String path) {
        return "http://localhost:" + port + path;
    }

    void open(String path) {
        page.navigate(address(path));
        settle();
    }

    void settle() {
        settle(page);
    }

    static void settle(Page page) {
        page.locator("h1").first().waitFor();
        page.waitForFunction("() => !Object.values(window.Vaadin?.Flow?.clients ?? {}).some(client => client.isActive && client.isActive())");
    }

    void button(String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).first().click();
    }

    Locator named(String button) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    /** A status that is meant to be an error is not a problem of the page. */
    void forgetProblems(String containing) {
        problems.removeIf(problem -> problem.contains(containing));
    }

    /** Looks at the page as it stands. */
    void check(String name) {
        PageCheck.everything(page, name);
    }
}
