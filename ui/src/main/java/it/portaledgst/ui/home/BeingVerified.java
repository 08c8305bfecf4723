package it.portaledgst.ui.home;

import java.util.List;
import java.util.Optional;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.ui.kit.Dates;
import org.springframework.core.annotation.Order;

/** Payments that were sent and that pagoPA has not confirmed yet: not to be paid again. */
@org.springframework.stereotype.Component
@Order(30)
class BeingVerified implements HomeSection {

    private static final int SHOWN = 5;

    private final PaymentRequests payments;

    BeingVerified(PaymentRequests payments) {
        this.payments = payments;
    }

    @Override
    public Optional<Component> of(Citizen person) {
        List<PaymentRequest> sent = payments.beingVerified(person, SHOWN);
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        var ui = UI.getCurrent();
        var section = RequestCard.section(ui.getTranslation("home.verified"), sent.stream()
                .map(request -> new RequestCard(request, "pagamenti/" + request.id(), about(ui, request)))
                .toArray(RequestCard[]::new));
        section.addComponentAtIndex(1, new Paragraph(ui.getTranslation("home.verified.text")));
        return Optional.of(section);
    }

    private static String about(UI ui, PaymentRequest request) {
        String sent = ui.getTranslation("home.verified.since", request.debtor().fullName(),
                Dates.moment(request.lastAttempt().startedAt(), ui.getLocale()));
        return request.lastAttempt().lastCheckedAt() == null ? sent
                : sent + " " + ui.getTranslation("banner.checked", Dates.time(request.lastAttempt().lastCheckedAt()));
    }
}
