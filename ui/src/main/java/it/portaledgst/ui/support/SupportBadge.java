package it.portaledgst.ui.support;

import java.util.Map;

import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.support.SupportState;
import it.portaledgst.ui.kit.Icon;

/** How far a support request is: a word and an icon; the colour only helps. */
public class SupportBadge extends Span {

    private static final Map<SupportState, Icon.Shape> ICONS = Map.of(
            SupportState.NEW, Icon.Shape.HOURGLASS,
            SupportState.OPEN, Icon.Shape.HOURGLASS,
            SupportState.WAITING, Icon.Shape.WARNING,
            SupportState.ANSWERED, Icon.Shape.SUCCESS,
            SupportState.CLOSED, Icon.Shape.INFO);

    public SupportBadge(SupportState state) {
        addClassNames("badge", "badge-help-" + state.name().toLowerCase());
        add(new Icon(ICONS.get(state)), new Span(getTranslation("support.state." + state)));
    }
}
