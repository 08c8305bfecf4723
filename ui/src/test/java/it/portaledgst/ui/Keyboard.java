package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** A person who has only a keyboard: walks with Tab, presses what has the focus, and must see at each step where they are. */
final class Keyboard {

    private static final int FAR = 90;

    /** The component around what has the focus may be the one that shows it; a ring is an outline one can see. */
    private static final String RING = """
            () => {
              const active = document.activeElement;
              const field = active.closest('vaadin-text-field, vaadin-text-area, vaadin-combo-box, vaadin-select, vaadin-date-picker');
              const choice = active.closest('vaadin-checkbox, vaadin-radio-button');
              const parts = field ? [...field.shadowRoot.querySelectorAll('[part~="input-field"]')]
                : choice ? [...choice.shadowRoot.querySelectorAll('[part~="checkbox"], [part~="radio"]')]
                : [active, active.closest('.segment')];
              return parts.filter(part => part).some(part => {
                const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(part);
                return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/^transparent|^rgba.*, 0\\)/.test(outlineColor);
              });
            }""";
    private static final String PLACE = """
            () => {
              const active = document.activeElement;
              const { top, bottom } = active.getBoundingClientRect();
              return `<${active.localName} id="${active.id}" class="${active.className}"> "${active.textContent.trim().slice(0, 60)}" at ${top}-${bottom}`;
            }""";

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    /** Walks on with Tab until the focus is there. */
    void to(Locator target) {
        walk("Tab", target);
    }

    void backTo(Locator target) {
        walk("Shift+Tab", target);
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    void press(Locator target, String key) {
        to(target);
        press(key);
    }

    void type(Locator target, String text) {
        to(target);
        page.keyboard().type(text);
    }

    /** The focus is on something, in sight and seen. */
    void seen() {
        String place = (String) page.evaluate(PLACE);
        assertThat((boolean) page.evaluate("document.activeElement === document.body")).as("the focus is lost").isFalse();
        ringed();
        assertThat((boolean) page.evaluate("""
                () => {
                  const { top, bottom } = document.activeElement.getBoundingClientRect();
                  return bottom > 0 && top < innerHeight;
                }""")).as("in sight: " + place).isTrue();
    }

    private void walk(String key, Locator target) {
        for (int steps = 0; steps < FAR; steps++) {
            page.keyboard().press(key);
            if (!(boolean) page.evaluate("document.activeElement === document.body")) {
                ringed();
            }
            if (target.count() == 1 && (boolean) target.evaluate("element => element.contains(document.activeElement)")) {
                seen();
                return;
            }
        }
        throw new AssertionError("the keyboard does not lead to " + target + "; it is on " + page.evaluate(PLACE));
    }

    private void ringed() {
        try {
            page.waitForCondition(() -> (boolean) page.evaluate(RING), new Page.WaitForConditionOptions().setTimeout(2_000));
        } catch (RuntimeException late) {
            throw new AssertionError("nobody sees that the focus is on " + page.evaluate(PLACE), late);
        }
    }
}
