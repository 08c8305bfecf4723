package it.portaledgst.ui.newpayment;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.catalogue.Catalogue;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.identity.EmailAddresses;
import it.portaledgst.domain.identity.TaxCodes;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.DebtorKind;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.kit.DebtorFacts;
import it.portaledgst.ui.kit.Facts;
import it.portaledgst.ui.kit.FieldText;
import it.portaledgst.ui.kit.Money;
import it.portaledgst.ui.kit.RowId;
import it.portaledgst.ui.kit.ServiceName;
import it.portaledgst.ui.kit.Steps;
import it.portaledgst.ui.language.RefusalText;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/** Every value to read again before anything is created. */
@Route("nuovo-pagamento/:codice/riepilogo")
@PermitAll
public class SummaryView extends Page implements BeforeEnterObserver {

    private final transient Catalogue catalogue;
    private final transient Offices offices;
    private final transient PaymentRequests payments;
    private final transient SignedIn person;
    private final transient Drafts drafts;
    private final transient DraftCheck check;
    private final Div problem = new Div();
    private boolean confirmed;

    public SummaryView(Catalogue catalogue, Offices offices, PaymentRequests payments, SignedIn person, Drafts drafts,
                       DraftCheck check) {
        this.catalogue = catalogue;
        this.offices = offices;
        this.payments = payments;
        this.person = person;
        this.drafts = drafts;
        this.check = check;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String code = event.getRouteParameters().get("codice").orElse("");
        ServiceEntry service = catalogue.find(code).filter(ServiceEntry::enabled)
                .orElseThrow(() -> new NotFoundException("no such service"));
        Optional<UUID> key = event.getLocation().getQueryParameters().getSingleParameter(RequestFormView.DRAFT)
                .flatMap(RowId::of);
        Optional<UUID> become = key.flatMap(known -> drafts.confirmedAs(person.citizen(), known));
        if (become.isPresent()) {
            event.forwardTo("pagamenti/" + become.get());
            return;
        }
        if (key.isEmpty() || !drafts.exists(person.citizen(), key.get())) {
            event.forwardTo("nuovo-pagamento/" + code);
            return;
        }
        Draft draft = drafts.find(person.citizen(), key.get(), service);
        if (!check.problems(draft, service, this::getTranslation).isEmpty()) {
            event.forwardTo("nuovo-pagamento/" + code, RequestFormView.address(draft).getQueryParameters());
        } else {
            show(service, draft);
        }
    }

    private void show(ServiceEntry service, Draft draft) {
        String form = RequestFormView.address(draft).getPathWithQueryParameters();
        clearContent();
        heading(getTranslation("summary.title"));
        trail(homeStep(), new Step("nuovo-pagamento", getTranslation("nav.new-payment")),
                new Step(form, ServiceCard.titleWithCode(service)));
        content(Steps.ofPayment(1));
        lead(getTranslation("summary.lead"));
        problem.getElement().setAttribute("role", "alert").setAttribute("tabindex", "-1");
        content(problem);
        Duplicates.of(draft, service, payments, person.citizen()).ifPresent(this::content);
        if (draft.kind == DebtorKind.NATURAL_PERSON && !draft.foreign && TaxCodes.isProvisional(draft.taxCode)) {
            content(new Callout(Callout.Kind.INFO, null, getTranslation("summary.provisional-code")));
        }
        if (!draft.pec.isBlank() && !EmailAddresses.looksLikePec(draft.pec.strip())) {
            content(new Callout(Callout.Kind.INFO, null, getTranslation("summary.pec-doubt")));
        }
        if (!EmailAddresses.pagopaTakes(draft.email.strip())) {
            content(new Callout(Callout.Kind.INFO, null, getTranslation("form.email.pagopa")));
        }
        content(block("summary.service", new Facts().fact(getTranslation("payments.column.service"),
                        new ServiceName(service.title(), service.code())), null, null),
                block("form.section.debtor", debtor(draft), form, "summary.change.debtor"));
        if (!draft.filledFields().isEmpty()) {
            content(block("form.section.details", FieldText.facts(service, draft.filledFields(), getLocale()), form, "summary.change.details"));
        }
        content(block("form.section.office", office(service, draft), form, "summary.change.office"),
                block("form.section.payment", new Facts().fact(getTranslation("form.amount"), amount(draft)),
                        form, "summary.change.amount"),
                new Callout(Callout.Kind.INFO, null, getTranslation("summary.no-duty")),
                actions(service, draft, form));
    }

    private Facts debtor(Draft draft) {
        boolean natural = draft.kind == DebtorKind.NATURAL_PERSON;
        var facts = new Facts()
                .fact(getTranslation("form.kind"), getTranslation("form.kind." + draft.kind.name()))
                .fact(getTranslation(natural ? "form.full-name" : "form.company-name"), draft.fullName.strip());
        DebtorFacts.identity(facts, draft.taxId())
                .factIfAny(getTranslation("form.pec"), draft.pec.strip())
                .fact(getTranslation("form.email"), draft.email.strip());
        return DebtorFacts.address(facts, draft.address.given().orElse(null));
    }

    private Facts office(ServiceEntry service, Draft draft) {
        var facts = new Facts();
        offices.province(draft.province)
                .ifPresent(province -> facts.fact(getTranslation("summary.province"),
                        province.name() + " (" + province.sigla() + ")"));
        draft.proposedOffice(service, offices).filter(proposed -> !proposed.code().equals(draft.officeCode))
                .ifPresent(proposed -> facts.fact(getTranslation("summary.proposed-office"), proposed.name()));
        return facts.fact(getTranslation("form.office"),
                offices.find(draft.officeCode).map(Office::name).orElse(draft.officeCode));
    }

    private Component amount(Draft draft) {
        BigDecimal amount = Money.parse(draft.amount).orElseThrow();
        var text = new Span(Money.format(amount, getLocale()));
        text.addClassName("amount");
        return text;
    }

    private Component actions(ServiceEntry service, Draft draft, String form) {
        var confirm = Buttons.primary(getTranslation("summary.confirm"), () -> confirm(service, draft));
        confirm.setDisableOnClick(true);
        var back = Buttons.secondaryLink(form, getTranslation("summary.back"));
        var actions = new Div(confirm, back);
        actions.addClassName("actions");
        confirm.addClickListener(click -> {
            if (!confirmed) {
                confirm.setEnabled(true);
            }
        });
        return actions;
    }

    private void confirm(ServiceEntry service, Draft draft) {
        try {
            UUID request = payments.confirm(person.citizen(), draft.request(service, offices)).id();
            confirmed = true;
            UI.getCurrent().navigate("pagamenti/" + request, QueryParameters.of("creata", "si"));
        } catch (RejectedException rejected) {
            problem.removeAll();
            problem.add(new Callout(Callout.Kind.ERROR, getTranslation("summary.rejected"),
                    RefusalText.of(rejected.problem())));
            errorsInTitle(true);
            problem.getElement().callJsFunction("focus"); // the button was switched off for a moment and has lost it
        }
    }

    private Component block(String titleKey, Facts facts, String changeAddress, String changeKey) {
        var head = new Div(new H2(getTranslation(titleKey)));
        head.addClassName("block-head");
        if (changeAddress != null) {
            var what = new Span(" " + getTranslation(changeKey));
            what.addClassName("sr-only");
            var change = new Anchor(changeAddress);
            change.add(new Span(getTranslation("summary.change")), what);
            head.add(change);
        }
        var block = new Section(head, facts);
        block.addClassName("block");
        return block;
    }
}
