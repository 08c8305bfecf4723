package it.portaledgst.ui.newpayment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.office.Province;
import it.portaledgst.domain.payment.Address;
import it.portaledgst.ui.kit.ProvinceBox;

/** The debtor's address, which nobody has to give: closed until it is asked for or holds something. */
class AddressFields extends NativeDetails {

    private final DraftAddress address;
    private final Map<String, Component> inputs = new LinkedHashMap<>();
    private final CountryBox country;
    private final ComboBox<Province> italianProvince;
    private final TextField foreignProvince = new TextField();

    AddressFields(DraftAddress address, Offices offices) {
        this.address = address;
        addClassName("optional-part");
        setSummaryText(getTranslation("form.address"));
        setOpen(!address.isEmpty());

        country = new CountryBox(getTranslation("form.address.country"), getLocale(), all -> true);
        country.choose(address.country);
        var street = text("form.address.street", Address.MAX_STREET, address.street, value -> address.street = value);
        var number = text("form.address.number", Address.MAX_CIVIC_NUMBER, address.civicNumber, value -> address.civicNumber = value);
        number.addClassName("field-short");
        var postalCode = text("form.address.postal-code", Address.MAX_POSTAL_CODE, address.postalCode,
                value -> address.postalCode = value);
        postalCode.addClassName("field-short");
        var city = text("form.address.city", Address.MAX_CITY, address.city, value -> address.city = value);
        italianProvince = new ProvinceBox(getTranslation("form.address.province"), offices);
        italianProvince.addClassName("field-medium");
        RequestForm.text(foreignProvince, address.isItalian() ? "" : address.province, value -> {
            if (!address.isItalian()) {
                address.province = value;
            }
        });
        foreignProvince.setLabel(getTranslation("form.address.region"));
        foreignProvince.setMaxLength(Address.MAX_PROVINCE);
        if (address.isItalian()) {
            offices.province(address.province).ifPresent(italianProvince::setValue);
        }
        italianProvince.addValueChangeListener(change -> {
            if (address.isItalian()) {
                address.province = change.getValue() == null ? "" : change.getValue().sigla();
            }
        });
        country.addValueChangeListener(change -> {
            address.country = change.getValue() == null ? "" : change.getValue();
            provinceOfTheCountry();
        });
        provinceOfTheCountry();

        inputs.put("address.country", country);
        inputs.put("address.street", street);
        inputs.put("address.civicNumber", number);
        inputs.put("address.postalCode", postalCode);
        inputs.put("address.city", city);
        var why = new Paragraph(getTranslation("form.address.help"));
        why.addClassName("quiet");
        var parts = new Div(why, country, street, number, postalCode, city, italianProvince, foreignProvince);
        parts.addClassName("form-group");
        setContent(parts);
    }

    /** By the names their problems carry; the two for the province carry one and are told apart by the country. */
    void register(RequestForm.Register form) {
        inputs.forEach((name, input) -> form.input(name, input, false));
        form.input("address.province", italianProvince, false);
        form.input("address.region", foreignProvince, false);
    }

    /** Where the debtor's number is from is most often where the debtor is. */
    void suggest(String taxCountry) {
        if (address.isEmpty() && !taxCountry.isEmpty()) {
            country.choose(taxCountry);
        }
    }

    private void provinceOfTheCountry() {
        boolean italian = address.isItalian();
        italianProvince.setVisible(italian);
        foreignProvince.setVisible(!italian);
        address.province = italian ? italianProvince.getOptionalValue().map(Province::sigla).orElse("")
                : foreignProvince.getValue();
    }

    private TextField text(String labelKey, int length, String value, Consumer<String> keep) {
        var field = new TextField(getTranslation(labelKey));
        RequestForm.text(field, value, keep);
        field.setMaxLength(length);
        return field;
    }
}
