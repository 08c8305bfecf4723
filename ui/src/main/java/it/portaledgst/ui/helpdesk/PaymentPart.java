package it.portaledgst.ui.helpdesk;

import java.util.Optional;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import it.portaledgst.domain.desk.CaseTimeline;
import it.portaledgst.ui.desk.DeskRequestView;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Facts;
import it.portaledgst.ui.kit.Money;
import it.portaledgst.ui.kit.StateBadge;
import it.portaledgst.ui.payment.Life;

/** The payment that a case is about: how far it is and what happened to it. Not there when it is about none of the person's own. */
class PaymentPart extends Section {

    void show(Optional<CaseTimeline> payment) {
        removeAll();
        setVisible(payment.isPresent());
        payment.ifPresent(this::show);
    }

    private void show(CaseTimeline payment) {
        var request = payment.request();
        var head = new Section(new H2(getTranslation("helpdesk.payment")), new Facts()
                .fact(getTranslation("payments.column.state"), new StateBadge(request.state()))
                .fact(getTranslation("payments.column.amount"), Money.format(request.amount(), getLocale()))
                .fact(getTranslation("payments.column.due"), Dates.day(request.dueDate(), getLocale())));
        if (payment.openable()) {
            var open = new Div(Buttons.link(DeskRequestView.address(request.id()), getTranslation("helpdesk.payment.open")));
            open.addClassName("actions");
            head.add(open);
        }
        var life = Life.ofSomebodyElse();
        life.show(request, payment.steps());
        add(head, life);
    }
}
