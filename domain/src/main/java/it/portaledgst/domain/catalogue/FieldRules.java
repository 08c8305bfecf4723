package it.portaledgst.domain.catalogue;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.office.Offices;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Checks what was entered in a service's own fields. */
@Component
class FieldRules {

    private static final int FIRST_YEAR = 2000;
    private static final int LONGEST_VALUE = 1_000;

    private final Offices offices;
    private final Clock clock;

    FieldRules(Offices offices, Clock clock) {
        this.offices = offices;
        this.clock = clock;
    }

    Map<String, String> problems(ServiceEntry service, Map<String, String> values) {
        var problems = new LinkedHashMap<String, String>();
        for (var field : service.fields()) {
            var problem = problem(field, values.getOrDefault(field.name(), "").strip());
            if (problem != null) {
                problems.put(field.name(), problem);
            }
        }
        for (var name : values.keySet()) {
            if (service.fields().stream().noneMatch(field -> field.name().equals(name))) {
                problems.put(name, "Questo dato non è previsto per il servizio scelto.");
            }
        }
        return problems;
    }

    private String problem(ServiceField field, String value) {
        if (value.isEmpty()) {
            return field.required() ? "Compila il campo «" + field.label() + "»." : null;
        }
        int longest = field.maxLength() == null ? LONGEST_VALUE : field.maxLength();
        if (value.length() > longest) {
            return "Il campo «" + field.label() + "» può avere al massimo " + longest + " caratteri.";
        }
        if (field.pattern() != null && !value.matches(field.pattern())) {
            return field.error();
        }
        return switch (field.type()) {
            case TEXT, LONG_TEXT -> null;
            case CHOICE -> field.choices().stream().anyMatch(choice -> choice.value().equals(value))
                    ? null : "Scegli una voce dell'elenco «" + field.label() + "».";
            case YEAR -> year(value);
            case DATE -> date(value) ? null : "Indica una data corretta nel campo «" + field.label() + "».";
            case NUMBER -> value.matches("[1-9][0-9]*")
                    ? null : "Indica un numero intero maggiore di zero nel campo «" + field.label() + "».";
            case PROVINCE -> offices.forProvince(value).isPresent()
                    ? null : "Scegli una provincia dall'elenco.";
        };
    }

    private String year(String value) {
        int last = LocalDate.ofInstant(clock.instant(), PaymentTerms.ROME).getYear() + 1;
        return value.matches("[0-9]{4}") && Integer.parseInt(value) >= FIRST_YEAR && Integer.parseInt(value) <= last
                ? null : "Indica un anno tra " + FIRST_YEAR + " e " + last + ".";
    }

    private static boolean date(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
