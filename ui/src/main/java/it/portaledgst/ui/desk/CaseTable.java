package it.portaledgst.ui.desk;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.function.LongConsumer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.desk.StaffCase;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Money;
import it.portaledgst.ui.kit.RowTable;

/** Each case with what it is about, whose it is and until when. */
class CaseTable extends RowTable<StaffCase> {

    private final transient Offices offices;
    private final transient Clock clock;

    CaseTable(String caption, Offices offices, Clock clock, LongConsumer act) {
        super(caption, "cases.column.", List.of("code", "what", "office", "due", "action"));
        this.offices = offices;
        this.clock = clock;
        onPress(key -> act.accept(Long.parseLong(key)));
    }

    /** As people read it: a notice code in groups, whoever gave it. */
    static String name(StaffCase found) {
        return found.noticeCode().replaceAll("(.{4})(?=.)", "$1 ");
    }

    @Override
    protected String key(StaffCase found) {
        return String.valueOf(found.key());
    }

    @Override
    protected Component cell(String column, StaffCase found) {
        return switch (column) {
            case "code" -> {
                var code = new Span(name(found));
                code.addClassName("mono");
                yield code;
            }
            case "what" -> {
                var what = new Paragraph(getTranslation(found.reason() == null ? "cases.check" : "cases.reason." + found.reason()));
                yield new Div(what, new Paragraph(found.reason() == null ? getTranslation("cases.check.text") : amounts(found)));
            }
            case "office" -> new Span(offices.find(found.officeCode()).map(Office::label).orElse(found.officeCode()));
            case "due" -> due(found);
            case "action" -> action(found);
            default -> throw new IllegalArgumentException(column);
        };
    }

    private String amounts(StaffCase found) {
        var amounts = getTranslation("cases.amounts", money(found.paid()), money(found.requested()));
        return found.requestState() == null ? amounts
                : amounts + " " + getTranslation("cases.request-state", getTranslation("state." + found.requestState()));
    }

    private String money(BigDecimal amount) {
        return amount == null ? "-" : Money.format(amount, getLocale());
    }

    private Component due(StaffCase found) {
        if (found.dueAt() == null) {
            return new Span("-");
        }
        var day = Dates.shortDay(Dates.day(found.dueAt()), getLocale());
        if (!found.dueAt().isBefore(clock.instant())) {
            return new Span(day);
        }
        var late = new Span(getTranslation("cases.late", day));
        late.addClassName("late");
        return late;
    }

    private Component action(StaffCase found) {
        if (!found.open()) {
            return new Span(getTranslation("cases.decided", found.decidedBy()));
        }
        return act(getTranslation("cases.act." + found.kind()), getTranslation("cases.row", name(found)));
    }
}
