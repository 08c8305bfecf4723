package it.portaledgst.domain.catalogue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.serialization.node.LocationJsonNodeFactoryFactory;
import com.networknt.schema.utils.JsonNodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the catalogue's file and says of everything wrong where it stands: first its shape, then what it means. */
final class CatalogueReader {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final String file;
    private final JsonNode root;

    private CatalogueReader(String file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    static CatalogueFile read(Resource location) {
        return read(name(location), text(location));
    }

    /** As whoever keeps the file knows it. */
    private static String name(Resource location) {
        return location instanceof ClassPathResource packaged ? packaged.getPath()
                : location.getFilename() == null ? location.getDescription() : location.getFilename();
    }

    /** @throws InvalidCatalogueException with all mistakes of the kind that was found first */
    static CatalogueFile read(String file, String yaml) {
        JsonNode root;
        try {
            root = JsonNodes.readTree(YAML, yaml, LocationJsonNodeFactoryFactory.getInstance());
        } catch (JacksonException noYaml) {
            throw new InvalidCatalogueException(List.of(mistake(file, noYaml.getLocation(), "", noYaml.getOriginalMessage())));
        }
        return new CatalogueReader(file, root).checked();
    }

    private CatalogueFile checked() {
        refuse(schema().validate(root).stream().map(this::mistake).toList());
        var catalogue = YAML.treeToValue(root, CatalogueFile.class);
        refuse(CatalogueCheck.problems(catalogue).entrySet().stream()
                .map(problem -> mistake(problem.getKey(), problem.getValue())).toList());
        return catalogue;
    }

    private static void refuse(List<CatalogueMistake> mistakes) {
        if (!mistakes.isEmpty()) {
            throw new InvalidCatalogueException(mistakes.stream()
                    .sorted(Comparator.comparingInt(CatalogueMistake::line).thenComparing(CatalogueMistake::column)).toList());
        }
    }

    private CatalogueMistake mistake(Error error) {
        var path = error.getInstanceLocation().toString();
        // A name that must not be there is named itself, not only the object it stands in.
        var property = error.getProperty() == null ? null : path + "/" + escaped(error.getProperty());
        return mistake(property != null && !root.at(property).isMissingNode() ? property : path, error.getMessage());
    }

    private CatalogueMistake mistake(String path, String sentence) {
        return mistake(file, JsonNodes.tokenStreamLocationOf(root.at(path)), path, sentence);
    }

    private static CatalogueMistake mistake(String file, TokenStreamLocation where, String path, String sentence) {
        return new CatalogueMistake(file, where.getLineNr(), where.getColumnNr(), path, sentence);
    }

    /** A name as a step of a JSON pointer. */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static Schema schema() {
        var config = SchemaRegistryConfig.builder().locale(Locale.ENGLISH).build();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
                registry -> registry.schemaRegistryConfig(config)).getSchema(text(new ClassPathResource("catalogue/services.schema.json")), InputFormat.JSON);
    }

    private static String text(Resource resource) {
        try {
            return resource.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
