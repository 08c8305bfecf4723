package it.portaledgst.ui.newpayment;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.ui.home.HomeSection;
import it.portaledgst.ui.home.RequestCard;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Dates;
import org.springframework.core.annotation.Order;

/** "Come l’anno scorso": yearly contributions paid last year and not asked for this year, each one press away. */
@org.springframework.stereotype.Component
@Order(50)
class LikeLastYear implements HomeSection {

    private static final int SHOWN = 3;

    private final PaymentRequests payments;
    private final Clock clock;

    LikeLastYear(PaymentRequests payments, Clock clock) {
        this.payments = payments;
        this.clock = clock;
    }

    @Override
    public Optional<Component> of(Citizen person) {
        List<PaymentRequest> paid = payments.likeLastYear(person, SHOWN);
        if (paid.isEmpty()) {
            return Optional.empty();
        }
        var ui = UI.getCurrent();
        String year = String.valueOf(Dates.today(clock).getYear());
        var section = RequestCard.section(ui.getTranslation("home.last-year"), paid.stream().map(request -> {
            var again = Buttons.secondaryLink(RequestFormView.likeLastYear(request),
                    ui.getTranslation("home.last-year.again", year, request.debtor().fullName()));
            return new RequestCard(request, "pagamenti/" + request.id(), ui.getTranslation("home.last-year.paid",
                    request.debtor().fullName(), Dates.moment(request.paidAt(), ui.getLocale())), again);
        }).toArray(RequestCard[]::new));
        section.addComponentAtIndex(1, new Paragraph(ui.getTranslation("home.last-year.text")));
        return Optional.of(section);
    }
}
