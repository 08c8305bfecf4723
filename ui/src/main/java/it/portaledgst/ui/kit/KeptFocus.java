package it.portaledgst.ui.kit;

import com.vaadin.flow.component.Component;

/**
 * Who stands on a link that is drawn anew would be thrown back to the top of the page: the new link gets the focus, or
 * what is left of its row or section. Nobody's focus is moved who stands elsewhere. All of it happens in the browser,
 * for an answer to the server would count as use of the session.
 */
public final class KeptFocus {

    private static final String WATCH = """
            const place = this;
            place.addEventListener('focusin', event => {
              place.held = event.target;
              place.heldIn = event.target.closest('[data-row], section');
            });
            place.addEventListener('focusout', event => setTimeout(() => {
              if (event.target.isConnected && place.held === event.target && document.activeElement !== event.target) {
                place.held = null;
              }
            }));
            """;
    private static final String RESTORE = """
            const held = this.held;
            const elsewhere = document.activeElement && document.activeElement !== document.body;
            if (!held || held.isConnected || elsewhere) {
              return;
            }
            this.held = null;
            const around = this.heldIn?.isConnected ? this.heldIn : this;
            const links = [...around.querySelectorAll('a, button')];
            const same = links.find(each => each.textContent === held.textContent
                && each.getAttribute('href') === held.getAttribute('href'));
            (same ?? around.querySelector('a') ?? links[0])?.focus({ preventScroll: true });
            """;

    private KeptFocus() {
    }

    /** To be called once, before anything in the place is drawn anew. */
    public static void watch(Component place) {
        place.addAttachListener(attached -> place.getElement().executeJs(WATCH));
    }

    /** To be called after something in the place was drawn anew. */
    public static void restore(Component place) {
        place.getElement().executeJs(RESTORE);
    }
}
