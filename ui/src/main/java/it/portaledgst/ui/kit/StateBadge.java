package it.portaledgst.ui.kit;

import java.util.Map;

import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.payment.PaymentState;

/** The state of a request: a word and an icon; the colour only helps. */
public class StateBadge extends Span {

    private static final Map<PaymentState, Icon.Shape> ICONS = Map.of(
            PaymentState.TO_PAY, Icon.Shape.HOURGLASS,
            PaymentState.PAID, Icon.Shape.SUCCESS,
            PaymentState.DELETED, Icon.Shape.TRASH,
            PaymentState.EXPIRED, Icon.Shape.CALENDAR_OVER);

    public StateBadge(PaymentState state) {
        addClassNames("badge", "badge-" + state.name().toLowerCase().replace('_', '-'));
        add(new Icon(ICONS.get(state)), new Span(getTranslation("state." + state.name())));
    }
}
