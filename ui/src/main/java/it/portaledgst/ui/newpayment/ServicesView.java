package it.portaledgst.ui.newpayment;

import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.component.UI;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.catalogue.ServiceSearch;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Drawn;
import it.portaledgst.ui.kit.Icon;
import it.portaledgst.ui.kit.Nothing;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/** Nuovo pagamento: every service that can be paid, found by code or by a word people use for it. */
@Route("nuovo-pagamento")
@PermitAll
public class ServicesView extends Page implements AfterNavigationObserver {

    private static final String QUERY = "q";

    private final transient ServiceSearch services;
    private final TextField search = new TextField();
    private final Paragraph count = new Paragraph();
    private final Drawn results = new Drawn(list());
    private final Nothing nothing;

    public ServicesView(ServiceSearch services) {
        this.services = services;
        heading(getTranslation("services.title"));
        trail(homeStep());
        lead(getTranslation("services.lead"));

        search.setLabel(getTranslation("services.search"));
        search.setHelperText(getTranslation("services.search.help"));
        search.setMaxLength(ServiceSearch.LONGEST_TEXT);
        search.setClearButtonVisible(true);
        search.setPrefixComponent(new Icon(Icon.Shape.SEARCH));
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
        nothing = new Nothing(getTranslation("services.none.title"), getTranslation("services.none.text"),
                Buttons.secondary(getTranslation("services.none.clear"), this::clear));
        content(search, count, results, nothing);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String text = event.getLocation().getQueryParameters().getSingleParameter(QUERY).orElse("");
        search.setValue(text);
        show(text);
    }

    private void clear() {
        search.clear();
        remember("");
        search.focus(); // the button that had it goes
    }

    private void show(String text) {
        List<ServiceEntry> found = services.search(text);
        count.removeAll(); // the same number again is an answer, too
        count.add(switch (found.size()) {
            case 0 -> getTranslation("services.count.none");
            case 1 -> getTranslation("services.count.one");
            default -> getTranslation("services.count", found.size());
        });
        var list = list();
        found.forEach(service -> list.add(new ListItem(card(service))));
        results.redraw(list);
        results.setVisible(!found.isEmpty());
        nothing.setVisible(found.isEmpty());
    }

    /** The address carries the search, so that going back or sharing the link finds the same list. */
    private void remember(String text) {
        var query = text.isBlank() ? QueryParameters.empty() : QueryParameters.of(QUERY, text.strip());
        UI.getCurrent().getPage().getHistory().replaceState(null, new Location("nuovo-pagamento", query));
    }

    private static UnorderedList list() {
        var list = new UnorderedList();
        list.addClassName("services");
        return list;
    }

    private Component card(ServiceEntry service) {
        var title = new H2(ServiceCard.titleWithCode(service));
        title.getElement().setAttribute("lang", "it");
        var subject = new Paragraph(service.subject());
        subject.getElement().setAttribute("lang", "it");
        var words = new Div(title, subject);
        words.addClassName("service-words");
        if (!service.codeVerified()) {
            words.add(ServiceCard.demoCode(this));
        }
        var select = Buttons.primaryLink("nuovo-pagamento/" + service.code(), "");
        var named = new Span(" " + ServiceCard.titleWithCode(service));
        named.addClassName("sr-only");
        select.add(new Span(getTranslation("services.select")), named);
        var card = new Div(words, select);
        card.addClassName("service");
        return card;
    }
}
