package it.portaledgst.ui.home;

import java.util.List;
import java.util.Optional;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentFilter;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Dates;
import org.springframework.core.annotation.Order;

/** What waits to be paid, the soonest due first. The one section that is there also when it is empty: that is news, too. */
@org.springframework.stereotype.Component
@Order(20)
class ToPay implements HomeSection {

    private static final int SHOWN = 5;

    private final PaymentRequests payments;

    ToPay(PaymentRequests payments) {
        this.payments = payments;
    }

    @Override
    public Optional<Component> of(Citizen person) {
        List<PaymentRequest> soonest = payments.dueSoonest(person, SHOWN);
        return Optional.of(soonest.isEmpty() ? nothing(person) : cards(person, soonest));
    }

    private Component cards(Citizen person, List<PaymentRequest> soonest) {
        var ui = UI.getCurrent();
        var section = RequestCard.section(ui.getTranslation("home.to-pay"), soonest.stream()
                .map(request -> new RequestCard(request, "pagamenti/" + request.id(), ui.getTranslation("home.due",
                        request.debtor().fullName(), Dates.day(request.dueDate(), ui.getLocale()))))
                .toArray(RequestCard[]::new));
        long all = soonest.size() < SHOWN ? soonest.size() : payments.count(person, new PaymentFilter(PaymentState.TO_PAY, null));
        if (all > SHOWN) {
            section.add(new Paragraph(Buttons.link("pagamenti?stato=da-pagare", ui.getTranslation("home.to-pay.all", all))));
        }
        return section;
    }

    private Component nothing(Citizen person) {
        var ui = UI.getCurrent();
        boolean never = payments.count(person, PaymentFilter.NONE) == 0;
        var section = new Section(new H2(ui.getTranslation("home.to-pay")));
        section.addClassName("to-pay");
        if (never) {
            section.add(new Paragraph(ui.getTranslation("home.to-pay.never")),
                    Buttons.secondaryLink("nuovo-pagamento", ui.getTranslation("home.to-pay.find")));
        } else {
            section.add(new Paragraph(ui.getTranslation("home.to-pay.none")));
        }
        return section;
    }
}
