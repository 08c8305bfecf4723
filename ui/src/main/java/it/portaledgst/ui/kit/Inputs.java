package it.portaledgst.ui.kit;

import java.util.LinkedHashMap;
import java.util.Map;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;

/** The inputs of a form by the names their problems carry, in the order of the page. Judging is the domain's. */
public final class Inputs {

    private final String idPrefix;
    private final Map<String, Component> byName = new LinkedHashMap<>();

    /** @param idPrefix before an input's name it is its id on the page */
    public Inputs(String idPrefix) {
        this.idPrefix = idPrefix;
    }

    /** @param required only the mark and what assistive technology hears */
    public <C extends Component> C add(String name, C input, boolean required) {
        ((HasValidation) input).setManualValidation(true);
        if (required) {
            input.getElement().setProperty("required", true);
        }
        input.setId(idPrefix + name);
        byName.put(name, input);
        return input;
    }

    public Component get(String name) {
        return byName.get(name);
    }

    /** Marks the wrong inputs and clears the others; gives back the sentences by input, in the order of the page. */
    public Map<Component, String> show(Map<String, String> problems) {
        var shown = new LinkedHashMap<Component, String>();
        byName.forEach((name, input) -> {
            String sentence = problems.get(name);
            var validation = (HasValidation) input;
            validation.setErrorMessage(sentence);
            validation.setInvalid(sentence != null);
            if (sentence != null) {
                shown.put(input, sentence);
            }
        });
        return shown;
    }
}
