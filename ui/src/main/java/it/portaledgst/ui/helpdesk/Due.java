package it.portaledgst.ui.helpdesk;

import java.time.Clock;
import java.time.LocalDate;

import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.support.CaseRow;
import it.portaledgst.domain.support.SupportState;
import it.portaledgst.ui.kit.Dates;

/** Until when a case is to be answered: in words; the colour only helps. */
class Due extends Span {

    Due(CaseRow row, Clock clock) {
        if (row.state() != SupportState.OPEN || row.dueAt() == null) {
            setText(getTranslation("helpdesk.due.none"));
            return;
        }
        // a day's end is the next day's first moment
        LocalDate last = Dates.day(row.dueAt().minusMillis(1));
        LocalDate today = Dates.today(clock);
        if (row.late(clock.instant())) {
            setText(getTranslation("helpdesk.due.late", Dates.shortDay(last, getLocale())));
            addClassName("due-late");
        } else if (!last.isAfter(today)) {
            setText(getTranslation("helpdesk.due.today"));
            addClassName("due-soon");
        } else {
            setText(getTranslation("helpdesk.due.on", Dates.shortDay(last, getLocale())));
            if (row.warnedAt() != null) {
                addClassName("due-soon");
            }
        }
    }
}
