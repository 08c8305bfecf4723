package it.portaledgst.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** What stands where a list would be when there is nothing in it: why, and what to do about it. */
public class Nothing extends Div {

    public Nothing() {
        addClassName("nothing");
    }

    public Nothing(String title, String text, Component... acts) {
        this();
        show(title, text, acts);
    }

    public void show(String title, String text, Component... acts) {
        removeAll();
        add(new Icon(Icon.Shape.EMPTY), new H2(title), new Paragraph(text));
        add(acts);
    }
}
