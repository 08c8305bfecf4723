package it.portaledgst.ui.statement;

import java.util.Map;

import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.statement.StatementState;
import it.portaledgst.ui.kit.Icon;

/** How far a company's statement is: a word and an icon; the colour only helps. */
public class StatementBadge extends Span {

    private record Look(Icon.Shape icon, String colour) {
    }

    private static final Map<StatementState, Look> LOOKS = Map.of(
            StatementState.REQUESTED, new Look(Icon.Shape.HOURGLASS, "badge-help-open"),
            StatementState.APPROVED, new Look(Icon.Shape.HOURGLASS, "badge-help-open"),
            StatementState.READY, new Look(Icon.Shape.SUCCESS, "badge-help-answered"),
            StatementState.REFUSED, new Look(Icon.Shape.WARNING, "badge-help-waiting"),
            StatementState.EXPIRED, new Look(Icon.Shape.INFO, "badge-help-closed"));

    public StatementBadge(StatementState state) {
        var look = LOOKS.get(state);
        addClassNames("badge", look.colour);
        add(new Icon(look.icon), new Span(getTranslation("statement.state." + state)));
    }
}
