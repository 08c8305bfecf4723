package it.portaledgst.ui.monitoring;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Money;
import it.portaledgst.ui.kit.RowTable;
import it.portaledgst.ui.language.Language;

/** Figures as people read them. */
class SheetTable extends RowTable<SheetTable.Row> {

    record Row(int number, List<Object> cells) {
    }

    private final List<String> columns;

    SheetTable(Sheet sheet, String caption) {
        super(caption, "monitoring.column.", sheet.columns);
        columns = sheet.columns;
        addClassName("counts");
    }

    @Override
    protected String key(Row row) {
        return String.valueOf(row.number);
    }

    @Override
    protected Component cell(String column, Row row) {
        return new Span(text(row.cells.get(columns.indexOf(column)), getLocale()));
    }

    static String text(Object value, Locale language) {
        return switch (value) {
            case YearMonth month -> DateTimeFormatter.ofPattern("LLLL yyyy", Language.of(language).formats()).format(month);
            case Long count -> NumberFormat.getIntegerInstance(Language.of(language).formats()).format(count);
            case Sheet.Sum sum -> Money.format(sum.euro(), language);
            case Sheet.Percent percent when percent.value() == null -> "-";
            case Sheet.Percent percent -> decimal(percent.value(), language) + " %";
            case Duration time -> time(time, language);
            case Instant moment -> Dates.moment(moment, language);
            default -> value.toString();
        };
    }

    /** In the two units that matter: 2 h 5 min, 3 min 20 s, 1.4 s. */
    private static String time(Duration time, Locale language) {
        if (time.toDays() > 0) {
            return UI.getCurrent().getTranslation("monitoring.time.days", time.toDays(), time.toHoursPart());
        }
        if (time.toHours() > 0) {
            return UI.getCurrent().getTranslation("monitoring.time.hours", time.toHours(), time.toMinutesPart());
        }
        if (time.toMinutes() > 0) {
            return UI.getCurrent().getTranslation("monitoring.time.minutes", time.toMinutes(), time.toSecondsPart());
        }
        return decimal(BigDecimal.valueOf(time.toMillis(), 3), language) + " s";
    }

    private static String decimal(Number value, Locale language) {
        var format = NumberFormat.getNumberInstance(Language.of(language).formats());
        format.setMaximumFractionDigits(1);
        return format.format(value);
    }
}
