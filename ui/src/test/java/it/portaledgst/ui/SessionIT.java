package it.portaledgst.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The end of a session: announced, put off, agreed between tabs (WCAG 2.2.1). */
class SessionIT extends BrowserTest {

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    @Test
    @DisplayName("the session's last minutes: counted in sight, told three times, Escape and the button keep the session on the server, too")
    void sessionExtended() {
        page.clock().install();
        var spoken = new Spoken(page);
        var keys = new Keyboard(page);
        open("/home");
        keys.to(link("Domande frequenti").first());
        pass(Duration.ofSeconds(18 * 60 + 2));
        var dialog = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("La sessione sta per scadere"));
        assertThat(dialog).isVisible();
        assertThat(named("Resta connesso")).isFocused();
        keys.seen();
        assertThat(page.locator(".session-left")).hasText(Pattern.compile("Tempo rimasto: 1:\\d\\d"));
        spoken.heard("La sessione scade tra 2 minuti.");
        count(Duration.ofSeconds(60));
        spoken.heard("La sessione scade tra 1 minuto.");
        assertThat(page.locator(".session-left")).hasText(Pattern.compile("Tempo rimasto: 0:[345]\\d"));
        count(Duration.ofSeconds(34));
        spoken.heard("La sessione scade tra 20 secondi.");
        spoken.heard("La sessione scade", 3);
        keys.press("Escape");
        assertThat(dialog).isHidden();
        assertThat(link("Domande frequenti").first()).isFocused();
        keys.seen();
        settle();

        pass(Duration.ofSeconds(18 * 60 + 30)); // long after the end the session would have had
        assertThat(dialog).isVisible();
        keys.press(named("Resta connesso"), "Enter");
        assertThat(dialog).isHidden();
        settle();
        pass(Duration.ofMinutes(15));
        keys.press(link("Elenco pagamenti").first(), "Enter");
        assertThat(page.locator("h1")).hasText("Elenco pagamenti");
        assertThat(page.locator("h1")).isFocused();
        String signedInOnce = SIGN_IN.lastAuthorization();
        page.reload();
        assertThat(page.locator("h1")).hasText("Elenco pagamenti");
        assertThat(SIGN_IN.lastAuthorization()).as("still the same sign-in").isEqualTo(signedInOnce);

        pass(Duration.ofMinutes(21));
        assertThat(page.locator("h1")).hasText("La sessione è scaduta");
        open("/pagamenti");
        assertThat(SIGN_IN.lastAuthorization()).as("the server, too, has ended it").isNotEqualTo(signedInOnce);
        forgetProblems("v-r=heartbeat"); // of the page whose session had ended
    }

    @Test
    @DisplayName("leaving from the warning signs out")
    void sessionLeft() {
        page.clock().install();
        open("/home");
        pass(Duration.ofSeconds(18 * 60 + 2));
        var keys = new Keyboard(page);
        var dialog = page.getByRole(AriaRole.DIALOG);
        keys.press(dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Esci")), "Enter");
        assertThat(page.locator("h1")).containsText("Paga online i servizi");
        assertThat(SIGN_IN.lastLogout()).contains("id_token_hint=");
        String before = SIGN_IN.lastAuthorization();
        open("/home");
        assertThat(SIGN_IN.lastAuthorization()).isNotEqualTo(before);
    }

    @Test
    @DisplayName("two tabs, one session: what is done in one keeps the other from saying that it ends")
    void tabs() {
        page.clock().install();
        open("/home");
        Page other = page.context().newPage();
        other.navigate(address("/home"));
        other.locator("h1").waitFor();
        pass(Duration.ofMinutes(15));
        other.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Elenco pagamenti")).first().press("Enter");
        assertThat(other.locator("h1")).hasText("Elenco pagamenti");
        settle(other);
        requestsNoticed(other);
        pass(Duration.ofMinutes(6)); // 21 minutes after this tab was last used
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        assertThat(page).hasURL(address("/home"));

        pass(Duration.ofMinutes(12).plusSeconds(30));
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Resta connesso")).press("Enter");
        assertThat(other.getByRole(AriaRole.DIALOG)).isHidden();
        pass(Duration.ofSeconds(3));
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        pass(Duration.ofMinutes(10));
        assertThat(page).hasURL(address("/home"));
    }

    /** The browser tells of a request a little after its answer: not before time passes, it would count as made later. */
    private static void requestsNoticed(Page page) {
        page.evaluate("() => new Promise(told => new PerformanceObserver(told).observe({ type: 'resource', buffered: true }))");
    }

    /** For the browser, which wakes up at the end of it, and for the server. */
    private void pass(Duration time) {
        clock.let(time);
        page.clock().fastForward(time.toMillis());
    }

    /** Second after second. */
    private void count(Duration time) {
        clock.let(time);
        page.clock().runFor(time.toMillis());
    }
}
