package it.portaledgst.domain.payment;

import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.identity.TaxCodes;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The reason for payment that travels with the money and is printed on the notice: what is paid, and the references by
 * which the office finds the file. Plain ASCII, at most 140 characters, nothing that names or identifies a person.
 */
final class PaymentDescription {

    private static final int MAX_LENGTH = 140;
    private static final int MAX_REFERENCE = 24;
    /** Structured fields that refer to a file, a station, a ship or a year. Free text and dates of birth are not here. */
    private static final Set<String> REFERENCES = Set.of("nominativo", "tipo_richiesta", "tipo_contributo",
            "tipo_certificato", "tipo_atto", ServiceEntry.REFERENCE_YEAR, "numero_domanda", "numero_pratica", "numero_richiesta",
            "numero_autorizzazione", "numero_certificato", "numero_verbale", "marche_aeromobile",
            "indicativo_chiamata", "mmsi");

    private PaymentDescription() {
    }

    static String of(ServiceEntry service, Map<String, String> fields) {
        var references = service.fields().stream()
                .filter(field -> REFERENCES.contains(field.name()))
                .map(field -> fields.getOrDefault(field.name(), ""))
                .map(value -> shorten(ascii(value).replace('_', ' '), MAX_REFERENCE))
                .filter(value -> !value.isEmpty() && !namesAPerson(value))
                .collect(Collectors.joining(" "));
        references = shorten(references, MAX_LENGTH / 2);
        var what = service.code() + " " + ascii(service.title());
        if (references.isEmpty()) {
            return shorten(what, MAX_LENGTH);
        }
        return shorten(what, MAX_LENGTH - 1 - references.length()) + " " + references;
    }

    private static boolean namesAPerson(String value) {
        return Arrays.stream(value.split("[^A-Za-z0-9]+")).anyMatch(TaxCodes::isNaturalPerson)
                || TaxCodes.isNaturalPerson(value);
    }

    private static String ascii(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replace('’', '\'')
                .replaceAll("[^A-Za-z0-9 .,:()/'+_-]", " ")
                .replaceAll(" +", " ")
                .strip();
    }

    private static String shorten(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length).strip();
    }
}
