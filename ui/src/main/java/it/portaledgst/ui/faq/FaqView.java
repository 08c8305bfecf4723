package it.portaledgst.ui.faq;

import java.util.LinkedHashMap;
import java.util.List;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import it.portaledgst.domain.faq.Faq;
import it.portaledgst.domain.faq.FaqEntry;
import it.portaledgst.ui.kit.Icon;
import it.portaledgst.ui.language.LanguageChoice;
import it.portaledgst.ui.shell.Page;

/** Domande frequenti, open to everybody. The search looks in questions and answers. The texts are Italian data. */
@Route("domande-frequenti")
@RouteAlias("faq")
@AnonymousAllowed
public class FaqView extends Page implements AfterNavigationObserver {

    private static final String QUERY = "q";

    private final transient Faq faq;
    private final TextField search = new TextField();
    private final Paragraph count = new Paragraph();
    private final Div results = new Div();

    public FaqView(Faq faq) {
        this.faq = faq;
        heading(getTranslation("nav.faq"));
        trail(homeStep());
        lead(getTranslation("faq.lead"));
        if (!LanguageChoice.isItalian(getLocale())) {
            content(new Paragraph(getTranslation("faq.italian-only")));
        }
        search.setLabel(getTranslation("faq.search"));
        search.setHelperText(getTranslation("faq.search.help"));
        search.setPrefixComponent(new Icon(Icon.Shape.SEARCH));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addClassName("search");
        search.addValueChangeListener(change -> {
            show(change.getValue());
            if (change.isFromClient()) {
                remember(change.getValue());
            }
        });
        count.getElement().setAttribute("role", "status");
        count.addClassName("count");
        results.getElement().setAttribute("lang", "it");
        results.addClassName("faq");
        content(search, count, results);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String text = event.getLocation().getQueryParameters().getSingleParameter(QUERY).orElse("");
        search.setValue(text);
        show(text);
    }

    private void show(String text) {
        List<FaqEntry> entries = faq.search(text);
        boolean searching = text != null && !text.isBlank();
        count.setText(switch (entries.size()) {
            case 0 -> getTranslation("faq.count.none");
            case 1 -> getTranslation("faq.count.one");
            default -> getTranslation("faq.count", entries.size());
        });
        results.removeAll();
        var byCategory = new LinkedHashMap<String, Section>();
        for (FaqEntry entry : entries) {
            Section section = byCategory.computeIfAbsent(entry.category(), category -> {
                var heading = new H2(getTranslation("faq.category." + category));
                heading.getElement().setAttribute("lang", getLocale().getLanguage());
                return new Section(heading);
            });
            var details = new NativeDetails(entry.question(), new Paragraph(entry.answer()));
            details.setOpen(searching && entries.size() <= 8);
            section.add(details);
        }
        byCategory.values().forEach(results::add);
    }

    private void remember(String text) {
        var query = text.isBlank() ? QueryParameters.empty() : QueryParameters.of(QUERY, text.strip());
        UI.getCurrent().getPage().getHistory().replaceState(null, new Location("domande-frequenti", query));
    }
}
