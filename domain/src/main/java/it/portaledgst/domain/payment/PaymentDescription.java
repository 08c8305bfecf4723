package it.portaledgst.domain.payment;

import it.portaledgst.domain.catalogue.Causale;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.identity.TaxCodes;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;

/**
 * The reason for payment that travels with the money and is printed on the notice: what is paid, and the references by
 * which the office finds the file. Plain ASCII, at most 140 characters, nothing that names or identifies a person. The
 * references come before the title, because channels that carry less cut the end.
 */
final class PaymentDescription {

    private static final int MAX_LENGTH = 140;

    private PaymentDescription() {
    }

    static String of(ServiceEntry service, Map<String, String> fields) {
        var text = new StringBuilder(service.code());
        for (var field : service.fields()) {
            var reference = service.asks(field, fields)
                    ? ascii(field.reference(fields.getOrDefault(field.name(), "")).orElse("")) : "";
            // Whole or not at all: half a number would lead to another file.
            boolean fits = text.length() + 1 + reference.length() <= Causale.LONGEST;
            if (!reference.isEmpty() && fits && !namesAPerson(reference)) {
                text.append(' ').append(reference);
            }
        }
        return shorten(text + " " + ascii(service.title()), MAX_LENGTH);
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
