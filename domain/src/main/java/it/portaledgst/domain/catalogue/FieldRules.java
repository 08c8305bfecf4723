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
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Checks what was entered in a service's own fields. */
@Component
class FieldRules {

    private static final int FIRST_YEAR = 2000;
    /** In characters, for a field that says no length of its own. */
    static final int LONGEST_VALUE = 1_000;

    private final Offices offices;
    private final Clock clock;

    FieldRules(Offices offices, Clock clock) {
        this.offices = offices;
        this.clock = clock;
    }

    Map<String, Problem> problems(ServiceEntry service, Map<String, String> values) {
        var problems = new LinkedHashMap<String, Problem>();
        for (var field : service.fields()) {
            var problem = problem(service, field, values);
            if (problem != null) {
                problems.put(field.name(), problem);
            }
        }
        for (var period : service.periods()) {
            var problem = order(service, period, values);
            if (problem != null) {
                problems.putIfAbsent(period.to(), problem);
            }
        }
        for (var name : values.keySet()) {
            if (service.fields().stream().noneMatch(field -> field.name().equals(name))) {
                problems.put(name, Problem.of(Refusal.FIELD_UNKNOWN));
            }
        }
        return problems;
    }

    private Problem problem(ServiceEntry service, ServiceField field, Map<String, String> values) {
        var value = values.getOrDefault(field.name(), "").strip();
        if (value.isEmpty()) {
            return field.required() && service.asks(field, values) ? Problem.of(Refusal.FIELD_MISSING, field.label()) : null;
        }
        var excluding = excluding(service, field, values);
        return excluding.isPresent() ? Problem.of(Refusal.FIELD_NOT_ASKED, field.label(), excluding.get().label())
                : problem(field, value);
    }

    /** The choice with which the field is not asked. None is made yet or it is no choice at all: that is told of the choice. */
    private static Optional<Choice> excluding(ServiceEntry service, ServiceField field, Map<String, String> values) {
        if (service.asks(field, values)) {
            return Optional.empty();
        }
        var made = values.getOrDefault(field.onlyWith().field(), "").strip();
        return service.field(field.onlyWith().field()).flatMap(other -> other.choice(made));
    }

    private static Problem order(ServiceEntry service, DatePeriod period, Map<String, String> values) {
        var from = date(values.getOrDefault(period.from(), "").strip());
        var to = date(values.getOrDefault(period.to(), "").strip());
        return from.isPresent() && to.isPresent() && to.get().isBefore(from.get())
                ? Problem.of(Refusal.FIELD_ORDER, label(service, period.to()), label(service, period.from())) : null;
    }

    private static String label(ServiceEntry service, String field) {
        return service.field(field).orElseThrow().label();
    }

    private Problem problem(ServiceField field, String value) {
        int longest = field.maxLength() == null ? LONGEST_VALUE : field.maxLength();
        if (value.length() > longest) {
            return Problem.of(Refusal.FIELD_TOO_LONG, field.label(), longest);
        }
        if (field.pattern() != null && !value.matches(field.pattern())) {
            return Problem.of(Refusal.FIELD_SHAPE, field.label(), field.error());
        }
        return switch (field.type()) {
            case TEXT, LONG_TEXT -> null;
            case CHOICE -> field.choice(value).isPresent()
                    ? null : Problem.of(Refusal.FIELD_CHOICE, field.label());
            case YEAR -> year(value);
            case DATE -> date(field, value);
            case NUMBER -> number(field, value);
            case PROVINCE -> offices.forProvince(value).isPresent() ? null : Problem.of(Refusal.FIELD_PROVINCE);
        };
    }

    private Problem year(String value) {
        int last = PaymentTerms.today(clock).getYear() + 1;
        return value.matches("[0-9]{4}") && Integer.parseInt(value) >= FIRST_YEAR && Integer.parseInt(value) <= last
                ? null : Problem.of(Refusal.FIELD_YEAR, FIRST_YEAR, last);
    }

    private static Problem number(ServiceField field, String value) {
        if (field.min() == null) {
            return value.matches("[1-9][0-9]*") ? null : Problem.of(Refusal.FIELD_NUMBER, field.label());
        }
        boolean within = value.matches("0|[1-9][0-9]{0,9}") && Long.parseLong(value) >= field.min()
                && Long.parseLong(value) <= field.max();
        return within ? null : Problem.of(Refusal.FIELD_NUMBER_RANGE, field.label(), field.min(), field.max());
    }

    private Problem date(ServiceField field, String value) {
        var date = date(value);
        if (date.isEmpty()) {
            return Problem.of(Refusal.FIELD_DATE, field.label());
        }
        if (field.notBefore() == null) {
            return null;
        }
        var first = field.firstDate(PaymentTerms.today(clock)).orElseThrow();
        var last = field.lastDate(PaymentTerms.today(clock)).orElseThrow();
        return date.get().isBefore(first) || date.get().isAfter(last) ? Problem.of(Refusal.FIELD_DATE_RANGE, field.label(),
                ServiceField.day(first), ServiceField.day(last)) : null;
    }

    private static Optional<LocalDate> date(String value) {
        try {
            return Optional.of(LocalDate.parse(value));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
