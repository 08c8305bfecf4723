package it.portaledgst.ui.kit;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;

/** The words of a date picker in the person's language. The week starts on Monday. */
public final class Calendars {

    private Calendars() {
    }

    public static DatePickerI18n of(Component owner, Locale language) {
        return new DatePickerI18n()
                .setMonthNames(Arrays.stream(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, language)).toList())
                .setWeekdays(days(TextStyle.FULL_STANDALONE, language))
                .setWeekdaysShort(days(TextStyle.SHORT_STANDALONE, language))
                .setFirstDayOfWeek(1)
                .setDateFormat(Dates.shortPattern(language))
                .setToday(owner.getTranslation("calendar.today"))
                .setCancel(owner.getTranslation("calendar.cancel"))
                .setBadInputErrorMessage(owner.getTranslation("calendar.bad-date"));
    }

    /** Sunday first, as the component wants them. */
    private static List<String> days(TextStyle style, Locale language) {
        return Stream.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY,
                        DayOfWeek.THURSDAY, DayOfWeek.FRIDAY, DayOfWeek.SATURDAY)
                .map(day -> day.getDisplayName(style, language)).toList();
    }
}
