package it.portaledgst.domain.office;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import it.portaledgst.domain.PaymentTerms;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * On which days an office works: not on Saturdays, Sundays, national holidays and the patron saint of its seat. The
 * holidays are the library's, 4 October among them since 2026.
 */
@Component
public class WorkingDays {

    private final HolidayManager italy = HolidayManager.getInstance(ManagerParameters.create("it"));
    private final Offices offices;

    WorkingDays(Offices offices) {
        this.offices = offices;
    }

    public boolean isWorkingDay(String officeCode, LocalDate day) {
        var calendar = offices.find(officeCode).map(Office::calendar).orElse(List.of());
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !italy.isHoliday(day, HolidayType.PUBLIC_HOLIDAY, calendar.toArray(String[]::new));
    }

    /** The end, in Rome, of that working day after the one of the moment: the count starts on the working day after receipt. */
    public Instant endOfWorkingDay(String officeCode, Instant receivedAt, int days) {
        return PaymentTerms.startOf(add(officeCode, LocalDate.ofInstant(receivedAt, PaymentTerms.ROME), days).plusDays(1));
    }

    /** The same with calendar days. */
    public static Instant endOfDay(Instant receivedAt, int days) {
        return PaymentTerms.startOf(LocalDate.ofInstant(receivedAt, PaymentTerms.ROME).plusDays(days + 1L));
    }

    LocalDate add(String officeCode, LocalDate day, int days) {
        var counted = day;
        for (int left = days; left > 0; ) {
            counted = counted.plusDays(1);
            if (isWorkingDay(officeCode, counted)) {
                left--;
            }
        }
        return counted;
    }
}
