package it.portaledgst.ui.style;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;

/** The tokens of {@code css/theme.css}, each shown as what it does. */
class Swatches extends UnorderedList {

    private static final String[] COLOURS = {"paper", "raised", "wash", "line", "edge", "slim", "header", "footer", "ink", "deep",
        "muted", "link", "fill", "success", "success-wash", "warning", "warning-wash", "error", "error-wash", "ended-wash"};
    private static final String[] TEXTS = {"1", "2", "3", "4", "lead", "small"};
    private static final String[] SPACES = {"1", "2", "3", "4", "5", "6", "8", "10", "12", "16"};

    private Swatches(String className) {
        addClassNames("swatches", className);
    }

    static Swatches colours() {
        var swatches = new Swatches("swatches-colours");
        for (String colour : COLOURS) {
            swatches.add(sample("--portal-" + colour, "background"));
        }
        return swatches;
    }

    static Swatches texts() {
        var swatches = new Swatches("swatches-texts");
        for (String text : TEXTS) {
            var words = new Span("Pagamenti DGST");
            words.getElement().setAttribute("lang", "it");
            words.getStyle().set("font-size", "var(--portal-text-" + text + ")");
            swatches.add(new ListItem(words, name("--portal-text-" + text)));
        }
        return swatches;
    }

    static Swatches spaces() {
        var swatches = new Swatches("swatches-spaces");
        for (String space : SPACES) {
            swatches.add(sample("--portal-" + space, "width"));
        }
        return swatches;
    }

    private static ListItem sample(String token, String property) {
        var sample = new Div();
        sample.addClassName("swatch");
        sample.getStyle().set(property, "var(" + token + ")");
        return new ListItem(sample, name(token));
    }

    private static Span name(String token) {
        var name = new Span(token);
        name.addClassNames("mono", "quiet");
        return name;
    }
}
