package it.portaledgst.ui.newpayment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import it.portaledgst.domain.catalogue.FieldType;
import it.portaledgst.domain.catalogue.OfficeCriterion;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.catalogue.ServiceField;
import it.portaledgst.domain.identity.EmailAddresses;
import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.office.Province;
import it.portaledgst.domain.payment.DebtorKind;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Inputs;
import it.portaledgst.ui.kit.ProvinceBox;

/** The form of a request. Writes what is typed into the draft at once; nothing is judged before "Continua". */
class RequestForm extends Div {

    private static final String NOTE = "note";

    private final ServiceEntry service;
    private final Draft draft;
    private final Offices offices;
    private final Consumer<Office> officeShown;
    private final ServiceFields own;
    private final Inputs inputs = new Inputs("campo-");
    private final TextField fullName = new TextField();
    private final TaxIdFields taxId;
    private final AddressFields address;
    private final TextField email = new TextField();
    private final Paragraph emailNote = new Paragraph();
    private final ComboBox<Office> office = new ComboBox<>();
    private final Paragraph prefilled = new Paragraph();
    private final Div actions;
    private Runnable onContinue = () -> { };
    private Runnable onChange = () -> { };

    RequestForm(ServiceEntry service, Draft draft, Offices offices, SignedIn person, LocalDate today, Consumer<Office> officeShown) {
        this.service = service;
        this.draft = draft;
        this.offices = offices;
        this.officeShown = officeShown;
        own = new ServiceFields(draft, offices, getLocale(), today, this::propose);
        address = new AddressFields(draft.address, offices);
        taxId = new TaxIdFields(draft, () -> address.suggest(draft.taxCountry));
        addClassName("request-form");

        var required = new Paragraph(getTranslation("form.required"));
        required.addClassName("quiet");
        add(required, debtor(person));
        if (service.fields().stream().anyMatch(field -> !NOTE.equals(field.name()))) {
            add(details());
        }
        add(officeChoice(), payment(), privacy());
        service.fields().stream().filter(field -> field.onlyWith() != null).forEach(this::followChoice);
        var proceed = Buttons.primary(getTranslation("form.continue"), () -> onContinue.run());
        var cancel = Buttons.secondaryLink("nuovo-pagamento", getTranslation("form.other-service"));
        actions = new Div(proceed, cancel);
        actions.addClassName("actions");
        add(actions);
        officeShown.accept(office.getValue());
    }

    void onContinue(Runnable act) {
        onContinue = act;
    }

    /** Called after each change, when it is in the draft. */
    void onChange(Runnable act) {
        onChange = act;
    }

    void addActionNote(Component note) {
        actions.add(note);
    }

    /** Marks the wrong fields and clears the others; gives back the sentences by field, in the order of the page. */
    Map<Component, String> showProblems(Map<String, String> problems) {
        var shown = inputs.show(problems);
        if (problems.keySet().stream().anyMatch(name -> name.startsWith("address."))) {
            address.setOpen(true);
        }
        return shown;
    }

    private Component debtor(SignedIn person) {
        var kind = new RadioButtonGroup<DebtorKind>(getTranslation("form.kind"));
        kind.setItems(DebtorKind.values());
        kind.setItemLabelGenerator(value -> getTranslation("form.kind." + value.name()));
        kind.setValue(draft.kind);
        var mine = mine(person, kind);
        kind.addValueChangeListener(change -> {
            draft.kind = change.getValue();
            labels();
        });
        text(fullName, draft.fullName, value -> draft.fullName = value);
        fullName.setMaxLength(70);
        text(email, draft.email, value -> {
            draft.email = value;
            noteEmail();
        });
        email.setLabel(getTranslation("form.email"));
        email.setHelperText(getTranslation("form.email.help"));
        email.getElement().setProperty("inputmode", "email");
        var pec = new TextField(getTranslation("form.pec"));
        text(pec, draft.pec, value -> draft.pec = value);
        pec.setHelperText(getTranslation("form.pec.help"));
        pec.getElement().setProperty("inputmode", "email");
        emailNote.getElement().setAttribute("role", "status");
        emailNote.addClassNames("quiet", "field-note");
        noteEmail();
        labels();

        input(DraftCheck.KIND, kind, true);
        input(DraftCheck.FULL_NAME, fullName, true);
        taxId.register(this::input);
        input(DraftCheck.PEC, pec, false);
        input(DraftCheck.EMAIL, email, true);
        address.register(this::input);
        return section("form.section.debtor", kind, mine, fullName, taxId, pec, email, emailNote, address);
    }

    /** A good address that pagoPA does not take keeps nobody from paying: it is said, and pagoPA is not told it. */
    private void noteEmail() {
        String typed = draft.email.strip();
        emailNote.setText(EmailAddresses.isValid(typed) && !EmailAddresses.pagopaTakes(typed)
                ? getTranslation("form.email.pagopa") : "");
    }

    /** Filling in one's own data is an act of the person, never a default: the debtor is often somebody else. */
    private Component mine(SignedIn person, RadioButtonGroup<DebtorKind> kind) {
        Button button = Buttons.secondary(getTranslation("form.mine"), () -> {
            kind.setValue(DebtorKind.NATURAL_PERSON);
            fullName.setValue(person.fullName());
            Optional<TaxId> known = person.taxCode().map(TaxId::italian).or(person::foreignTaxId);
            known.ifPresent(taxId::fill);
            person.email().ifPresent(email::setValue);
            prefilled.setText(getTranslation(known.isPresent() ? "form.mine.done" : "form.mine.no-tax-code"));
        });
        prefilled.getElement().setAttribute("role", "status");
        prefilled.addClassName("quiet");
        var help = new Span(getTranslation("form.mine.help"));
        help.addClassName("quiet");
        var box = new Div(help, button, prefilled);
        box.addClassName("mine");
        return box;
    }

