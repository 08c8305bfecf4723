package it.portaledgst.ui.monitoring;

import java.text.NumberFormat;
import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.monitoring.ElementCount;
import it.portaledgst.ui.kit.RowTable;

/** What the diagram shows, in words: each element and how many have passed it, stand at it, are stuck at it. */
class ElementTable extends RowTable<ElementCount> {

    ElementTable(String caption) {
        super(caption, "monitoring.column.", List.of("element", "kind", "completed", "active", "incidents", "canceled"));
        addClassName("counts");
    }

    /** Without the signs that only join and part, as long as nothing stands there. */
    static List<ElementCount> worthShowing(List<ElementCount> elements) {
        return elements.stream().filter(element -> !onlyJoins(element) || element.active() + element.incidents() > 0).toList();
    }

    static boolean onlyJoins(ElementCount element) {
        return element.kind().endsWith("Gateway") && element.label().equals(element.elementId());
    }

    @Override
    protected String key(ElementCount element) {
        return element.elementId();
    }

    @Override
    protected Component cell(String column, ElementCount element) {
        return switch (column) {
            case "element" -> new Span(element.label());
            case "kind" -> new Span(getTranslation("monitoring.kind." + element.kind()));
            case "completed" -> number(element.completed());
            case "active" -> number(element.active());
            case "incidents" -> {
                var incidents = number(element.incidents());
                if (element.incidents() > 0) {
                    incidents.addClassName("due-late");
                }
                yield incidents;
            }
            case "canceled" -> number(element.canceled());
            default -> throw new IllegalArgumentException(column);
        };
    }

    private Span number(long count) {
        return new Span(NumberFormat.getIntegerInstance(getLocale()).format(count));
    }
}
