package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

/** What must hold on every page, in every state, in both themes. */
final class PageCheck {

    private static final int WIDE = 1280;
    private static final int PHONE = 390;
    private static final int NARROW = 320;
    /** 640 is a wide window at 200 % zoom, 320 at 400 %. */
    private static final int[] WIDTHS = {WIDE, 640, PHONE, NARROW};
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

    /** WCAG 1.4.12, as its text gives it. */
    private static final String TEXT_SPACING = """
            * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
            p { margin-bottom: 2em !important; }""";
    private static final String TEXT_TWICE_AS_BIG = "html { font-size: 200% !important; }";

    /** Whatever can be pressed and is smaller than 44 pixels; links within a sentence are as high as its line (WCAG 2.5.5). */
    private static final String SMALL_TARGETS = """
            () => {
              const small = [];
              const measure = (what, name) => {
                const { width, height } = what.getBoundingClientRect();
                if (width > 0 && height > 0 && (width < 43.5 || height < 43.5)) {
                  small.push(`${name} is ${width.toFixed(0)} x ${height.toFixed(0)}`);
                }
              };
              const seen = element => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.sr-only');
              const within = link => getComputedStyle(link).display === 'inline'
                && link.parentElement.textContent.trim().length > link.textContent.trim().length + 2;
              const fields = 'vaadin-text-field, vaadin-text-area, vaadin-combo-box, vaadin-select, vaadin-date-picker';
              document.querySelectorAll('a, button, summary, input, vaadin-button, [role="link"], [role="button"]').forEach(element => {
                if (seen(element) && !element.closest(fields) && !element.closest('vaadin-checkbox, vaadin-radio-button') && !within(element)) {
                  measure(element, `<${element.localName} class="${element.className}"> "${element.textContent.trim().slice(0, 40)}"`);
                }
              });
              document.querySelectorAll('vaadin-checkbox > label, vaadin-radio-button > label').forEach(label => {
                if (seen(label)) measure(label, `choice "${label.textContent.trim().slice(0, 40)}"`);
              });
              document.querySelectorAll(fields).forEach(field => {
                field.shadowRoot.querySelectorAll('[part~="input-field"], [part~="clear-button"], [part~="toggle-button"]').forEach(part => {
                  if (seen(field) && part.checkVisibility({ visibilityProperty: true })) measure(part, `${part.getAttribute('part')} of "${field.label}"`);
                });
              });
              return small;
            }""";

    /** Text that its box cuts off, but for what is kept for screen readers on purpose. */
    private static final String CUT_TEXT = """
            () => [...document.querySelectorAll('body *')].filter(element => {
              const style = getComputedStyle(element);
              const own = [...element.childNodes].some(child => child.nodeType === Node.TEXT_NODE && child.textContent.trim());
              return own && element.checkVisibility() && !element.closest('.sr-only, thead, [slot="sr-label"]')
                && style.clipPath !== 'inset(50%)' && style.overflow !== 'visible'
                && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
            }).map(element => `<${element.localName} class="${element.className}"> "${element.textContent.trim().slice(0, 40)}"`)""";

    private PageCheck() {
    }

    static void everything(Page page, String name) {
        for (int width : WIDTHS) {
            resize(page, width);
            String here = name + " at " + width;
            noSidewaysScroll(page, here);
            if (width == WIDE || width == PHONE) {
                accessible(here, page, axe -> axe.withTags(RULES));
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                // what each alone brings has been looked at by the second width; both together have their own colours at most
                accessible(here + " in the dark", page, axe -> width == WIDE ? axe.withTags(RULES) : axe.withRules(List.of("color-contrast")));
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            }
            if (width == PHONE) {
                assertThat((List<?>) page.evaluate(SMALL_TARGETS)).as("too small to press on " + name).isEmpty();
            }
            if (width == WIDE || width == NARROW) {
                with(page, TEXT_SPACING, () -> {
                    noSidewaysScroll(page, name + " with wide text spacing at " + width);
                    assertThat((List<?>) page.evaluate(CUT_TEXT)).as("cut off by wide text spacing on " + here).isEmpty();
                });
            }
            if (width == WIDE) {
                with(page, TEXT_TWICE_AS_BIG, () -> noSidewaysScroll(page, name + " with letters twice as big"));
            }
        }
        resize(page, WIDE);
        assertThat(page.locator("h1").count()).as("one h1 on " + name).isEqualTo(1);
        assertThat(page.content()).as(name).doesNotContain("!it:", "!en:");
    }

    /** What was found to be right would be most of what axe answers, and is not looked at. */
    private static AxeRunOptions onlyViolations() {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return options;
    }

    private static void accessible(String name, Page page, UnaryOperator<AxeBuilder> rules) {
        // no frames here: one run in the page itself is enough
        var violations = rules.apply(new AxeBuilder(page).options(onlyViolations())).setLegacyMode(true).analyze().getViolations();
        assertThat(violations.stream().map(rule -> rule.getId() + " " + rule.getNodes().stream()
                .map(node -> node.getTarget() + " " + node.getHtml() + " " + node.getFailureSummary()).toList()).toList()).as(name).isEmpty();
    }

    private static void noSidewaysScroll(Page page, String name) {
        assertThat((int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("pixels to scroll sideways, " + name).isLessThanOrEqualTo(0);
    }

    private static void with(Page page, String style, Runnable check) {
        // not a <style>: the policy of plain pages lets none in
        JSHandle added = page.evaluateHandle("""
                style => {
                  const sheet = new CSSStyleSheet();
                  sheet.replaceSync(style);
                  document.adoptedStyleSheets.push(sheet);
                  return sheet;
                }""", style);
        settled(page);
        check.run();
        added.evaluate("added => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter(sheet => sheet !== added); }");
    }

    static void resize(Page page, int width) {
        page.setViewportSize(width, 900);
        settled(page);
    }

    /** Components that measure themselves have had their turn. Waits outside the page, whose clock a test may have stopped. */
    private static void settled(Page page) {
        page.evaluate("document.fonts.ready.then(() => true)");
        page.waitForTimeout(100);
    }
}
