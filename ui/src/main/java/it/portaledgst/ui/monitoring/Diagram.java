package it.portaledgst.ui.monitoring;

import java.util.List;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.internal.JacksonUtils;
import it.portaledgst.domain.monitoring.PathStep;
import it.portaledgst.domain.monitoring.ProcessPicture;
import it.portaledgst.ui.kit.Buttons;

/**
 * A model as it is drawn, with how many stand where and one request's path. Drawn in the browser by bpmn-js, whose mark
 * stays; whoever does not see it has all of it in the tables beneath.
 */
@StyleSheet("context://js/bpmn-js/diagram-js.css")
@JavaScript("context://js/bpmn-js/bpmn-viewer.production.min.js")
@JavaScript("context://js/processo.js")
class Diagram extends Composite<Div> {

    private final Div place = new Div();

    Diagram() {
        getContent().addClassName("diagram");
        place.addClassName("diagram-place");
        place.getElement().setAttribute("role", "region").setAttribute("tabindex", "0");
        var zoom = new Div(Buttons.secondary(getTranslation("monitoring.larger"), () -> zoom("1.25")),
                Buttons.secondary(getTranslation("monitoring.smaller"), () -> zoom("0.8")));
        zoom.addClassNames("actions", "after-actions");
        getContent().add(place, zoom);
    }

    private void zoom(String factor) {
        place.getElement().executeJs("window.portaleProcesso.zoom(this, Number($0))", factor);
    }

    void show(ProcessPicture process, List<PathStep> path) {
        place.getElement().setAttribute("aria-label", getTranslation("monitoring.diagram", process.name()));
        var counts = JacksonUtils.createArrayNode();
        for (var element : process.elements()) {
            if (element.active() + element.completed() + element.canceled() + element.incidents() > 0) {
                counts.addObject().put("id", element.elementId()).put("active", element.active()).put("completed", element.completed())
                        .put("incidents", element.incidents());
            }
        }
        var steps = JacksonUtils.createArrayNode();
        path.stream().filter(step -> step.processId().equals(process.processId()))
                .forEach(step -> steps.addObject().put("id", step.elementId()).put("state", step.state().name()));
        place.getElement().executeJs("window.portaleProcesso.draw(this, $0, $1, $2, $3)", process.bpmn(), counts, steps,
                getTranslation("monitoring.not-drawn"));
    }
}
