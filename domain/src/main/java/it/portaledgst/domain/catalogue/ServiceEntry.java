package it.portaledgst.domain.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A payable service. {@code codeVerified} is false for codes invented for this project; they must stay visibly so.
 * {@code creditor} is the key of whom it is paid to, null for the first one of the settings.
 */
public record ServiceEntry(String code, boolean codeVerified, String title, String subject, List<String> laws,
                           String page, OfficeCriterion criterion, boolean enabled, List<ServiceField> fields,
                           List<DatePeriod> periods, List<String> keywords, List<String> instructions, String taxonomy, String creditor) {

    /** The field for the year a contribution is due for. */
    public static final String REFERENCE_YEAR = "anno_riferimento";
    /** How the catalogue's choices name a contribution that is due every year. */
    private static final String EVERY_YEAR = "ANNUO";

    public ServiceEntry {
        laws = laws == null ? List.of() : List.copyOf(laws);
        fields = fields == null ? List.of() : List.copyOf(fields);
        periods = periods == null ? List.of() : List.copyOf(periods);
        keywords = keywords == null ? List.of() : List.copyOf(keywords);
        instructions = instructions == null ? List.of() : List.copyOf(instructions);
    }

    public Optional<ServiceField> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Whether the field is asked beside these values; one that depends on a choice is not before the choice is made. */
    public boolean asks(ServiceField field, Map<String, String> values) {
        return field.onlyWith() == null
                || field.onlyWith().choices().contains(values.getOrDefault(field.onlyWith().field(), "").strip());
    }

    /** The year that these values are about; empty when the service asks for none or none was given. */
    public Optional<Integer> referenceYear(Map<String, String> values) {
        String year = values.getOrDefault(REFERENCE_YEAR, "").strip();
        return field(REFERENCE_YEAR).isPresent() && year.matches("[0-9]{4}") ? Optional.of(Integer.valueOf(year)) : Optional.empty();
    }

    /** Whether what was paid with these values comes back every year; a ten-year renewal does not, whatever its year. */
    public boolean comesBackEveryYear(Map<String, String> values) {
        return referenceYear(values).isPresent() && fields.stream()
                .filter(field -> field.choices().stream().anyMatch(choice -> choice.value().endsWith(EVERY_YEAR)))
                .allMatch(field -> values.getOrDefault(field.name(), "").endsWith(EVERY_YEAR));
    }
}
