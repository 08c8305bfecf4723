package it.portaledgst.domain.catalogue;

import java.time.Period;
import java.util.List;
import java.util.Map;

/** The catalogue as written down: fields are described once and used by the services under their name. */
record CatalogueFile(Map<String, String> taxonomies, Map<String, FieldText> fields, List<ServiceText> services) {

    record FieldText(String label, FieldType type, Integer maxLength, String pattern, String help, String error,
                     Integer min, Integer max, Period notBefore, Period notAfter, Causale causale) {
    }

    record FieldUse(String name, boolean required, List<Choice> choices, OnlyWith onlyWith) {
    }

    record ServiceText(String code, boolean codeVerified, String title, String subject, List<String> laws, String page,
                       OfficeCriterion criterion, boolean enabled, List<FieldUse> fields,
                       List<DatePeriod> periods, List<String> keywords, List<String> instructions, String taxonomy, String creditor) {
    }

    List<ServiceEntry> entries() {
        return services.stream().map(text -> new ServiceEntry(text.code(), text.codeVerified(), text.title(),
                text.subject(), text.laws(), text.page(), text.criterion(), text.enabled(),
                text.fields().stream().map(this::field).toList(), text.periods(), text.keywords(), text.instructions(),
                text.taxonomy(), text.creditor())).toList();
    }

    private ServiceField field(FieldUse use) {
        var text = fields.get(use.name());
        return new ServiceField(use.name(), text.label(), text.type(), use.required(), use.choices(), text.pattern(),
                text.maxLength(), text.help(), text.error(), text.min(), text.max(), text.notBefore(), text.notAfter(),
                text.causale(), use.onlyWith());
    }
}
