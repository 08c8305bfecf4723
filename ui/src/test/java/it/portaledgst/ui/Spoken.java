package it.portaledgst.ui;

import java.util.List;

import com.microsoft.playwright.Page;

/**
 * What a screen reader would be told without moving: the words of live regions that change. A region counts from the
 * moment it stood on the page, in sight or for screen readers alone, before its words came.
 */
final class Spoken {

    private static final String LISTEN = """
            (() => {
              const live = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]';
              window.spoken = [];
              let known = new Set();
              const look = () => {
                known = new Set([...document.querySelectorAll(live)].filter(region => region.checkVisibility() && region.getAttribute('aria-live') !== 'off'));
              };
              new MutationObserver(changes => {
                const told = new Set();
                changes.forEach(({ target }) => {
                  const region = (target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement)?.closest(live);
                  if (region && known.has(region)) told.add(region);
                });
                told.forEach(region => {
                  const words = region.textContent.trim().replace(/\\s+/g, ' ');
                  if (words) window.spoken.push(words);
                });
                look();
              }).observe(document, { childList: true, characterData: true, subtree: true });
            })()""";

    private final Page page;

    /** Begins to listen: on this page and on those that are loaded after it. */
    Spoken(Page page) {
        this.page = page;
        page.addInitScript(LISTEN);
    }

    @SuppressWarnings("unchecked")
    List<String> all() {
        return (List<String>) page.evaluate("window.spoken");
    }

    long times(String words) {
        return all().stream().filter(each -> each.contains(words)).count();
    }

    /** Waits until it was said so many times. */
    void heard(String words, int times) {
        try {
            page.waitForCondition(() -> times(words) >= times);
        } catch (RuntimeException late) {
            throw new AssertionError("\"" + words + "\" was to be heard " + times + " times: " + all(), late);
        }
        if (times(words) > times) {
            throw new AssertionError("\"" + words + "\" was said too often: " + all());
        }
    }

    void heard(String words) {
        heard(words, 1);
    }
}
