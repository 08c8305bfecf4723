package it.portaledgst.domain.catalogue;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * A service as it is edited: what clerks change often in fields of its own, the rest as a catalogue with this one service,
 * written as the program's file is and without what has its own field.
 *
 * @param page     empty for none
 * @param creditor empty for the first of the settings
 * @param rest     YAML
 * @param version  of {@link ServiceVersions}; null before it is published
 * @param shipped  the version the program carried when this was published, null before
 */
public record ServiceText(String title, String subject, List<String> laws, String page, boolean enabled, List<String> keywords,
                          List<String> instructions, String creditor, String rest, Integer version, Integer shipped) {

    /** Of a service, what has a field of its own; by the names of the file. */
    static final Set<String> OWN = Set.of("title", "subject", "laws", "page", "enabled", "keywords", "instructions", "creditor");

    private static final YAMLMapper YAML = YAMLMapper.builder().disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR).disable(YAMLWriteFeature.SPLIT_LINES).build();

    public ServiceText {
        title = title == null ? "" : title.strip();
        subject = subject == null ? "" : subject.strip();
        laws = laws == null ? List.of() : List.copyOf(laws);
        page = page == null ? "" : page.strip();
        keywords = keywords == null ? List.of() : List.copyOf(keywords);
        instructions = instructions == null ? List.of() : List.copyOf(instructions);
        creditor = creditor == null ? "" : creditor;
        rest = rest == null ? "" : rest;
    }

    static ServiceText of(String content) {
        return JsonMapper.shared().readValue(content, ServiceText.class);
    }

    /** The service of the file, with nothing of the file but what it uses. */
    static ServiceText of(JsonNode file, String code) {
        var service = file.get("services").valueStream().filter(each -> each.get("code").asString().equals(code)).findFirst().orElseThrow();
        var tree = YAML.createObjectNode();
        var taxonomy = service.get("taxonomy").asString();
        tree.putObject("taxonomies").set(taxonomy, file.get("taxonomies").get(taxonomy));
        var fields = tree.putObject("fields");
        service.get("fields").valueStream().map(use -> use.get("name").asString())
                .forEach(name -> fields.set(name, file.get("fields").get(name)));
        tree.putArray("services").add(((ObjectNode) service.deepCopy()).remove(OWN));
        return new ServiceText(text(service, "title"), text(service, "subject"), texts(service, "laws"), text(service, "page"),
                service.get("enabled").asBoolean(), texts(service, "keywords"), texts(service, "instructions"), text(service, "creditor"),
                YAML.writeValueAsString(tree), null, null);
    }

    ServiceText published(int asVersion, Integer besideShipped) {
        return new ServiceText(title, subject, laws, page, enabled, keywords, instructions, creditor, rest, asVersion, besideShipped);
    }

    /** Puts what has a field of its own where the file has it; what may be missing and is empty is left out. */
    void into(ObjectNode service) {
        service.put("title", title).put("subject", subject).put("enabled", enabled);
        laws.forEach(service.putArray("laws")::add);
        keywords.forEach(service.putArray("keywords")::add);
        if (!instructions.isEmpty()) {
            instructions.forEach(service.putArray("instructions")::add);
        }
        if (!page.isEmpty()) {
            service.put("page", page);
        }
        if (!creditor.isEmpty()) {
            service.put("creditor", creditor);
        }
    }

    private static String text(JsonNode service, String name) {
        return service.has(name) ? service.get(name).asString() : "";
    }

    private static List<String> texts(JsonNode service, String name) {
        return service.has(name) ? service.get(name).valueStream().map(JsonNode::asString).toList() : List.of();
    }
}