    private void labels() {
        boolean person = draft.kind != DebtorKind.LEGAL_PERSON;
        fullName.setLabel(getTranslation(person ? "form.full-name" : "form.company-name"));
        taxId.of(person);
    }

    private Component details() {
        List<Component> fields = new ArrayList<>();
        for (ServiceField field : service.fields()) {
            if (!NOTE.equals(field.name())) {
                fields.add(input(field.name(), own.input(field), field.required()));
            }
        }
        return section("form.section.details", fields.toArray(Component[]::new));
    }

    /** The field is there only with the choices that ask for it; what was typed in it goes away with it. */
    private void followChoice(ServiceField field) {
        Component dependent = inputs.get(field.name());
        Runnable follow = () -> {
            boolean asked = service.asks(field, draft.fields);
            dependent.setVisible(asked);
            if (!asked) {
                ((HasValue<?, ?>) dependent).clear();
            }
        };
        ((HasValue<?, ?>) inputs.get(field.onlyWith().field())).addValueChangeListener(change -> follow.run());
        follow.run();
    }

    private Component officeChoice() {
        List<Component> parts = new ArrayList<>();
        boolean provinceAsked = service.fields().stream().anyMatch(field -> field.type() == FieldType.PROVINCE);
        boolean byProvince = service.criterion() != OfficeCriterion.UFFICIO_FISSO
                && service.criterion() != OfficeCriterion.UFFICIO_MITTENTE;
        if (byProvince && !provinceAsked) {
            var province = new ProvinceBox(getTranslation("form.province." + service.criterion().name()), offices);
            province.setHelperText(getTranslation("form.province.help"));
            offices.province(draft.province).ifPresent(province::setValue);
            province.addValueChangeListener(change -> propose(change.getValue()));
            parts.add(input("province", province, false));
        }
        List<Office> choices = new ArrayList<>(offices.territorial());
        if (service.criterion() == OfficeCriterion.UFFICIO_FISSO) {
            offices.find(Office.CENTRAL).ifPresent(central -> choices.add(0, central));
            if (draft.officeCode.isEmpty()) {
                draft.officeCode = Office.CENTRAL;
            }
        }
        office.setLabel(getTranslation("form.office"));
        office.setHelperText(getTranslation("form.office.help." + (byProvince ? "province" : service.criterion().name())));
        office.setItems(choices);
        office.setItemLabelGenerator(Office::label);
        choices.stream().filter(each -> each.code().equals(draft.officeCode)).findFirst().ifPresent(office::setValue);
        office.addValueChangeListener(change -> {
            draft.officeCode = change.getValue() == null ? "" : change.getValue().code();
            officeShown.accept(change.getValue());
        });
        parts.add(input(DraftCheck.OFFICE, office, true));
        return section("form.section.office", parts.toArray(Component[]::new));
    }

    private void propose(Province province) {
        draft.province = province == null ? "" : province.sigla();
        if (province != null) {
            draft.proposedOffice(service, offices).ifPresent(office::setValue);
        }
    }

    private Component payment() {
        var amount = new TextField(getTranslation("form.amount"));
        text(amount, draft.amount, value -> draft.amount = value);
        amount.setHelperText(getTranslation("form.amount.help"));
        amount.setSuffixComponent(new Span("€"));
        amount.getElement().setProperty("inputmode", "decimal");
        amount.addClassName("field-short");
        List<Component> parts = new ArrayList<>(List.of(input(DraftCheck.AMOUNT, amount, true)));
        service.fields().stream().filter(field -> NOTE.equals(field.name())).findFirst()
                .ifPresent(note -> parts.add(input(NOTE, own.input(note), note.required())));
        return section("form.section.payment", parts.toArray(Component[]::new));
    }

    private Component privacy() {
        var consent = new Checkbox(getTranslation("form.privacy"), draft.privacy);
        consent.addValueChangeListener(change -> draft.privacy = change.getValue());
        var notice = Buttons.link("privacy", getTranslation("form.privacy.link"));
        notice.setTarget("_blank");
        var box = new Div(input(DraftCheck.PRIVACY, consent, true), new Paragraph(notice));
        box.addClassName("consent");
        return box;
    }

    static void text(TextField field, String value, Consumer<String> keep) {
        field.setValue(value);
        // While typing, not only on leaving the field: what a sudden end of the session can take is the last word.
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(change -> keep.accept(change.getValue()));
        // These are the debtor's data, often not those of the person at the keyboard.
        field.getElement().setAttribute("autocomplete", "off");
    }

    /** Takes an input in, under the name its problems carry. */
    interface Register {
        Component input(String name, Component input, boolean required);
    }

    private Component input(String name, Component input, boolean required) {
        inputs.add(name, input, required);
        ((HasValue<?, ?>) input).addValueChangeListener(change -> onChange.run());
        return input;
    }

    private Component section(String titleKey, Component... parts) {
        var set = new FieldSet(getTranslation(titleKey));
        set.addClassName("form-section");
        set.add(parts);
        return set;
    }
}
