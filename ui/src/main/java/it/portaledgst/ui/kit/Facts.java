package it.portaledgst.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Names and values, one under the other on a phone, side by side on a wide screen. */
@Tag("dl")
public class Facts extends HtmlContainer {

    public Facts() {
        addClassName("facts");
    }

    public Facts fact(String name, String value) {
        return fact(name, new Span(value));
    }

    /** Leaves out what is not there. */
    public Facts factIfAny(String name, String value) {
        return value == null || value.isBlank() ? this : fact(name, value);
    }

    public Facts fact(String name, Component... value) {
        var term = new DescriptionList.Term(name);
        var description = new DescriptionList.Description(value);
        var row = new Div(term, description);
        row.addClassName("fact");
        add(row);
        return this;
    }
}
