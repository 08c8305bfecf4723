package it.portaledgst.ui.dossier;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import it.portaledgst.domain.dossier.Dossier;
import it.portaledgst.domain.dossier.DossierState;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.language.Language;

/** One dossier and how it goes. Its parts stay while it changes, so that whoever is on a button stays there. */
class DossierCard extends ListItem {

    private static final long KB = 1024;
    private static final BigDecimal MB = BigDecimal.valueOf(KB * KB);

    private final Span size = new Span();
    private final Paragraph state = new Paragraph();
    private final Element progress = new Element("progress");
    private final Anchor download;

    /** @param name what was chosen, in words */
    DossierCard(Dossier dossier, String name, Runnable delete) {
        getElement().setAttribute("role", "listitem");
        var asked = new Paragraph(getTranslation("dossier.asked", Dates.moment(dossier.askedAt(), getLocale()), dossier.total()));
        asked.addClassName("quiet");
        progress.setAttribute("aria-label", getTranslation("dossier.progress", name));
        download = Buttons.download(DossierDownload.address(dossier.id()), getTranslation("dossier.download"), "act-primary");
        var about = new Span(" " + name);
        about.addClassName("sr-only");
        download.add(size, about);
        Button remove = Buttons.secondary(getTranslation("dossier.delete"), delete);
        remove.setAriaLabel(getTranslation("dossier.delete.named", name));
        var acts = new Div(download, remove);
        acts.addClassName("actions");
        getElement().appendChild(new H3(name).getElement(), asked.getElement(), state.getElement(), progress, acts.getElement());
        show(dossier);
    }

    final void show(Dossier dossier) {
        state.setText(switch (dossier.state()) {
            case WAITING -> getTranslation("dossier.state.WAITING");
            case MAKING -> getTranslation("dossier.state.MAKING", dossier.done(), dossier.total());
            case READY -> getTranslation("dossier.state.READY", Dates.moment(dossier.expiresAt(), getLocale()));
            case FAILED -> getTranslation("dossier.state.FAILED");
            case EXPIRED -> getTranslation("dossier.state.EXPIRED", Dates.moment(dossier.expiresAt(), getLocale()));
        });
        progress.setAttribute("max", String.valueOf(dossier.total()));
        progress.setAttribute("value", String.valueOf(dossier.done()));
        progress.setVisible(dossier.state().underWay());
        boolean ready = dossier.state() == DossierState.READY;
        if (ready) {
            size.setText(" (" + size(dossier.size(), getLocale()) + ")");
        }
        download.setVisible(ready);
    }

    /** Rounded up: a download never turns out bigger than it was said to be. */
    private static String size(long bytes, Locale language) {
        return bytes < KB * KB ? (bytes + KB - 1) / KB + " kB"
                : NumberFormat.getInstance(Language.of(language).formats()).format(BigDecimal.valueOf(bytes).divide(MB, 1, RoundingMode.UP)) + " MB";
    }
}
