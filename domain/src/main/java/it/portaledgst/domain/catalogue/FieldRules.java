package it.portaledgst.domain.catalogue;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.Problem;
import it.portaledgst.domain.Refusal;
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

    Map<String, Problem> problems(ServiceEntry service, Map<String, String> values) {
        var problems = new LinkedHashMap<String, Problem>();
        for (var field : service.fields()) {
            var problem = problem(field, values.getOrDefault(field.name(), "").strip());
            if (problem != null) {
                problems.put(field.name(), problem);
            }
        }
        for (var name : values.keySet()) {
            if (service.fields().stream().noneMatch(field -> field.name().equals(name))) {
                problems.put(name, Problem.of(Refusal.FIELD_UNKNOWN));
            }
        }
        return problems;
    }

    private Problem problem(ServiceField field, String value) {
        if (value.isEmpty()) {
            return field.required() ? Problem.of(Refusal.FIELD_MISSING, field.label()) : null;
        }
        int longest = field.maxLength() == null ? LONGEST_VALUE : field.maxLength();
        if (value.length() > longest) {
            return Problem.of(Refusal.FIELD_TOO_LONG, field.label(), longest);
        }
        if (field.pattern() != null && !value.matches(field.pattern())) {
            return Problem.of(Refusal.FIELD_SHAPE, field.label(), field.error());
        }
        return switch (field.type()) {
            case TEXT, LONG_TEXT -> null;
            case CHOICE -> field.choices().stream().anyMatch(choice -> choice.value().equals(value))
                    ? null : Problem.of(Refusal.FIELD_CHOICE, field.label());
            case YEAR -> year(value);
            case DATE -> date(value) ? null : Problem.of(Refusal.FIELD_DATE, field.label());
            case NUMBER -> value.matches("[1-9][0-9]*") ? null : Problem.of(Refusal.FIELD_NUMBER, field.label());
            case PROVINCE -> offices.forProvince(value).isPresent() ? null : Problem.of(Refusal.FIELD_PROVINCE);
        };
    }

    private Problem year(String value) {
        int last = LocalDate.ofInstant(clock.instant(), PaymentTerms.ROME).getYear() + 1;
        return value.matches("[0-9]{4}") && Integer.parseInt(value) >= FIRST_YEAR && Integer.parseInt(value) <= last
                ? null : Problem.of(Refusal.FIELD_YEAR, FIRST_YEAR, last);
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
