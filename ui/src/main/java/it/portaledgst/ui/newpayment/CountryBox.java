package it.portaledgst.ui.newpayment;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import com.vaadin.flow.component.combobox.ComboBox;
import it.portaledgst.domain.identity.Countries;
import it.portaledgst.domain.text.SearchText;

/** A country by its name in the page's language; its value is the two letters. */
class CountryBox extends ComboBox<String> {

    CountryBox(String label, Locale language, Predicate<String> choosable) {
        super(label);
        List<String> countries = Countries.byName(language).stream().filter(choosable).toList();
        // accents do not matter: who types "citta" finds "Città del Vaticano"
        setItems((country, typed) -> SearchText.normalise(Countries.name(country, language))
                .contains(SearchText.normalise(typed)), countries);
        setItemLabelGenerator(country -> Countries.name(country, language));
        addClassName("field-medium");
    }

    void choose(String country) {
        setValue(Countries.isCountry(country) ? country : null);
    }
}
