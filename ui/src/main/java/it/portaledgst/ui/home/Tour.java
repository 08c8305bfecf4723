package it.portaledgst.ui.home;

import java.util.List;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import it.portaledgst.ui.kit.Buttons;

/**
 * Four hints for the first visit, one at a time, inside the page: nothing is covered, nothing has to be closed to go on.
 * Moving between them takes the focus to the hint, so that it is read.
 */
class Tour extends Section {

    private static final List<String> HINTS = List.of("new", "pay", "list", "help");

    private final transient Runnable closed;
    private final H3 title = new H3();
    private final Paragraph text = new Paragraph();
    private final Paragraph place = new Paragraph();
    private final Div acts = new Div();
    private int shown;

    /** @param closed what follows when the person has seen the hints or wants none */
    Tour(Runnable closed) {
        this.closed = closed;
        addClassName("tour");
        var heading = new H2(getTranslation("tour.title"));
        heading.setId("guida");
        getElement().setAttribute("aria-labelledby", "guida");
        title.getElement().setAttribute("tabindex", "-1");
        place.addClassName("quiet");
        acts.addClassName("actions");
        add(heading, place, title, text, acts);
        getElement().addEventListener("keydown", pressed -> closed.run()).setFilter("event.key == 'Escape'");
        show(0, false);
    }

    /** For who asked for it: the first hint takes the focus. */
    void start() {
        show(0, true);
    }

    private void show(int hint, boolean focus) {
        shown = hint;
        boolean last = hint == HINTS.size() - 1;
        place.setText(getTranslation("tour.place", hint + 1, HINTS.size()));
        title.setText(getTranslation("tour." + HINTS.get(hint)));
        text.setText(getTranslation("tour." + HINTS.get(hint) + ".text"));
        acts.removeAll();
        if (last) {
            acts.add(Buttons.primary(getTranslation("tour.end"), closed));
        } else {
            acts.add(Buttons.primary(getTranslation("tour.next"), () -> show(shown + 1, true)));
        }
        if (hint > 0) {
            acts.add(Buttons.secondary(getTranslation("tour.back"), () -> show(shown - 1, true)));
        }
        if (!last) {
            acts.add(Buttons.secondary(getTranslation("tour.close"), closed));
        }
        if (focus) {
            title.getElement().callJsFunction("focus");
        }
    }
}
