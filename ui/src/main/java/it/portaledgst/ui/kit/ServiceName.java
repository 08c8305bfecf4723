package it.portaledgst.ui.kit;

import com.vaadin.flow.component.html.Span;

/** A service as "Titolo (CODICE)": Italian data, the code never broken across lines. */
public class ServiceName extends Span {

    public ServiceName(String title, String code) {
        var mark = new Span("(" + code + ")");
        mark.addClassName("unbroken");
        getElement().setAttribute("lang", "it");
        add(new Span(title + " "), mark);
    }
}
