package it.portaledgst.ui.kit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;

/** The buttons of the portal: one look for the main act of a page, one for the others, one for what destroys. */
public final class Buttons {

    private Buttons() {
    }

    public static Button primary(String text, Runnable act) {
        var button = new Button(text, click -> act.run());
        button.addClassNames("act", "act-primary");
        return button;
    }

    public static Button secondary(String text, Runnable act) {
        var button = new Button(text, click -> act.run());
        button.addClassNames("act", "act-secondary");
        return button;
    }

    public static Button danger(String text, Runnable act) {
        var button = new Button(text, click -> act.run());
        button.addClassNames("act", "act-danger");
        return button;
    }

    /** A link to another page that deserves the look of a button. */
    public static Anchor primaryLink(String address, String text) {
        var link = new Anchor(address, text);
        link.addClassNames("act", "act-primary");
        return link;
    }

    public static Anchor secondaryLink(String address, String text) {
        var link = new Anchor(address, text);
        link.addClassNames("act", "act-secondary");
        return link;
    }

    /** A link that stands alone, not within a sentence: as easy to hit as a button. */
    public static Anchor link(String address, String text) {
        var link = new Anchor(address, text);
        link.addClassName("alone");
        return link;
    }

    /** A link to a file or to a page outside the router: the browser itself must load it. */
    public static Anchor outside(Anchor link) {
        link.getElement().setAttribute("router-ignore", true);
        return link;
    }

    /** @param look {@code act-primary} or {@code act-secondary} */
    public static Anchor download(String address, String text, String look) {
        var link = new Anchor(address);
        link.add(new Icon(Icon.Shape.DOWNLOAD), new Span(text));
        link.addClassNames("act", look);
        return outside(link);
    }
}
