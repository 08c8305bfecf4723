package it.portaledgst.workers.migration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which instances of a process go on under which other version of its model.
 *
 * @param from     version tag they run under now
 * @param to       version tag they are to run under; the newest model that has it
 * @param elements the ids that have changed, old to new; all others keep theirs
 */
record MigrationPlanFile(String process, String from, String to, Map<String, String> elements) {

    private static final int MAX_BYTES = 1_000_000;

    MigrationPlanFile {
        if (blank(process) || blank(from) || blank(to)) {
            throw new IllegalArgumentException("a plan names its \"process\" and the version tags \"from\" and \"to\"");
        }
        if (from.equals(to)) {
            throw new IllegalArgumentException("\"from\" and \"to\" are the same version tag");
        }
        elements = elements == null ? Map.of() : Map.copyOf(elements);
        if (Set.copyOf(elements.values()).size() < elements.size()) {
            throw new IllegalArgumentException("two \"elements\" cannot become the same one");
        }
    }

    static MigrationPlanFile read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IllegalArgumentException(file + " is longer than " + MAX_BYTES + " bytes");
            }
            return JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build()
                    .readValue(Files.readAllBytes(file), MigrationPlanFile.class);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read");
        } catch (JacksonException e) {
            var cause = e.getCause() instanceof IllegalArgumentException known ? known.getMessage() : e.getOriginalMessage();
            throw new IllegalArgumentException(file + ": " + cause);
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
