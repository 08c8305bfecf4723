package it.portaledgst.ui.monitoring;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.monitoring.EngineIncident;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.RowTable;

/** What is stuck, what to do about it, and the way to try again. */
class IncidentTable extends RowTable<EngineIncident> {

    private final OperateLinks operate;
    private final Map<String, String> elements;

    /** @param elements names by process and element, as {@link #place} makes them */
    IncidentTable(String caption, OperateLinks operate, Map<String, String> elements, Consumer<Long> retry) {
        super(caption, "monitoring.column.", List.of("element", "todo", "about", "since", "action"));
        this.operate = operate;
        this.elements = elements;
        onPress(key -> retry.accept(Long.valueOf(key)));
    }

    static String place(String processId, String elementId) {
        return processId + "/" + elementId;
    }

    String name(EngineIncident incident) {
        return elements.getOrDefault(place(incident.processId(), incident.elementId()), incident.elementId());
    }

    @Override
    protected String key(EngineIncident incident) {
        return String.valueOf(incident.key());
    }

    @Override
    protected Component cell(String column, EngineIncident incident) {
        return switch (column) {
            case "element" -> new Span(name(incident));
            case "todo" -> new Paragraph(incident.message());
            case "about" -> about(incident);
            case "since" -> new Span(Dates.moment(incident.createdAt(), getLocale()));
            case "action" -> incident.retriedAt() == null ? act(getTranslation("monitoring.retry"), getTranslation("monitoring.retry.row", name(incident)))
                    : new Span(getTranslation("monitoring.retried", incident.retriedBy(), Dates.time(incident.retriedAt())));
            default -> throw new IllegalArgumentException(column);
        };
    }

    /** By what the instance is found, here and in Operate. */
    private Component about(EngineIncident incident) {
        var about = new Div();
        if (incident.businessId() != null) {
            about.add(new Paragraph(getTranslation("monitoring.about." + incident.businessKey())), mono(incident.businessId()));
            if (incident.businessKey().equals("requestId")) {
                about.add(new Div(Buttons.link("monitoraggio?richiesta=" + incident.businessId(), getTranslation("monitoring.path.link"))));
            }
        } else {
            about.add(mono(String.valueOf(incident.instanceKey())));
        }
        operate.instance(incident.instanceKey()).ifPresent(address -> about.add(new Div(operate(address, getTranslation("monitoring.operate")))));
        return about;
    }

    static Anchor operate(String address, String text) {
        var link = Buttons.outside(Buttons.link(address, text));
        link.setTarget("_blank");
        link.getElement().setAttribute("rel", "noopener");
        return link;
    }

    private static Span mono(String text) {
        var code = new Span(text);
        code.addClassNames("mono", "breakable");
        return code;
    }
}
