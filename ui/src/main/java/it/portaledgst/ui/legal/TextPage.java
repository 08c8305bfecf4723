package it.portaledgst.ui.legal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.shell.Page;

/** A page of prose: a lead and titled paragraphs from the language files, with marked gaps for what nobody has configured. */
abstract class TextPage extends Page {

    private final String key;
    private boolean gaps;

    TextPage(String key) {
        this.key = key;
        addClassName("prose");
        heading(getTranslation(key + ".title"));
        trail(homeStep());
        lead(getTranslation(key + ".lead"));
    }

    final void sections(String... names) {
        for (String name : names) {
            content(new H2(text(name)), new Paragraph(text(name + ".text")));
        }
    }

    final String text(String name, Object... values) {
        return getTranslation(key + "." + name, values);
    }

    /** What was configured, or a gap that nobody can overlook. */
    final Component filled(Object configured) {
        if (configured != null && !configured.toString().isBlank()) {
            return new Span(configured.toString());
        }
        gaps = true;
        var gap = new Span(getTranslation("legal.to-fill"));
        gap.addClassName("to-fill");
        return gap;
    }

    /** Says on top of the page that it is not finished, when it is not. */
    final void sayWhatIsMissing() {
        if (gaps) {
            aboveHeading(new Callout(Callout.Kind.WARNING, getTranslation("legal.unfinished"),
                    getTranslation("legal.unfinished.text")));
        }
    }
}
