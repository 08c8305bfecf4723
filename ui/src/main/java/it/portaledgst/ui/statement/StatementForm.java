package it.portaledgst.ui.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.statement.Capacity;
import it.portaledgst.domain.statement.NewStatement;
import it.portaledgst.ui.kit.Calendars;
import it.portaledgst.ui.kit.Inputs;
import it.portaledgst.ui.kit.ProvinceBox;

/** What somebody who represents a company is asked. Judging is the domain's. */
class StatementForm extends Div {

    private static final int LONGEST_CODE = 30;
    private static final int LONGEST_EMAIL = 254;

    private final Inputs inputs = new Inputs("campo-");
    private final TextField company = new TextField();
    private final TextField taxCode = new TextField();
    private final RadioButtonGroup<Capacity> capacity = new RadioButtonGroup<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final ProvinceBox province;
    private final ComboBox<Office> office = new ComboBox<>();
    private final TextField email = new TextField();
    private final Checkbox notPec = new Checkbox();
    private UUID key = UUID.randomUUID();

    StatementForm(Offices offices, LocalDate today) {
        addClassName("request-form");
        var required = new Paragraph(getTranslation("form.required"));
        required.addClassName("quiet");
        text(company, "statement.company", "statement.company.help", NewStatement.MAX_NAME);
        text(taxCode, "statement.tax-code", "statement.tax-code.help", LONGEST_CODE);
        capacity.setLabel(getTranslation("statement.capacity"));
        capacity.setItems(Capacity.values());
        capacity.setItemLabelGenerator(each -> getTranslation("statement.capacity." + each));
        capacity.addThemeName("vertical");
        day(from, "statement.from", today);
        day(to, "statement.to", today);
        to.setHelperText(getTranslation("statement.period.help", NewStatement.MAX_YEARS));
        province = new ProvinceBox(getTranslation("statement.province"), offices);
        province.setHelperText(getTranslation("statement.province.help"));
        office.setLabel(getTranslation("statement.office"));
        office.setHelperText(getTranslation("statement.office.help"));
        office.setItems(Stream.concat(offices.territorial().stream(), offices.find(Office.CENTRAL).stream()).toList());
        office.setItemLabelGenerator(Office::label);
        province.addValueChangeListener(change -> office.setValue(change.getValue() == null ? null
                : offices.forProvince(change.getValue().sigla()).orElse(null)));
        text(email, "statement.email", "statement.email.help", LONGEST_EMAIL);
        email.getElement().setProperty("inputmode", "email").setAttribute("autocomplete", "email");
        notPec.setLabel(getTranslation("support.not-pec"));
        notPec.setVisible(false);
        var fields = new Div(inputs.add("company", company, true), inputs.add("taxCode", taxCode, true), inputs.add("capacity", capacity, true),
                inputs.add("from", from, true), inputs.add("to", to, true), inputs.add("province", province, false),
                inputs.add("office", office, false), inputs.add("email", email, true), inputs.add("notPec", notPec, false));
        fields.addClassName("form-section");
        add(required, fields);
    }

    private void text(TextField field, String label, String help, int longest) {
        field.setLabel(getTranslation(label));
        field.setHelperText(getTranslation(help));
        field.setMaxLength(longest);
    }

    private void day(DatePicker field, String label, LocalDate today) {
        field.setLabel(getTranslation(label));
        field.setLocale(getLocale());
        field.setI18n(Calendars.of(this, getLocale()));
        field.setMin(NewStatement.FIRST_DAY);
        field.setMax(today);
    }

    void email(String address) {
        email.setValue(address);
    }

    NewStatement value(String applicant, String applicantTaxCode, Locale language) {
        return new NewStatement(key, applicant, applicantTaxCode, company.getValue(), taxCode.getValue(), from.getValue(), to.getValue(),
                capacity.getValue(), province.getValue() == null ? null : province.getValue().sigla(),
                office.getValue() == null ? null : office.getValue().code(), email.getValue(), notPec.isVisible() && notPec.getValue(),
                language.getLanguage());
    }

    /** Marks the wrong fields and clears the others; gives back the sentences by field, in the order of the page. */
    Map<Component, String> showProblems(Map<String, String> problems) {
        notPec.setVisible(notPec.isVisible() || problems.containsKey("notPec"));
        return inputs.show(problems);
    }

    /** For the next one, which is another. The address stays. */
    void begin() {
        key = UUID.randomUUID();
        List.of(company, taxCode).forEach(TextField::clear);
        List.of(from, to).forEach(DatePicker::clear);
        capacity.clear();
        province.clear();
        office.clear();
    }
}
