package it.portaledgst.domain.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The catalogue as written down: fields are described once and used by the services under their name. */
record CatalogueFile(Map<String, FieldText> fields, List<ServiceText> services) {

    record FieldText(String label, FieldType type, Integer maxLength, String pattern, String help, String error) {
    }

    record FieldUse(String name, boolean required, List<Choice> choices) {
    }

    record ServiceText(String code, boolean codeVerified, String title, String subject, List<String> laws, String page,
                       OfficeCriterion criterion, boolean enabled, List<PublishedAmount> amounts,
                       List<FieldUse> fields, List<String> keywords, List<String> instructions, String taxonomy,
                       String creditor) {
    }

    static CatalogueFile read(Resource location) {
        var mapper = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
        try (var file = location.getInputStream()) {
            return mapper.readValue(file, CatalogueFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<ServiceEntry> entries() {
        return services.stream().map(text -> new ServiceEntry(text.code(), text.codeVerified(), text.title(),
                text.subject(), text.laws(), text.page(), text.criterion(), text.enabled(), text.amounts(),
                text.fields().stream().map(this::field).toList(), text.keywords(), text.instructions(),
                text.taxonomy(), text.creditor())).toList();
    }

    private ServiceField field(FieldUse use) {
        var text = fields.get(use.name());
        if (text == null) {
            throw new IllegalStateException("the catalogue does not describe the field " + use.name());
        }
        return new ServiceField(use.name(), text.label(), text.type(), use.required(), use.choices(), text.pattern(),
                text.maxLength(), text.help(), text.error());
    }
}
