package it.portaledgst.ui.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import it.portaledgst.domain.catalogue.Catalogue;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.identity.EmailAddresses;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.office.Province;
import it.portaledgst.domain.payment.KeptForm;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.support.NewSupportRequest;
import it.portaledgst.domain.support.SupportCategory;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.kit.Inputs;
import it.portaledgst.ui.kit.ProvinceBox;

/** What somebody who asks for help is asked. Only what the category needs is there. */
class AskForm extends Div {

    static final String MESSAGE = "message";
    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_EMAIL = 254;

    private final UUID key;
    private final Inputs inputs = new Inputs("campo-");
    private final Map<String, PaymentRequest> own = new LinkedHashMap<>();
    private final RadioButtonGroup<SupportCategory> category = new RadioButtonGroup<>();
    private final Div deflection = new Div();
    private final ComboBox<String> notice = new ComboBox<>();
    private final Checkbox saysPaid = new Checkbox();
    private final Checkbox blocked = new Checkbox();
    private final FieldSet place = new FieldSet();
    private final ComboBox<ServiceEntry> service = new ComboBox<>();
    private final ComboBox<Office> office = new ComboBox<>();
    private final ProvinceBox province;
    private final Checkbox abroad = new Checkbox();
    private final TextField email = new TextField();
    private final Checkbox notPec = new Checkbox();
    private final TextArea message = new TextArea();
    private final Paragraph count = new Paragraph();

    /**
     * @param key      under which it is kept and sent once
     * @param payments the person's own requests, whose codes are offered
     */
    AskForm(UUID key, List<PaymentRequest> payments, Catalogue catalogue, Offices offices, Likely likely) {
        this.key = key;
        addClassName("request-form");
        payments.forEach(request -> own.put(request.noticeCode().value(), request));
        var required = new Paragraph(getTranslation("form.required"));
        required.addClassName("quiet");
        category.setLabel(getTranslation("support.category"));
        category.setItems(SupportCategory.values());
        category.setItemLabelGenerator(value -> getTranslation("support.category." + value));
        province = new ProvinceBox(getTranslation("support.province"), offices);
        notice();
        saysPaid.setLabel(getTranslation("support.says-paid"));
        blocked.setLabel(getTranslation("support.blocked"));
        place(catalogue, offices);
        email();
        message(likely);
        var fields = new Div(inputs.add("category", category, true), deflection, inputs.add("noticeCode", notice, false), saysPaid, blocked, place,
                inputs.add("email", email, true), inputs.add("notPec", notPec, false), inputs.add(MESSAGE, message, true), count, likely);
        fields.addClassName("form-section");
        add(required, fields);
        category.addValueChangeListener(change -> follow());
        follow();
    }

    /** Begins with a payment: its state is what the question is about. */
    void about(String noticeCode) {
        category.setValue(SupportCategory.STATO_PAGAMENTO);
        notice.setValue(noticeCode);
    }

    void email(String address) {
        email.setValue(address);
    }

    /** After each change of anything in it, by the person or by another field. */
    void onChange(Runnable changed) {
        List<HasValue<?, ?>> all = List.of(category, notice, saysPaid, blocked, service, province, abroad, office, email, notPec, message);
        all.forEach(input -> input.addValueChangeListener(change -> changed.run()));
    }

    UUID key() {
        return key;
    }

    /** The category's name, or nothing. */
    String matter() {
        return category.getValue() == null ? "" : category.getValue().name();
    }

    /** As typed, also what the chosen category hides for the moment. */
    Map<String, String> content() {
        var content = new LinkedHashMap<String, String>();
        content.put("noticeCode", Objects.toString(notice.getValue(), ""));
        content.put("saysPaid", String.valueOf(saysPaid.getValue()));
        content.put("blocked", String.valueOf(blocked.getValue()));
        content.put("service", service.getOptionalValue().map(ServiceEntry::code).orElse(""));
        content.put("province", province.getOptionalValue().map(Province::sigla).orElse(""));
        content.put("abroad", String.valueOf(abroad.getValue()));
        content.put("office", office.getOptionalValue().map(Office::code).orElse(""));
        content.put("email", email.getValue());
        content.put("notPec", String.valueOf(notPec.getValue()));
        content.put(MESSAGE, message.getValue());
        return content;
    }

    /** The form as it was left. What is no longer offered is not chosen again. */
    void fill(KeptForm kept) {
        var content = kept.content();
        category.setValue(Stream.of(SupportCategory.values()).filter(each -> each.name().equals(kept.matter())).findFirst().orElse(null));
        notice.setValue(emptyToNull(content.get("noticeCode")));
        saysPaid.setValue(Boolean.parseBoolean(content.get("saysPaid")));
        blocked.setValue(Boolean.parseBoolean(content.get("blocked")));
        choose(service, ServiceEntry::code, content.get("service"));
        choose(province, Province::sigla, content.get("province"));
        abroad.setValue(Boolean.parseBoolean(content.get("abroad")));
        choose(office, Office::code, content.get("office"));
        email.setValue(content.getOrDefault("email", ""));
        notPec.setValue(Boolean.parseBoolean(content.get("notPec")));
        notPec.setVisible(notPec.getValue());
        message.setValue(content.getOrDefault(MESSAGE, ""));
    }

