package it.portaledgst.ui.monitoring;

import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.monitoring.PathStep;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.RowTable;

/** Where a request has been, step by step. */
class PathTable extends RowTable<PathTable.Step> {

    /** A step and its place in the path: loops pass an element more than once. */
    record Step(int number, PathStep step) {
    }

    private final Map<String, String> elements;

    PathTable(String caption, Map<String, String> elements) {
        super(caption, "monitoring.column.", List.of("element", "step-state", "began", "ended"));
        this.elements = elements;
    }

    @Override
    protected String key(Step step) {
        return String.valueOf(step.number);
    }

    @Override
    protected Component cell(String column, Step step) {
        var passed = step.step;
        return new Span(switch (column) {
            case "element" -> elements.getOrDefault(IncidentTable.place(passed.processId(), passed.elementId()), passed.elementId());
            case "step-state" -> getTranslation(passed.incident() ? "monitoring.step.INCIDENT" : "monitoring.step." + passed.state());
            case "began" -> Dates.moment(passed.startedAt(), getLocale());
            case "ended" -> passed.endedAt() == null ? "-" : Dates.moment(passed.endedAt(), getLocale());
            default -> throw new IllegalArgumentException(column);
        });
    }
}
