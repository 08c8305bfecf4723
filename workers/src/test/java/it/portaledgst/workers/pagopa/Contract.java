package it.portaledgst.workers.pagopa;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * pagoPA's real schema, which this project may not carry. It is looked for in the folder named by the system property
 * {@code portale.reference} or the variable {@code PORTALE_REFERENCE}, else in {@code shared/reference} beside the project;
 * where it is missing this one check is not made, and the log says so.
 */
final class Contract {

    private static final Optional<Path> FOLDER = folder();
    private static final Optional<Schema> SCHEMA = FOLDER.map(Contract::schema);

    private Contract() {
    }

    static boolean present() {
        return SCHEMA.isPresent();
    }

    static Optional<Path> samples() {
        return FOLDER.map(folder -> folder.resolve("samples"));
    }

    /** What is wrong with the message in the envelope; empty when nothing is, or when the contract is not here. */
    static Optional<String> violation(String envelope) {
        if (SCHEMA.isEmpty()) {
            return Optional.empty();
        }
        try {
            SCHEMA.get().newValidator().validate(new DOMSource(payload(envelope)));
            return Optional.empty();
        } catch (SAXException e) {
            return Optional.of(e.getMessage());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static Element payload(String envelope) throws Exception {
        var root = DocumentBuilderFactory.newNSInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(envelope))).getDocumentElement();
        var body = root.getElementsByTagNameNS("http://schemas.xmlsoap.org/soap/envelope/", "Body").item(0);
        for (var node = body.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                return element;
            }
        }
        throw new IllegalArgumentException("the body is empty");
    }

    private static Optional<Path> folder() {
        var named = System.getProperty("portale.reference", System.getenv("PORTALE_REFERENCE"));
        var folders = named != null ? Stream.of(Path.of(named))
                : Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                        .map(folder -> folder.resolve("shared/reference"));
        var found = folders.flatMap(folder -> Stream.of(folder.resolve("pagopa"), folder))
                .filter(folder -> Files.exists(folder.resolve("pagopa-api/wsdl/xsd/paForNode.xsd"))).findFirst();
        if (found.isEmpty()) {
            LoggerFactory.getLogger(Contract.class)
                    .warn("Check not made: pagoPA's paForNode.xsd is not here, messages are not validated against it");
        }
        return found;
    }

    private static Schema schema(Path folder) {
        try {
            return SchemaFactory.newDefaultInstance().newSchema(folder.resolve("pagopa-api/wsdl/xsd/paForNode.xsd").toFile());
        } catch (SAXException e) {
            throw new IllegalStateException("the contract cannot be read", e);
        }
    }
}
