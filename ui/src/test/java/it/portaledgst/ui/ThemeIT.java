package it.portaledgst.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThemeIT extends BrowserTest {

    private static final String LIGHT = "rgb(255, 255, 255)";
    private static final String DARK = "rgb(14, 26, 39)";

    @Test
    @DisplayName("the theme is the device's until the person chooses; the choice is remembered and can be taken back")
    void choice() {
        device(ColorScheme.DARK);
        open("/");
        assertThat(ground()).isEqualTo(DARK);
        assertThat(page.getByLabel("Automatico")).isChecked();
        page.getByLabel("Chiaro").check();
        assertThat(ground()).isEqualTo(LIGHT);

        open("/note-legali");
        assertThat(ground()).isEqualTo(LIGHT);
        assertThat(page.getByLabel("Chiaro")).isChecked();
        page.navigate(address("/non-esiste"));
        assertThat(ground()).as("pages the server sends without a view, too").isEqualTo(LIGHT);
        forgetProblems("404");

        device(ColorScheme.LIGHT);
        open("/");
        page.getByLabel("Scuro").check();
        page.reload();
        settle();
        assertThat(ground()).isEqualTo(DARK);
        page.getByLabel("Automatico").check();
        assertThat(ground()).isEqualTo(LIGHT);
    }

    @Test
    @DisplayName("the chosen theme is there before anything is drawn")
    void noFlash() {
        open("/");
        page.getByLabel("Scuro").check();
        Response answer = page.reload();
        String head = answer.text();
        assertThat(head.indexOf("js/tema.js")).isPositive().isLessThan(head.indexOf("<body"));
        assertThat(head).containsPattern("<script src=\"/js/tema.js\\?v=\\w+\"></script>");
        head = page.navigate(address("/stile")).text();
        assertThat(head.indexOf("js/tema.js")).isPositive().isLessThan(head.indexOf("<body"));
    }

    @Test
    @DisplayName("the choice is a group of radio buttons with a name, usable with the arrow keys")
    void keyboard() {
        open("/");
        assertThat(page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Tema"))).isVisible();
        page.getByLabel("Automatico").focus();
        page.keyboard().press("ArrowRight");
        assertThat(page.getByLabel("Chiaro")).isChecked();
        assertThat(page.getByLabel("Chiaro")).isFocused();
    }

    @Test
    @DisplayName("with forced colours the icons, the current place and the chosen theme take the person's colours")
    void forcedColours() {
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        open("/stile");
        assertThat(ground()).isEqualTo(colour("Canvas"));
        assertThat(style(".callout > .icon", "backgroundColor")).isEqualTo(colour("CanvasText"));
        assertThat(style(".segment:has(:checked)", "backgroundColor")).isEqualTo(colour("Highlight"));
        assertThat(style(".brand-mark", "backgroundColor")).isEqualTo(colour("LinkText"));
    }

    private void device(ColorScheme theme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
    }

    private String ground() {
        return style("body", "backgroundColor");
    }

    private String style(String selector, String property) {
        return (String) page.evaluate("([selector, property]) => getComputedStyle(document.querySelector(selector))[property]",
                new String[] {selector, property});
    }

    /** A system colour as the browser resolves it. */
    private String colour(String name) {
        return (String) page.evaluate("""
                name => {
                  const probe = document.body.appendChild(document.createElement('i'));
                  probe.style.cssText = `forced-color-adjust: none; background-color: ${name}`;
                  const colour = getComputedStyle(probe).backgroundColor;
                  probe.remove();
                  return colour;
                }""", name);
    }
}
