package it.portaledgst.ui.helpdesk;

import java.time.Clock;
import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.support.CaseRow;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.RowTable;
import it.portaledgst.ui.support.SupportBadge;

/** The cases of an inbox, one row each. */
class InboxTable extends RowTable<CaseRow> {

    private final transient Offices offices;
    private final transient Clock clock;

    InboxTable(String caption, Offices offices, Clock clock) {
        super(caption, "helpdesk.column.", List.of("number", "category", "state", "due", "office", "clerk"));
        this.offices = offices;
        this.clock = clock;
    }

    @Override
    protected String key(CaseRow row) {
        return row.id().toString();
    }

    @Override
    protected Component cell(String column, CaseRow row) {
        return switch (column) {
            case "number" -> Buttons.link(CaseView.address(row.id()), row.number());
            case "category" -> {
                var sent = new Paragraph(getTranslation("helpdesk.sent", Dates.shortDay(Dates.day(row.createdAt()), getLocale())));
                sent.addClassName("quiet");
                yield new Div(new Span(getTranslation("support.category." + row.category())), sent);
            }
            case "state" -> new Div(new SupportBadge(row.state()), new Paragraph(getTranslation("helpdesk.priority." + row.priority())));
            case "due" -> new Due(row, clock);
            case "office" -> new Span(row.officeCode() == null ? "-" : offices.find(row.officeCode()).map(Office::label).orElse(row.officeCode()));
            case "clerk" -> new Span(row.claimed() ? row.claimedName() : getTranslation("helpdesk.nobody"));
            default -> throw new IllegalArgumentException(column);
        };
    }
}