    NewSupportRequest value(Locale language) {
        var chosen = category.getValue();
        return new NewSupportRequest(key, chosen, notice.getValue(), code(service, ServiceEntry::code), code(office, Office::code),
                code(province, Province::sigla), place.isVisible() && abroad.getValue(), blocked.isVisible() && blocked.getValue(),
                saysPaid.isVisible() && saysPaid.getValue(), email.getValue(), notPec.isVisible() && notPec.getValue(),
                message.getValue(), language.getLanguage());
    }

    /** Marks the wrong fields and clears the others; gives back the sentences by field, in the order of the page. */
    Map<Component, String> showProblems(Map<String, String> problems) {
        if (problems.containsKey("notPec")) {
            notPec.setVisible(true);
        }
        return inputs.show(problems);
    }

    private void notice() {
        notice.setLabel(getTranslation("support.notice"));
        notice.setAllowCustomValue(true);
        notice.setItems(own.keySet());
        notice.setItemLabelGenerator(code -> Optional.ofNullable(own.get(code))
                .map(request -> request.noticeCode().grouped() + " - " + request.serviceTitle()).orElse(code));
        notice.addCustomValueSetListener(typed -> notice.setValue(typed.getDetail().substring(0, Math.min(LONGEST_CODE, typed.getDetail().length()))));
    }

    private void place(Catalogue catalogue, Offices offices) {
        service.setLabel(getTranslation("support.service"));
        service.setItems(catalogue.all().stream().filter(ServiceEntry::enabled).toList());
        service.setItemLabelGenerator(entry -> entry.title() + " (" + entry.code() + ")");
        service.getElement().setAttribute("lang", "it");
        province.setHelperText(getTranslation("support.province.help"));
        abroad.setLabel(getTranslation("support.abroad"));
        abroad.addValueChangeListener(change -> {
            province.setEnabled(!change.getValue());
            if (change.getValue()) {
                province.clear();
            }
        });
        office.setLabel(getTranslation("support.office"));
        office.setHelperText(getTranslation("support.office.help"));
        office.setItems(offices.territorial());
        office.setItemLabelGenerator(Office::label);
        place.setLegendText(getTranslation("support.place"));
        place.addClassName("form-section");
        place.add(inputs.add("service", service, false), inputs.add("province", province, false), abroad, inputs.add("office", office, false));
    }

    private void email() {
        email.setLabel(getTranslation("support.email"));
        email.setHelperText(getTranslation("support.email.help"));
        email.setMaxLength(LONGEST_EMAIL);
        email.getElement().setProperty("inputmode", "email").setAttribute("autocomplete", "email");
        notPec.setLabel(getTranslation("support.not-pec"));
        email.setValueChangeMode(ValueChangeMode.LAZY);
        notPec.setVisible(false);
        email.addValueChangeListener(change -> notPec.setVisible(notPec.isVisible() && EmailAddresses.looksLikePec(change.getValue().strip())));
    }

    private void message(Likely likely) {
        message.setLabel(getTranslation("support.message"));
        message.setHelperText(getTranslation("support.message.help"));
        message.setMaxLength(NewSupportRequest.MAX_MESSAGE);
        message.setValueChangeMode(ValueChangeMode.LAZY);
        message.setValueChangeTimeout(600);
        count.addClassNames("quiet", "field-note");
        message.addValueChangeListener(change -> {
            count.setText(getTranslation("support.message.count", change.getValue().length(), NewSupportRequest.MAX_MESSAGE));
            likely.to(change.getValue());
        });
    }

    private void follow() {
        var chosen = category.getValue();
        boolean office = chosen == SupportCategory.AMMINISTRATIVO || chosen == SupportCategory.ELENCO_RICEVUTE;
        notice.setVisible(chosen != SupportCategory.ELENCO_RICEVUTE && chosen != null);
        notice.setHelperText(getTranslation(chosen == SupportCategory.STATO_PAGAMENTO ? "support.notice.needed" : "support.notice.optional"));
        notice.getElement().setProperty("required", chosen == SupportCategory.STATO_PAGAMENTO);
        saysPaid.setVisible(chosen == SupportCategory.STATO_PAGAMENTO);
        blocked.setVisible(chosen == SupportCategory.TECNICO);
        place.setVisible(office);
        deflection.removeAll();
        if (office || chosen == SupportCategory.ACCESSIBILITA) {
            var hint = new Callout(Callout.Kind.INFO, getTranslation("support.deflect." + chosen),
                    getTranslation("support.deflect." + chosen + ".text"));
            deflection.add(chosen == SupportCategory.ELENCO_RICEVUTE
                    ? hint.with(Buttons.link("pagamenti/estratti", getTranslation("payments.statement"))) : hint);
        }
    }

    private static <T> void choose(ComboBox<T> box, Function<T, String> code, String kept) {
        box.getGenericDataView().getItems().filter(item -> code.apply(item).equals(kept)).findFirst().ifPresent(box::setValue);
    }

    private static String emptyToNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private <T> String code(ComboBox<T> box, Function<T, String> code) {
        return place.isVisible() && box.getValue() != null ? code.apply(box.getValue()) : null;
    }
}
