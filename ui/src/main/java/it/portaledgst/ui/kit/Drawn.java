package it.portaledgst.ui.kit;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.dom.ElementUtil;
import org.jsoup.nodes.Document;

/**
 * A part of a page that is only read and linked from. It looks exactly like the components it is drawn from, but the
 * server lets go of them: of a row, a card or a whole list one node and one text remain for as long as the page is open.
 * Listeners are lost, so buttons inside are heard by a listener outside, as {@link RowTable} does. The one place where
 * HTML is made: by jsoup from the components' tree, which escapes every text and every attribute.
 */
public final class Drawn extends Component {

    private static final String HTML = "innerHTML";

    private String html;

    /** @param model never attached; it is not needed afterwards */
    public Drawn(Component model) {
        super(new Element(model.getElement().getTag()));
        Element seen = model.getElement();
        seen.getAttributeNames().forEach(name -> getElement().setAttribute(name, seen.getAttribute(name)));
        redraw(model);
    }

    /** @return whether there is something new to see; otherwise nothing goes to the browser */
    public boolean redraw(Component model) {
        String now = html(model.getElement());
        if (Objects.equals(now, html)) {
            return false;
        }
        html = now;
        getElement().setProperty(HTML, now);
        return true;
    }

    private static String html(Element model) {
        refuseWhatWouldBeLost(model);
        var document = new Document("");
        // ASCII, because one € in a text makes Java keep all of it in twice the bytes.
        document.outputSettings().prettyPrint(false).charset(StandardCharsets.US_ASCII);
        var drawn = (org.jsoup.nodes.Element) ElementUtil.toJsoup(document, model);
        document.appendChild(drawn);
        return drawn.html();
    }

    /** What a component keeps in properties, or hides, does not get into HTML. */
    private static void refuseWhatWouldBeLost(Element model) {
        if (model.isTextNode()) {
            return;
        }
        if (!model.isVisible() || !model.isEnabled() || model.getPropertyNames().anyMatch(name -> !name.equals(HTML))) {
            throw new IllegalArgumentException("<" + model.getTag() + "> is more than text and attributes: "
                    + model.getPropertyNames().toList());
        }
        model.getChildren().forEach(Drawn::refuseWhatWouldBeLost);
    }
}
