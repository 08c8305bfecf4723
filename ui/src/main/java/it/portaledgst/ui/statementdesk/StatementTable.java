package it.portaledgst.ui.statementdesk;

import java.time.Clock;
import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.statement.CompanyStatement;
import it.portaledgst.domain.statement.StatementState;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.RowTable;
import it.portaledgst.ui.statement.StatementBadge;

/** Statements, one row each. For which company is on its page, where looking is written down. */
class StatementTable extends RowTable<CompanyStatement> {

    private final transient Offices offices;
    private final transient Clock clock;

    StatementTable(String caption, Offices offices, Clock clock) {
        super(caption, "statements.column.", List.of("number", "state", "asked", "due", "office"));
        this.offices = offices;
        this.clock = clock;
    }

    @Override
    protected String key(CompanyStatement statement) {
        return statement.id().toString();
    }

    @Override
    protected Component cell(String column, CompanyStatement statement) {
        return switch (column) {
            case "number" -> Buttons.link(StatementDeskView.PATH + "/" + statement.id(), statement.number());
            case "state" -> new StatementBadge(statement.state());
            case "asked" -> new Span(Dates.shortDay(Dates.day(statement.requestedAt()), getLocale()));
            case "due" -> due(statement);
            case "office" -> new Span(offices.find(statement.officeCode()).map(Office::label).orElse(statement.officeCode()));
            default -> throw new IllegalArgumentException(column);
        };
    }

    private Component due(CompanyStatement statement) {
        if (statement.state() != StatementState.REQUESTED) {
            return new Span("-");
        }
        var day = Dates.shortDay(Dates.day(statement.dueAt().minusMillis(1)), getLocale());
        boolean late = statement.late(clock.instant());
        var due = new Span(late ? getTranslation("statements.late", day)
                : statement.warnedAt() != null ? getTranslation("statements.last-day") : day);
        due.addClassName(late ? "due-late" : statement.warnedAt() != null ? "due-soon" : "due");
        return due;
    }
}
