package it.portaledgst.ui.newpayment;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import it.portaledgst.domain.identity.Countries;
import it.portaledgst.domain.identity.TaxId;

/** How the debtor is known to a tax office: an Italian code or, when the person says that there is none, a foreign number. */
class TaxIdFields extends Div {

    private final Draft draft;
    private final TextField code = new TextField();
    private final Checkbox none;
    private final CountryBox country;
    private final TextField number = new TextField();

    TaxIdFields(Draft draft, Runnable countryChosen) {
        this.draft = draft;
        addClassName("form-group");
        RequestForm.text(code, draft.taxCode, value -> draft.taxCode = value);
        code.setLabel(getTranslation("form.tax-code"));
        code.addClassName("field-medium");
        code.getElement().setAttribute("autocapitalize", "characters");
        none = new Checkbox(getTranslation("form.foreign"), draft.foreign);
        none.addValueChangeListener(change -> {
            draft.foreign = change.getValue();
            showWhatCounts();
        });
        country = new CountryBox(getTranslation("form.tax-country"), getLocale(), each -> !each.equals(Countries.ITALY));
        country.choose(draft.taxCountry);
        country.addValueChangeListener(change -> {
            draft.taxCountry = change.getValue() == null ? "" : change.getValue();
            countryChosen.run();
        });
        RequestForm.text(number, draft.foreignTaxId, value -> draft.foreignTaxId = value);
        number.setLabel(getTranslation("form.foreign-tax-id"));
        number.setHelperText(getTranslation("form.foreign-tax-id.help"));
        number.getElement().setAttribute("autocapitalize", "characters");
        add(code, none, country, number);
        showWhatCounts();
    }

    void register(RequestForm.Register form) {
        form.input(DraftCheck.TAX_CODE, code, true);
        form.input("foreign", none, false);
        form.input(DraftCheck.TAX_COUNTRY, country, true);
        form.input(DraftCheck.FOREIGN_TAX_ID, number, true);
    }

    void of(boolean person) {
        code.setHelperText(getTranslation(person ? "form.tax-code.help.person" : "form.tax-code.help.company"));
    }

    void fill(TaxId taxId) {
        none.setValue(!taxId.isItalian());
        if (taxId.isItalian()) {
            code.setValue(taxId.number());
        } else {
            country.choose(taxId.country());
            number.setValue(taxId.number());
        }
    }

    private void showWhatCounts() {
        code.setVisible(!draft.foreign);
        country.setVisible(draft.foreign);
        number.setVisible(draft.foreign);
    }
}
