package it.portaledgst.ui.newpayment;

import java.util.List;
import java.util.Optional;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import it.portaledgst.domain.catalogue.Catalogue;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentDraft;
import it.portaledgst.domain.payment.PaymentDrafts;
import it.portaledgst.ui.home.HomeSection;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Dates;
import org.springframework.core.annotation.Order;

/** "Hai una richiesta non finita": forms left half-way, to go on with or to delete. Deleting can be undone on the spot. */
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
        List<PaymentDraft> kept = drafts.list(person).stream()
                .filter(draft -> catalogue.find(draft.serviceCode()).filter(ServiceEntry::enabled).isPresent()).toList();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        var ui = UI.getCurrent();
        var list = new UnorderedList();
        list.addClassName("unfinished");
        kept.forEach(draft -> list.add(new Form(person, draft, catalogue.find(draft.serviceCode()).orElseThrow())));
        return Optional.of(new Section(new H2(kept.size() == 1 ? ui.getTranslation("draft.title.one")
                : ui.getTranslation("draft.title.many", kept.size())), list));
    }

    @Override
    public boolean onlyTells() {
        return false;
    }

    private final class Form extends ListItem {

        private final transient Citizen person;
        private final transient PaymentDraft draft;
        private final transient ServiceEntry service;
        private final Div matter = new Div();
        private final Paragraph told = new Paragraph();

        Form(Citizen person, PaymentDraft draft, ServiceEntry service) {
            this.person = person;
            this.draft = draft;
            this.service = service;
            getElement().setAttribute("role", "listitem");
            told.getElement().setAttribute("role", "status");
            add(told, matter);
            show();
        }

        private void show() {
            told.setText("");
            matter.removeAll();
            var title = new H3(ServiceCard.titleWithCode(service));
            title.getElement().setAttribute("lang", "it");
            title.getElement().setAttribute("tabindex", "-1");
            String debtor = draft.content().getOrDefault("fullName", "").strip();
            String changed = Dates.moment(draft.changedAt(), getLocale());
            var about = new Paragraph(debtor.isEmpty() ? getTranslation("draft.changed", changed)
                    : getTranslation("draft.changed.for", debtor, changed));
            var go = Buttons.primaryLink(RequestFormView.address(Draft.of(draft, service)).getPathWithQueryParameters(), "");
            go.add(new Span(getTranslation("draft.continue")), named());
            var delete = Buttons.secondary(getTranslation("draft.delete"), this::discard);
            delete.setAriaLabel(getTranslation("draft.delete") + " " + getTranslation("draft.of", service.title()));
            var acts = new Div(go, delete);
            acts.addClassName("actions");
            matter.add(title, about, acts);
        }

        private void discard() {
            drafts.discard(person, draft.id());
            told.setText(getTranslation("draft.deleted", service.title()));
            matter.removeAll();
            var undo = Buttons.secondary(getTranslation("draft.restore"), this::restore);
            matter.add(undo);
            undo.focus();
        }

        private void restore() {
            drafts.restore(person, draft.id());
            show();
            matter.getChildren().findFirst().ifPresent(title -> title.getElement().callJsFunction("focus"));
        }

        private Span named() {
            var name = new Span(" " + getTranslation("draft.of", service.title()));
            name.addClassName("sr-only");
            return name;
        }
    }
}
