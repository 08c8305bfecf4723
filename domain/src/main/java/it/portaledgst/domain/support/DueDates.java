package it.portaledgst.domain.support;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.office.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.stereotype.Component;

/** Until when an office should have answered, and when it is warned. */
@Component
class DueDates {

    private static final LocalTime WARNING_TIME = LocalTime.of(9, 0);
    /** Who has more days than these is warned a working day earlier. */
    private static final int SHORT = 2;

    private final WorkingDays workingDays;

    DueDates(WorkingDays workingDays) {
        this.workingDays = workingDays;
    }

    /** The count starts on the day after {@code from}, with the office's own holidays. */
    Instant dueAt(String officeCode, Instant from, int days, DueKind kind) {
        return kind == DueKind.CALENDARIO ? WorkingDays.endOfDay(from, days) : workingDays.endOfWorkingDay(officeCode, from, days);
    }

    /** In the morning of the last day, or of the working day before when there is time. */
    Instant warnAt(String officeCode, Instant dueAt, int days) {
        var day = LocalDate.ofInstant(dueAt, PaymentTerms.ROME).minusDays(1);
        if (days > SHORT) {
            do {
                day = day.minusDays(1);
            } while (!workingDays.isWorkingDay(officeCode, day));
        }
        return day.atTime(WARNING_TIME).atZone(PaymentTerms.ROME).toInstant();
    }
}
