package it.portaledgst.ui.dossier;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import it.portaledgst.domain.dossier.DossierChoices;
import it.portaledgst.domain.dossier.DossierSelection;
import it.portaledgst.domain.payment.Citizen;

/** What a dossier is to hold: only what occurs in one's requests can be chosen. */
class DossierForm extends Div {

    private enum What { EVERYTHING, DEBTOR, REFERENCE }

    private final RadioButtonGroup<What> what = new RadioButtonGroup<>();
    private final ComboBox<DossierChoices.Debtor> debtor = new ComboBox<>();
    private final ComboBox<DossierChoices.Reference> reference = new ComboBox<>();
    private final Select<Integer> first = new Select<>();
    private final Select<Integer> last = new Select<>();

    DossierForm(DossierChoices choices) {
        addClassName("form-group");
        what.setLabel(getTranslation("dossier.what"));
        what.setItems(choices.references().isEmpty() ? List.of(What.EVERYTHING, What.DEBTOR) : List.of(What.values()));
        what.setItemLabelGenerator(each -> getTranslation("dossier.what." + each));
        what.setValue(What.EVERYTHING);
        what.addValueChangeListener(change -> showChoice());
        debtor.setLabel(getTranslation("dossier.debtor"));
        debtor.setItems(choices.debtors());
        debtor.setItemLabelGenerator(each -> each.name() + " (" + each.taxId().number() + ")");
        reference.setLabel(getTranslation("dossier.reference"));
        reference.setHelperText(getTranslation("dossier.reference.help"));
        reference.setItems(choices.references());
        reference.setItemLabelGenerator(DossierForm::name);
        debtor.addValueChangeListener(change -> debtor.setInvalid(false));
        reference.addValueChangeListener(change -> reference.setInvalid(false));
        year(first, "dossier.first-year", "dossier.first-year.any", choices.years().stream().sorted(Comparator.naturalOrder()).toList());
        year(last, "dossier.last-year", "dossier.last-year.any", choices.years());
        var years = new Div(first, last);
        years.addClassName("filters");
        add(what, debtor, reference, years);
        showChoice();
    }

    static String name(DossierChoices.Reference reference) {
        return reference.label() + ": " + reference.reference().value();
    }

    private void year(Select<Integer> field, String label, String any, List<Integer> years) {
        field.setLabel(getTranslation(label));
        field.setItems(years);
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(getTranslation(any));
        field.setItemLabelGenerator(each -> each == null ? getTranslation(any) : each.toString());
        field.setPlaceholder(getTranslation(any));
    }

    private void showChoice() {
        debtor.setVisible(what.getValue() == What.DEBTOR);
        reference.setVisible(what.getValue() == What.REFERENCE);
    }

    /** Empty when something is missing; its field says so and has the focus. */
    Optional<DossierSelection> selection(Citizen createdBy) {
        boolean ofDebtor = what.getValue() == What.DEBTOR;
        boolean ofReference = what.getValue() == What.REFERENCE;
        if (ofDebtor && missing(debtor, "dossier.debtor.missing") || ofReference && missing(reference, "dossier.reference.missing")) {
            return Optional.empty();
        }
        return Optional.of(new DossierSelection(createdBy, ofDebtor ? debtor.getValue().taxId() : null,
                ofReference ? reference.getValue().reference() : null, first.getValue(), last.getValue()));
    }

    private boolean missing(ComboBox<?> field, String sentence) {
        boolean missing = field.getValue() == null;
        field.setInvalid(missing);
        if (missing) {
            field.setErrorMessage(getTranslation(sentence));
            field.focus();
        }
        return missing;
    }
}
