package it.portaledgst.ui.kit;

import java.util.Locale;

import com.vaadin.flow.component.combobox.ComboBox;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.office.Province;

/** A choice of a province. The plain name as label: typing it and going on is enough. The sigla finds it too. */
public class ProvinceBox extends ComboBox<Province> {

    public ProvinceBox(String label, Offices offices) {
        super(label);
        setItems((province, typed) -> province.name().toLowerCase(Locale.ITALIAN).startsWith(typed.strip().toLowerCase(Locale.ITALIAN))
                || province.sigla().equalsIgnoreCase(typed.strip()), offices.provinces());
        setItemLabelGenerator(Province::name);
    }
}
