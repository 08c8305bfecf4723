package it.portaledgst.ui.newpayment;

import java.util.List;
import java.util.Optional;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.kit.Money;

/** Warns, without forbidding, that the same money was already asked for: same service, debtor and reference year. */
final class Duplicates {

    private Duplicates() {
    }

    static Optional<Component> of(Draft draft, ServiceEntry service, PaymentRequests payments, Citizen person) {
        return service.referenceYear(draft.filledFields())
                .map(year -> warning(year, payments.ofSameYear(person, service.code(), draft.taxId(), year)))
                .flatMap(warning -> warning);
    }

    private static Optional<Component> warning(int year, List<PaymentRequest> others) {
        if (others.isEmpty()) {
            return Optional.empty();
        }
        var ui = UI.getCurrent();
        var list = new UnorderedList();
        for (PaymentRequest other : others) {
            var link = new Anchor("pagamenti/" + other.id(), ui.getTranslation("duplicate.request",
                    other.noticeCode().grouped(), Money.format(other.amount(), ui.getLocale())));
            list.add(new ListItem(link, new Span(" – " + ui.getTranslation("state." + other.state().name()))));
        }
        return Optional.of(new Callout(Callout.Kind.WARNING, ui.getTranslation("duplicate.title"),
                ui.getTranslation("duplicate.text", String.valueOf(year))).with(list));
    }
}
