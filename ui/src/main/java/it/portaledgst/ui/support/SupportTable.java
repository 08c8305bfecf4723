package it.portaledgst.ui.support;

import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.support.SupportRequest;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.RowTable;

/** What a person asked for, one row each. */
class SupportTable extends RowTable<SupportRequest> {

    SupportTable(String caption) {
        super(caption, "support.column.", List.of("number", "category", "state", "sent", "changed"));
    }

    @Override
    protected String key(SupportRequest request) {
        return request.id().toString();
    }

    @Override
    protected Component cell(String column, SupportRequest request) {
        return switch (column) {
            case "number" -> Buttons.link("supporto/" + request.id(), request.number());
            case "category" -> new Span(getTranslation("support.category." + request.category()));
            case "state" -> new SupportBadge(request.state());
            case "sent" -> new Span(Dates.shortDay(Dates.day(request.createdAt()), getLocale()));
            case "changed" -> new Span(Dates.moment(request.changedAt(), getLocale()));
            default -> throw new IllegalArgumentException(column);
        };
    }
}
