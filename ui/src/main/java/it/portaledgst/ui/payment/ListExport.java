package it.portaledgst.ui.payment;

import java.util.LinkedHashMap;
import java.util.Map;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.VaadinSession;
import it.portaledgst.ui.kit.Buttons;

/** The list as a file, in three formats. The page stays usable while one is made, and says how it goes. */
class ListExport extends Section {

    private final Map<String, Anchor> links = new LinkedHashMap<>();
    private final Paragraph limit = new Paragraph();
    private final Span told = new Span();
    private final Element progress = new Element("progress");

    ListExport() {
        addClassName("export");
        var actions = new Div();
        actions.addClassName("actions");
        for (String type : new String[] {"csv", "ods", "xlsx"}) {
            var link = Buttons.download("", getTranslation("payments.export.as", type.toUpperCase()), "act-secondary");
            links.put(type, link);
            actions.add(link);
        }
        limit.addClassName("quiet");
        told.getElement().setAttribute("role", "status");
        progress.setAttribute("hidden", true);
        progress.setAttribute("aria-label", getTranslation("payments.export.preparing"));
        var state = new Div(told);
        state.getElement().appendChild(progress);
        state.addClassName("export-state");
        add(new H2(getTranslation("payments.export")), limit, actions, state);
    }

    void show(ListAddress list, long total) {
        links.forEach((type, link) -> link.setHref(ListDownloads.address(type, list, VaadinSession.getCurrent().getSession())));
        limit.setText(total > ListDownloads.LIMIT ? getTranslation("payments.export.cut", ListDownloads.LIMIT, total)
                : getTranslation("payments.export.limit", ListDownloads.LIMIT));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        getElement().executeJs("window.portale.prepareDownloads(this, $0, $1, $2, $3, $4)", told.getElement(), progress,
                getTranslation("payments.export.preparing"), getTranslation("payments.export.ready"),
                getTranslation("payments.export.failed"));
    }
}
