package it.portaledgst.ui.administration;

import java.util.List;
import java.util.function.IntConsumer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.publication.Version;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.RowTable;

/** All versions of a text, the newest first; each can be read. */
class HistoryTable<T> extends RowTable<Version<T>> {

    HistoryTable(String caption, IntConsumer read) {
        super(caption, "admin.column.", List.of("version", "from", "who", "action"));
        onPress(key -> read.accept(Integer.parseInt(key)));
    }

    @Override
    protected String key(Version<T> version) {
        return String.valueOf(version.number());
    }

    @Override
    protected Component cell(String column, Version<T> version) {
        return switch (column) {
            case "version" -> {
                var number = new Paragraph(name(version));
                yield version.inForce() ? new Div(number, new Paragraph(getTranslation("admin.version.in-force"))) : new Div(number);
            }
            case "from" -> new Span(version.by() == null ? "-" : Dates.shortDay(Dates.day(version.validFrom()), getLocale()));
            case "who" -> who(version);
            case "action" -> act(getTranslation("admin.version.read"), name(version));
            default -> throw new IllegalArgumentException(column);
        };
    }

    private String name(Version<T> version) {
        return version.number() == 0 ? getTranslation("admin.version.program") : getTranslation("admin.version", version.number());
    }

    private Component who(Version<T> version) {
        if (version.by() == null) {
            return new Span(getTranslation("admin.by-program"));
        }
        var who = new Div(new Paragraph(version.by() + ", " + Dates.moment(version.publishedAt(), getLocale())));
        if (!version.note().isEmpty()) {
            who.add(new Paragraph(version.note()));
        }
        return who;
    }
}
