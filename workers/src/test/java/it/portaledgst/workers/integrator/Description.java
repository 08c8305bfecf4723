package it.portaledgst.workers.integrator;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the API's description promises, to hold real answers to it. */
final class Description {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final ObjectNode description;

    Description() {
        try (InputStream file = Description.class.getResourceAsStream("/openapi.yaml")) {
            description = (ObjectNode) new YAMLMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Like {@code GET /services/{code}}. */
    Set<String> operations() {
        var operations = new TreeSet<String>();
        description.get("paths").properties().forEach(path -> path.getValue().propertyNames().stream().filter(METHODS::contains)
                .forEach(method -> operations.add(method.toUpperCase() + " " + path.getKey())));
        return operations;
    }

    void holds(String method, String path, int status, String contentType, String body) {
        var operation = operation(method, path.replaceFirst("\\?.*", ""));
        if (operation == null) {
            assertThat(status).as("%s %s is not described", method, path).isIn(404, 405);
            return;
        }
        var responses = operation.get("responses");
        var response = responses.has(String.valueOf(status)) ? responses.get(String.valueOf(status)) : responses.get("default");
        if (response != null && response.has("$ref")) {
            assertThat(status).as("only mistakes are not named").isGreaterThanOrEqualTo(400);
            response = description.at(response.get("$ref").stringValue().substring(1));
        }
        if (!response.has("content")) {
            assertThat(body).isEmpty();
            return;
        }
        var content = response.get("content").get(contentType.replaceFirst(";.*", ""));
        assertThat(content).as("%s %s answers %s as %s", method, path, status, contentType).isNotNull();
        if (contentType.contains("json")) {
            var schema = ((ObjectNode) content.get("schema").deepCopy()).set("components", description.get("components"));
            var problems = SCHEMAS.getSchema(JsonMapper.shared().writeValueAsString(schema), InputFormat.JSON).validate(body, InputFormat.JSON);
            assertThat(problems).as("%s %s, %s: %s", method, path, status, body).isEmpty();
        }
    }

    private JsonNode operation(String method, String path) {
        return description.get("paths").properties().stream()
                .filter(described -> path.matches(described.getKey().replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+")))
                .findFirst().map(described -> described.getValue().get(method.toLowerCase())).orElse(null);
    }
}
