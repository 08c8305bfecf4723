package it.portaledgst.ui.kit;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

import it.portaledgst.domain.catalogue.Choice;
import it.portaledgst.domain.catalogue.FieldType;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.catalogue.ServiceField;

/** The values of a service's own fields as people read them. */
public final class FieldText {

    private FieldText() {
    }

    public static Facts facts(ServiceEntry service, Map<String, String> values, Locale language) {
        var facts = new Facts();
        for (ServiceField field : service.fields()) {
            facts.factIfAny(field.label(), readable(field, values.getOrDefault(field.name(), ""), language));
        }
        facts.getElement().setAttribute("lang", "it");
        return facts;
    }

    private static String readable(ServiceField field, String value, Locale language) {
        if (value.isBlank()) {
            return value;
        }
        if (field.type() == FieldType.CHOICE) {
            return field.choice(value).map(Choice::label).orElse(value);
        }
        return field.type() == FieldType.DATE ? Dates.shortDay(LocalDate.parse(value), language) : value;
    }
}
