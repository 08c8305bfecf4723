package it.portaledgst.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.ui.kit.Buttons;

/** Name and purpose of the service. The mark is our own drawing: the emblems of the Republic, Ministry and pagoPA are protected. */
class Brand extends Div {

    Brand(boolean signedIn) {
        addClassName("brand");
        var mark = new Span();
        mark.addClassName("brand-mark");
        var name = new Span("Pagamenti DGST");
        name.addClassName("brand-name");
        name.getElement().setAttribute("lang", "it");
        var line = new Span(getTranslation("frame.tagline"));
        line.addClassName("brand-line");
        var words = new Div(name, line);
        words.addClassName("brand-words");
        var link = signedIn ? new Anchor("home", mark, words) : Buttons.outside(new Anchor(".", mark, words));
        link.addClassName("brand-link");
        var inner = new Div(link);
        inner.addClassName("container");
        add(inner);
    }
}
