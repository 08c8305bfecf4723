package it.portaledgst.ui.kit;

import java.util.Map;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import it.portaledgst.domain.payment.PaymentState;

/** The state of a request: a word and an icon; the colour only helps. */
public class StateBadge extends Span {

    private static final Map<PaymentState, VaadinIcon> ICONS = Map.of(
            PaymentState.TO_PAY, VaadinIcon.HOURGLASS_EMPTY,
            PaymentState.PAID, VaadinIcon.CHECK_CIRCLE,
            PaymentState.DELETED, VaadinIcon.TRASH,
            PaymentState.EXPIRED, VaadinIcon.CALENDAR_CLOCK);

    public StateBadge(PaymentState state) {
        addClassNames("badge", "badge-" + state.name().toLowerCase().replace('_', '-'));
        Icon icon = ICONS.get(state).create();
        icon.getElement().setAttribute("aria-hidden", "true");
        add(icon, new Span(getTranslation("state." + state.name())));
    }
}
