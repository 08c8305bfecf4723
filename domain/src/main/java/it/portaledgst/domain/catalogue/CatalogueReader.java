package it.portaledgst.domain.catalogue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.serialization.node.LocationJsonNodeFactoryFactory;
import com.networknt.schema.utils.JsonNodes;
import it.portaledgst.domain.catalogue.CatalogueCheck.Broken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    /** Its messages are in the language. */
    private static final Map<Locale, Schema> SCHEMAS = new ConcurrentHashMap<>();

    /**
     * Something wrong at a JSON pointer.
     *
     * @param broken null for what the schema says
     */
    record Found(String path, String sentence, Broken broken) {
    }

    private final String file;
    private final JsonNode root;

    private CatalogueReader(String file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    static CatalogueFile read(Resource location) {
        return read(name(location), text(location));
    }

    /** The tree of a file that is known to be right. */
    static JsonNode tree(Resource location) {
        return YAML.readTree(text(location));
    }

    /** As whoever keeps the file knows it. */
    private static String name(Resource location) {
        return location instanceof ClassPathResource packaged ? packaged.getPath()
                : location.getFilename() == null ? location.getDescription() : location.getFilename();
    }

    /** @throws InvalidCatalogueException with all mistakes of the kind that was found first */
    static CatalogueFile read(String file, String yaml) {
        try {
            return new CatalogueReader(file, located(yaml)).checked();
        } catch (JacksonException noYaml) {
            throw new InvalidCatalogueException(List.of(mistake(file, noYaml.getLocation(), "", noYaml.getOriginalMessage())));
        }
    }

    /** A tree whose nodes know their lines. */
    static JsonNode located(String yaml) {
        return JsonNodes.readTree(YAML, yaml, LocationJsonNodeFactoryFactory.getInstance());
    }

    /** Everything wrong of the kind that is found first: the shape, then what it means. */
    static List<Found> problems(JsonNode root, Locale language) {
        var shape = schema(language).validate(root).stream().map(error -> new Found(path(root, error), error.getMessage(), null)).toList();
        return shape.isEmpty()
                ? CatalogueCheck.problems(catalogue(root)).entrySet().stream()
                        .map(problem -> new Found(problem.getKey(), problem.getValue().sentence(), problem.getValue())).toList()
                : shape;
    }

    static CatalogueFile catalogue(JsonNode root) {
        return YAML.treeToValue(root, CatalogueFile.class);
    }

    private CatalogueFile checked() {
        refuse(problems(root, Locale.ENGLISH).stream().map(found -> mistake(file,
                JsonNodes.tokenStreamLocationOf(root.at(found.path())), found.path(), found.sentence())).toList());
        return catalogue(root);
    }

    private static void refuse(List<CatalogueMistake> mistakes) {
        if (!mistakes.isEmpty()) {
            throw new InvalidCatalogueException(mistakes.stream()
                    .sorted(Comparator.comparingInt(CatalogueMistake::line).thenComparing(CatalogueMistake::column)).toList());
        }
    }

    private static String path(JsonNode root, Error error) {
        var path = error.getInstanceLocation().toString();
        // A name that must not be there is named itself, not only the object it stands in.
        var property = error.getProperty() == null ? null : path + "/" + escaped(error.getProperty());
        return property != null && !root.at(property).isMissingNode() ? property : path;
    }

    private static CatalogueMistake mistake(String file, TokenStreamLocation where, String path, String sentence) {
        return new CatalogueMistake(file, where.getLineNr(), where.getColumnNr(), path, sentence);
    }

    /** A name as a step of a JSON pointer. */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static Schema schema(Locale language) {
        return SCHEMAS.computeIfAbsent(language, locale -> SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
                registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder().locale(locale).build()))
                .getSchema(text(new ClassPathResource("catalogue/services.schema.json")), InputFormat.JSON));
    }

    private static String text(Resource resource) {
        try {
            return resource.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
