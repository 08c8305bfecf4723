package it.portaledgst.domain.office;

import it.portaledgst.domain.publication.TextProblem;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Offices and competences as they are edited: two lists in the program's own YAML. */
public record OfficesText(String offices, String competences) {

    private static final YAMLMapper YAML = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    public OfficesText {
        offices = offices == null ? "" : offices;
        competences = competences == null ? "" : competences;
    }

    static OfficesText of(String content) {
        return JsonMapper.shared().readValue(content, OfficesText.class);
    }

    /** The lists as the program's file has them. */
    static OfficesText ofFile(String file) {
        return new OfficesText(part(file, "offices"), part(file, "competences"));
    }

    private static String part(String file, String name) {
        var found = Pattern.compile("(?ms)^" + name + ":\\n(.*?)(?=^\\S|\\z)").matcher(file);
        if (!found.find()) {
            throw new IllegalStateException("offices.yaml has no " + name);
        }
        return found.group(1).stripTrailing().stripIndent();
    }

    OfficeList list() {
        return new OfficeList(read(offices, new TypeReference<List<Office>>() { }), read(competences, new TypeReference<List<Competence>>() { }));
    }

    /** What cannot be read at all. */
    void unreadable(Consumer<TextProblem> problems) {
        unreadable(OfficeRules.OFFICES, offices, new TypeReference<List<Office>>() { }, problems);
        unreadable(OfficeRules.COMPETENCES, competences, new TypeReference<List<Competence>>() { }, problems);
    }

    private static void unreadable(String place, String yaml, TypeReference<?> type, Consumer<TextProblem> problems) {
        if (yaml.isBlank()) {
            problems.accept(TextProblem.of(place, "MISSING"));
            return;
        }
        if (yaml.length() > OfficeEditing.MAX_YAML) {
            problems.accept(TextProblem.of(place, "TOO_LONG", OfficeEditing.MAX_YAML));
            return;
        }
        try {
            read(yaml, type);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(e.getLocation().getLineNr(), 1);
            problems.accept(new TextProblem(place, line, "SYNTAX", List.of(e.getOriginalMessage())));
        }
    }

    private static <T> T read(String yaml, TypeReference<T> type) {
        return YAML.readValue(yaml, type);
    }
}
