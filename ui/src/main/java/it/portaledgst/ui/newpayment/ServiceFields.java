package it.portaledgst.ui.newpayment;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Consumer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import it.portaledgst.domain.catalogue.Choice;
import it.portaledgst.domain.catalogue.ServiceField;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.office.Province;
import it.portaledgst.ui.kit.Calendars;
import it.portaledgst.ui.kit.ProvinceBox;

/** The inputs a service adds to the form, as its catalogue entry describes them. Their labels are Italian data. */
class ServiceFields {

    private final Draft draft;
    private final Offices offices;
    private final Consumer<Province> provinceChosen;
    private final Locale language;
    private final LocalDate today;

    ServiceFields(Draft draft, Offices offices, Locale language, LocalDate today, Consumer<Province> provinceChosen) {
        this.draft = draft;
        this.offices = offices;
        this.language = language;
        this.today = today;
        this.provinceChosen = provinceChosen;
    }

    Component input(ServiceField field) {
        Component input = switch (field.type()) {
            case TEXT -> text(field, null);
            case YEAR, NUMBER -> {
                TextField number = text(field, "numeric");
                number.addClassName("field-short");
                yield number;
            }
            case LONG_TEXT -> longText(field);
            case CHOICE -> choice(field);
            case DATE -> date(field);
            case PROVINCE -> province(field);
        };
        input.getElement().setAttribute("lang", "it");
        return input;
    }

    private TextField text(ServiceField field, String inputMode) {
        var input = new TextField(field.label());
        RequestForm.text(input, draft.field(field.name()), value -> draft.fields.put(field.name(), value));
        input.setHelperText(field.help());
        if (inputMode != null) {
            input.getElement().setProperty("inputmode", inputMode);
        }
        if (field.maxLength() != null) {
            input.setMaxLength(field.maxLength());
        }
        return input;
    }

    private TextArea longText(ServiceField field) {
        var input = new TextArea(field.label());
        input.setValue(draft.field(field.name()));
        input.setValueChangeMode(ValueChangeMode.LAZY);
        input.addValueChangeListener(change -> draft.fields.put(field.name(), change.getValue()));
        input.setHelperText(field.help());
        if (field.maxLength() != null) {
            input.setMaxLength(field.maxLength());
        }
        return input;
    }

    private RadioButtonGroup<Choice> choice(ServiceField field) {
        var input = new RadioButtonGroup<Choice>(field.label());
        input.setItems(field.choices());
        input.setItemLabelGenerator(Choice::label);
        input.setHelperText(field.help());
        field.choices().stream().filter(each -> each.value().equals(draft.field(field.name()))).findFirst()
                .ifPresent(input::setValue);
        input.addValueChangeListener(change ->
                draft.fields.put(field.name(), change.getValue() == null ? "" : change.getValue().value()));
        return input;
    }

    private DatePicker date(ServiceField field) {
        var input = new DatePicker(field.label());
        input.setI18n(Calendars.of(input, language));
        input.setLocale(Locale.ITALY);
        input.setHelperText(field.help());
        field.firstDate(today).ifPresent(input::setMin);
        field.lastDate(today).ifPresent(input::setMax);
        input.addClassName("field-medium");
        try {
            input.setValue(draft.field(field.name()).isEmpty() ? null : LocalDate.parse(draft.field(field.name())));
        } catch (DateTimeParseException notADate) {
            input.clear();
        }
        input.addValueChangeListener(change ->
                draft.fields.put(field.name(), change.getValue() == null ? "" : change.getValue().toString()));
        return input;
    }

    private ComboBox<Province> province(ServiceField field) {
        var input = new ProvinceBox(field.label(), offices);
        input.setHelperText(field.help());
        offices.province(draft.field(field.name())).ifPresent(input::setValue);
        input.addValueChangeListener(change -> {
            draft.fields.put(field.name(), change.getValue() == null ? "" : change.getValue().sigla());
            provinceChosen.accept(change.getValue());
        });
        return input;
    }
}
