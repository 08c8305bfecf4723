package it.portaledgst.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** A boxed message. Its kind is told by a word for screen readers and by an icon, never by colour alone. */
public class Callout extends Div {

    public enum Kind {
        INFO(Icon.Shape.INFO), WARNING(Icon.Shape.WARNING), ERROR(Icon.Shape.ERROR), SUCCESS(Icon.Shape.SUCCESS),
        WAITING(Icon.Shape.CLOCK);

        private final Icon.Shape icon;

        Kind(Icon.Shape icon) {
            this.icon = icon;
        }
    }

    private final Div words = new Div();

    public Callout(Kind kind, String title, String... paragraphs) {
        addClassNames("callout", "callout-" + kind.name().toLowerCase());
        words.addClassName("callout-words");
        var spoken = new Span(getTranslation("callout." + kind.name()));
        spoken.addClassName("sr-only");
        words.add(spoken);
        if (title != null) {
            var heading = new Paragraph(title);
            heading.addClassName("callout-title");
            words.add(heading);
        }
        for (String paragraph : paragraphs) {
            words.add(new Paragraph(paragraph));
        }
        add(new Icon(kind.icon), words);
    }

    public Callout with(Component... components) {
        words.add(components);
        return this;
    }
}
