package it.portaledgst.ui.monitoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.ui.kit.Drawn;

/**
 * A column of a sheet as bars, each with its name and its value in words: the longest is the largest. A picture of the table
 * beside it, which says the same to those who do not see it.
 */
final class Bars {

    private static final int MOST = 12;

    private Bars() {
    }

    static Component of(Sheet sheet, List<List<Object>> rows, String column, String told, Locale language) {
        int at = sheet.columns.indexOf(column);
        var shown = rows.stream().limit(MOST).toList();
        var longest = shown.stream().map(row -> number(row.get(at))).reduce(BigDecimal.ONE.movePointLeft(2), BigDecimal::max);
        var bars = new Div();
        bars.addClassName("bars");
        bars.getElement().setAttribute("role", "img").setAttribute("aria-label", told);
        for (var row : shown) {
            var bar = new Span();
            bar.addClassName("bar");
            bar.getElement().setAttribute("style", "width:" + number(row.get(at)).multiply(BigDecimal.valueOf(100))
                    .divide(longest, 1, RoundingMode.HALF_UP) + "%");
            var value = new Span(SheetTable.text(row.get(at), language));
            value.addClassName("bar-value");
            var name = new Span(SheetTable.text(row.getFirst(), language));
            name.addClassName("bar-name");
            var track = new Div(bar);
            track.addClassName("bar-track");
            var line = new Div(name, track, value);
            line.addClassName("bar-line");
            bars.add(line);
        }
        return new Drawn(bars);
    }

    private static BigDecimal number(Object value) {
        return switch (value) {
            case Long count -> BigDecimal.valueOf(count);
            case Sheet.Sum sum -> sum.euro();
            case Sheet.Percent percent -> percent.value() == null ? BigDecimal.ZERO : percent.value();
            default -> throw new IllegalArgumentException(value.toString());
        };
    }
}
