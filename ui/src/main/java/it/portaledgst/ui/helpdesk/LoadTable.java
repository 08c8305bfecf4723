package it.portaledgst.ui.helpdesk;

import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.support.ClerkLoad;
import it.portaledgst.ui.kit.RowTable;

/** Who of an office has how much to do, for its head. */
class LoadTable extends RowTable<ClerkLoad> {

    LoadTable(String caption) {
        super(caption, "helpdesk.load.", List.of("clerk", "open", "waiting", "late"));
    }

    @Override
    protected String key(ClerkLoad load) {
        return load.subject() == null ? "-" : load.subject();
    }

    @Override
    protected Component cell(String column, ClerkLoad load) {
        return new Span(switch (column) {
            case "clerk" -> load.name() == null ? getTranslation("helpdesk.nobody") : load.name();
            case "open" -> String.valueOf(load.open());
            case "waiting" -> String.valueOf(load.waiting());
            case "late" -> String.valueOf(load.late());
            default -> throw new IllegalArgumentException(column);
        });
    }
}
