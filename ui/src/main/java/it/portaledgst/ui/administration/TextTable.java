package it.portaledgst.ui.administration;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.publication.Overview;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.RowTable;

/** A row for each text, whose name leads to its editor. */
class TextTable<T> extends RowTable<Overview<T>> {

    private final String path;
    private final Function<Overview<T>, String> name;
    private final Function<Overview<T>, String> about;
    private final Predicate<T> out;

    TextTable(String caption, String path, Function<Overview<T>, String> name, Function<Overview<T>, String> about, Predicate<T> out) {
        super(caption, "admin.column.", List.of("text", "standing", "draft"));
        this.path = path;
        this.name = name;
        this.about = about;
        this.out = out;
    }

    @Override
    protected String key(Overview<T> row) {
        return row.key();
    }

    @Override
    protected Component cell(String column, Overview<T> row) {
        return switch (column) {
            case "text" -> {
                var about = new Paragraph(this.about.apply(row));
                about.addClassName("quiet");
                var link = Buttons.link(path + "/" + row.key(), name.apply(row));
                link.getElement().setAttribute("lang", "it");
                yield new Div(about, link);
            }
            case "standing" -> {
                var standing = new Div(new Paragraph(standing(row)));
                if (row.planned() != null) {
                    standing.add(new Paragraph(getTranslation("admin.standing.planned", day(row.planned()))));
                }
                yield standing;
            }
            case "draft" -> new Span(row.draftBy() == null ? "-" : getTranslation("admin.draft.of", row.draftBy()));
            default -> throw new IllegalArgumentException(column);
        };
    }

    private String standing(Overview<T> row) {
        return !row.published() ? getTranslation("admin.standing.never")
                : out.test(row.text()) ? getTranslation("admin.standing.out")
                : row.since() == null ? getTranslation("admin.standing.program") : getTranslation("admin.standing.since", day(row.since()));
    }

    private String day(Instant moment) {
        return Dates.shortDay(Dates.day(moment), getLocale());
    }
}
