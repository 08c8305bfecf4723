package it.portaledgst.domain.catalogue;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * A field of a service's own form. All but name, label and type may be null.
 *
 * @param error     the sentence shown when {@code pattern} is not met
 * @param min       least number, with {@code max} the greatest
 * @param notBefore first date as a period from today, with {@code notAfter} the last
 */
public record ServiceField(String name, String label, FieldType type, boolean required, List<Choice> choices,
                           String pattern, Integer maxLength, String help, String error, Integer min, Integer max,
                           Period notBefore, Period notAfter, Causale causale, OnlyWith onlyWith) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    public ServiceField {
        choices = choices == null ? List.of() : List.copyOf(choices);
    }

    /** Empty when the value is none of the choices. */
    public Optional<Choice> choice(String value) {
        return choices.stream().filter(choice -> choice.value().equals(value)).findFirst();
    }

    public Optional<LocalDate> firstDate(LocalDate today) {
        return Optional.ofNullable(notBefore).map(today::plus);
    }

    public Optional<LocalDate> lastDate(LocalDate today) {
        return Optional.ofNullable(notAfter).map(today::plus);
    }

    /** A good value of this field as the reason for payment prints it; empty when it does not. */
    public Optional<String> reference(String value) {
        if (causale == null || value.isBlank()) {
            return Optional.empty();
        }
        var printed = switch (type) {
            case CHOICE -> value.strip().replace('_', ' ');
            case DATE -> day(LocalDate.parse(value.strip()));
            case TEXT, LONG_TEXT, YEAR, NUMBER, PROVINCE -> value.strip();
        };
        return Optional.of(labelled(printed));
    }

    /** In characters; 0 when the reason for payment does not print this field. */
    int longestReference() {
        if (causale == null) {
            return 0;
        }
        int longest = switch (type) {
            case CHOICE -> choices.stream().mapToInt(choice -> choice.value().length()).max().orElse(0);
            case DATE -> "dd/mm/yyyy".length();
            case YEAR -> "yyyy".length();
            case PROVINCE -> 2;
            case TEXT, LONG_TEXT, NUMBER -> maxLength == null ? FieldRules.LONGEST_VALUE : maxLength;
        };
        return labelled("").length() + longest;
    }

    static String day(LocalDate date) {
        return DAY.format(date);
    }

    private String labelled(String value) {
        return causale.label() == null ? value : causale.label() + " " + value;
    }
}
