package it.portaledgst.sandbox.world.pagopa;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import tools.jackson.databind.json.JsonMapper;

/**
 * pagoPA's real schema, which this project may not carry. It is looked for in the folder named by the system property
 * {@code portale.reference} or the variable {@code PORTALE_REFERENCE}, else in {@code shared/reference} beside the
 * project; where it is missing this one check is not made, and the log says so.
 */
final class Contract {

    private static final Optional<Schema> SCHEMA = load();

    private Contract() {
    }

    static boolean present() {
        return SCHEMA.isPresent();
    }

    private static Optional<Path> file(String path) {
        String named = System.getProperty("portale.reference", System.getenv("PORTALE_REFERENCE"));
        Stream<Path> folders = named != null ? Stream.of(Path.of(named))
                : Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                        .map(folder -> folder.resolve("shared/reference"));
        return folders.map(folder -> folder.resolve("pagopa/pagopa-api").resolve(path)).filter(Files::exists).findFirst();
    }

    /**
     * What is wrong with the JSON by one of the schemas of an OpenAPI description; nothing when it is not here.
     *
     * @param description the file's name
     */
    static List<String> violations(String description, String schema, String json) {
        return file("openapi/" + description).map(found -> SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema("{\"$ref\": \"#/components/schemas/" + schema + "\", \"components\": " + components(found) + "}", InputFormat.JSON)
                .validate(json, InputFormat.JSON).stream().map(Object::toString).toList()).orElse(List.of());
    }

    private static String components(Path description) {
        try {
            return new JsonMapper().readTree(Files.readString(description)).get("components").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Schema> load() {
        Optional<Path> file = file("wsdl/xsd/paForNode.xsd");
        if (file.isEmpty()) {
            LoggerFactory.getLogger(Contract.class).warn("Check not made: pagoPA's paForNode.xsd is not here, messages are not validated against it");
            return Optional.empty();
        }
        try {
            return Optional.of(SchemaFactory.newDefaultInstance().newSchema(file.get().toFile()));
        } catch (SAXException e) {
            throw new IllegalStateException("the contract cannot be read", e);
        }
    }

    /** What is wrong with the message in the envelope; empty when nothing is, or when the contract is not here. */
    static Optional<String> violation(String envelope) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            Element root = factory.newDocumentBuilder().parse(new InputSource(new StringReader(envelope))).getDocumentElement();
            Element body = (Element) root.getElementsByTagNameNS(SoapRequests.ENVELOPE, "Body").item(0);
            if (SCHEMA.isPresent()) {
                SCHEMA.get().newValidator().validate(new DOMSource(body.getElementsByTagNameNS(SoapRequests.MESSAGES, "*").item(0)));
            }
            return Optional.empty();
        } catch (SAXException e) {
            return Optional.of(e.getMessage());
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
