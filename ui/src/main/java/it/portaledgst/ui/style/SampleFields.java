package it.portaledgst.ui.style;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import it.portaledgst.ui.kit.Icon;

/** Every kind of field: at rest, wrong, and switched off. */
class SampleFields extends Div {

    private final Map<Component, String> wrong = new LinkedHashMap<>();

    SampleFields() {
        addClassName("samples");
        add(set("style.fields.rest"), set("style.fields.wrong"), set("style.fields.off"));
    }

    /** The wrong fields and their sentences, for an error summary. */
    Map<Component, String> wrong() {
        return wrong;
    }

    private FieldSet set(String key) {
        List<Component> fields = List.of(text(), search(), area(), combo(), select(), date(), radio(), checkbox());
        for (Component field : fields) {
            var validation = (HasValidation) field;
            validation.setManualValidation(true);
            if (key.endsWith("wrong")) {
                // Vaadin's select would say so on a button, where it is not allowed: no form of ours has a required one.
                field.getElement().setProperty("required", !(field instanceof Select));
                validation.setInvalid(true);
                validation.setErrorMessage(getTranslation("style.fields.error"));
            }
            ((HasEnabled) field).setEnabled(!key.endsWith("off"));
        }
        if (key.endsWith("wrong")) {
            fields.getFirst().setId("campo-uno");
            fields.get(2).setId("campo-tre");
            wrong.put(fields.getFirst(), getTranslation("style.fields.error"));
            wrong.put(fields.get(2), getTranslation("style.fields.error.other"));
        }
        var set = new FieldSet(getTranslation(key));
        set.addClassName("form-section");
        set.add(fields);
        return set;
    }

    private TextField text() {
        var field = new TextField(getTranslation("form.email"));
        field.setHelperText(getTranslation("form.email.help"));
        return field;
    }

    private TextField search() {
        var field = new TextField(getTranslation("services.search"));
        field.setPrefixComponent(new Icon(Icon.Shape.SEARCH));
        field.setClearButtonVisible(true);
        field.setValue("radioamatore");
        return field;
    }

    private TextArea area() {
        var field = new TextArea(getTranslation("style.fields.note"));
        field.setHelperText(getTranslation("form.pec.help"));
        return field;
    }

    private ComboBox<String> combo() {
        var field = new ComboBox<>(getTranslation("form.office"), "Ispettorato territoriale Lombardia");
        field.setHelperText(getTranslation("form.office.help.province"));
        return field;
    }

    private Select<String> select() {
        var field = new Select<String>();
        field.setLabel(getTranslation("payments.filter.state"));
        field.setItems(getTranslation("payments.filter.all"));
        field.setValue(getTranslation("payments.filter.all"));
        return field;
    }

    private DatePicker date() {
        return new DatePicker(getTranslation("style.fields.day"));
    }

    private RadioButtonGroup<String> radio() {
        var field = new RadioButtonGroup<String>(getTranslation("form.kind"));
        field.setItems(getTranslation("form.kind.NATURAL_PERSON"), getTranslation("form.kind.LEGAL_PERSON"));
        field.setValue(getTranslation("form.kind.NATURAL_PERSON"));
        return field;
    }

    private Checkbox checkbox() {
        return new Checkbox(getTranslation("form.privacy"), true);
    }
}
