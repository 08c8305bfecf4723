package it.portaledgst.ui.legal;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import it.portaledgst.ui.shell.Page;

/** A page of prose: a lead and titled paragraphs from the language files. */
abstract class TextPage extends Page {

    TextPage(String key, String... sections) {
        addClassName("prose");
        heading(getTranslation(key + ".title"));
        trail(homeStep());
        lead(getTranslation(key + ".lead"));
        for (String section : sections) {
            content(new H2(getTranslation(key + "." + section)), new Paragraph(getTranslation(key + "." + section + ".text")));
        }
    }
}
