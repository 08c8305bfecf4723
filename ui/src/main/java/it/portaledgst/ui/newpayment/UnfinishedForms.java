package it.portaledgst.ui.newpayment;

import java.util.List;
import java.util.Optional;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import it.portaledgst.domain.catalogue.Catalogue;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.KeptForm;
import it.portaledgst.domain.payment.PaymentDrafts;
import it.portaledgst.ui.home.HomeSection;
import it.portaledgst.ui.home.UnfinishedForm;
import it.portaledgst.ui.home.UnfinishedForm.Words;
import it.portaledgst.ui.kit.Dates;
import org.springframework.core.annotation.Order;

/** "Hai una richiesta non finita": payment requests left half-way. */
@org.springframework.stereotype.Component
@Order(10)
class UnfinishedForms implements HomeSection {

    private final PaymentDrafts drafts;
    private final Catalogue catalogue;

    UnfinishedForms(PaymentDrafts drafts, Catalogue catalogue) {
        this.drafts = drafts;
        this.catalogue = catalogue;
    }

    @Override
    public Optional<Component> of(Citizen person) {
        List<KeptForm> kept = drafts.list(person).stream()
                .filter(draft -> catalogue.find(draft.matter()).filter(ServiceEntry::enabled).isPresent()).toList();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        var ui = UI.getCurrent();
        var list = new UnorderedList();
        list.addClassName("unfinished");
        kept.forEach(draft -> list.add(form(ui, person, draft, catalogue.find(draft.matter()).orElseThrow())));
        return Optional.of(new Section(new H2(kept.size() == 1 ? ui.getTranslation("draft.title.one")
                : ui.getTranslation("draft.title.many", kept.size())), list));
    }

    @Override
    public boolean onlyTells() {
        return false;
    }

    private UnfinishedForm form(UI ui, Citizen person, KeptForm draft, ServiceEntry service) {
        var title = new H3(ServiceCard.titleWithCode(service));
        title.getElement().setAttribute("lang", "it");
        String debtor = draft.content().getOrDefault("fullName", "").strip();
        String changed = Dates.moment(draft.changedAt(), ui.getLocale());
        return new UnfinishedForm(drafts, person, draft, RequestFormView.address(Draft.of(draft, service)).getPathWithQueryParameters(),
                new Words(title, service.title(), debtor.isEmpty() ? ui.getTranslation("draft.changed", changed)
                        : ui.getTranslation("draft.changed.for", debtor, changed)));
    }
}
