package it.portaledgst.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;

/** A boxed message. Its kind is told by a word for screen readers and by an icon, never by colour alone. */
public class Callout extends Div {

    public enum Kind {
        INFO(VaadinIcon.INFO_CIRCLE_O), WARNING(VaadinIcon.WARNING), ERROR(VaadinIcon.CLOSE_CIRCLE_O),
        SUCCESS(VaadinIcon.CHECK_CIRCLE_O), WAITING(VaadinIcon.CLOCK);

        private final VaadinIcon icon;

        Kind(VaadinIcon icon) {
            this.icon = icon;
        }
    }

    private final Div words = new Div();

    public Callout(Kind kind, String title, String... paragraphs) {
        addClassNames("callout", "callout-" + kind.name().toLowerCase());
        Icon icon = kind.icon.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        words.addClassName("callout-words");
        if (title != null) {
            var heading = new Paragraph(title);
            heading.addClassName("callout-title");
            words.add(heading);
        }
        for (String paragraph : paragraphs) {
            words.add(new Paragraph(paragraph));
        }
        add(icon, words);
    }

    public Callout with(Component... components) {
        words.add(components);
        return this;
    }

    /** Read aloud when it appears. */
    public Callout announced() {
        getElement().setAttribute("role", "status");
        return this;
    }
}
