package it.portaledgst.ui.newpayment;

import java.util.Optional;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.catalogue.Catalogue;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.kit.ErrorSummary;
import it.portaledgst.ui.kit.Steps;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/** The service's page: what to know, the three warnings of the manual, the form. */
@Route("nuovo-pagamento/:codice")
@PermitAll
public class RequestFormView extends Page implements BeforeEnterObserver {

    static final String DRAFT = "bozza";

    private final transient Catalogue catalogue;
    private final transient Offices offices;
    private final transient SignedIn person;
    private final transient Drafts drafts;
    private final transient DraftCheck check;
    private final ErrorSummary summary = new ErrorSummary();

    public RequestFormView(Catalogue catalogue, Offices offices, SignedIn person, Drafts drafts, DraftCheck check) {
        this.catalogue = catalogue;
        this.offices = offices;
        this.person = person;
        this.drafts = drafts;
        this.check = check;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String code = event.getRouteParameters().get("codice").orElse("");
        ServiceEntry service = catalogue.find(code).filter(ServiceEntry::enabled)
                .orElseThrow(() -> new NotFoundException("no such service"));
        Optional<Draft> kept = event.getLocation().getQueryParameters().getSingleParameter(DRAFT)
                .flatMap(key -> drafts.find(key, code));
        if (kept.isPresent() && kept.get().confirmedAs != null) {
            event.forwardTo("pagamenti/" + kept.get().confirmedAs);
            return;
        }
        Draft draft = kept.orElseGet(() -> drafts.open(service));
        if (kept.isEmpty()) {
            UI.getCurrent().getPage().getHistory().replaceState(null, address(draft));
        }
        show(service, draft);
    }

    static Location address(Draft draft) {
        return new Location("nuovo-pagamento/" + draft.serviceCode, QueryParameters.of(DRAFT, draft.key.toString()));
    }

    private void show(ServiceEntry service, Draft draft) {
        clearContent();
        heading(ServiceCard.titleWithCode(service));
        trail(homeStep(), new Step("nuovo-pagamento", getTranslation("nav.new-payment")));
        aboveHeading(summary);
        var card = new ServiceCard(service);
        var form = new RequestForm(service, draft, offices, person, card::office);
        form.onContinue(() -> proceed(service, draft, form));

        var reading = new Div(warnings());
        if (!service.instructions().isEmpty()) {
            reading.addComponentAsFirst(instructions(service));
        }
        var left = new Div(reading, form);
        left.addClassName("form-column");
        var columns = new Div(card, left);
        columns.addClassName("form-and-card");
        content(Steps.ofPayment(0), columns);
    }

    private Component warnings() {
        var list = new UnorderedList();
        for (String warning : new String[] {"debtor", "amount", "check"}) {
            list.add(new ListItem(getTranslation("form.warning." + warning)));
        }
        return new Callout(Callout.Kind.WARNING, getTranslation("form.warning.title")).with(list);
    }

    private Component instructions(ServiceEntry service) {
        var list = new UnorderedList();
        list.getElement().setAttribute("lang", "it");
        service.instructions().forEach(line -> list.add(new ListItem(line)));
        return new Section(new H2(getTranslation("form.instructions")), list);
    }

    private void proceed(ServiceEntry service, Draft draft, RequestForm form) {
        var errors = form.showProblems(check.problems(draft, service, this::getTranslation));
        summary.show(errors);
        errorsInTitle(!errors.isEmpty());
        if (errors.isEmpty()) {
            UI.getCurrent().navigate("nuovo-pagamento/" + draft.serviceCode + "/riepilogo",
                    QueryParameters.of(DRAFT, draft.key.toString()));
        }
    }
}
