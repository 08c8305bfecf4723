package it.portaledgst.sandbox.world.pagopa;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** A creditor's answer, read as strictly as the Nodo reads it: a child in a namespace is a child that is missing. */
final class SoapAnswer {

    /** The answer is not what the contract asks for. */
    static final class Malformed extends Exception {
        Malformed(String detail) {
            super(detail);
        }
    }

    private final Element element;

    private SoapAnswer(Element element) {
        this.element = element;
    }

    /** The message inside the envelope, which must be the expected one. */
    static SoapAnswer parse(String body, String message) throws Malformed {
        Element root = document(body);
        require(SoapRequests.ENVELOPE.equals(root.getNamespaceURI()) && "Envelope".equals(root.getLocalName()),
                "not a SOAP 1.1 envelope");
        for (Element child : elements(root)) {
            if (SoapRequests.ENVELOPE.equals(child.getNamespaceURI()) && "Body".equals(child.getLocalName())) {
                List<Element> content = elements(child);
                require(content.size() == 1 && message.equals(content.getFirst().getLocalName())
                        && SoapRequests.MESSAGES.equals(content.getFirst().getNamespaceURI()), "the body is not one " + message);
                return new SoapAnswer(content.getFirst());
            }
        }
        throw new Malformed("the envelope has no body");
    }

    private static Element document(String body) throws Malformed {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            return builder.parse(new InputSource(new StringReader(body))).getDocumentElement();
        } catch (SAXException e) {
            throw new Malformed("not well-formed XML: " + e.getMessage());
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The parser's own habit is to print to the console. */
    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            // not worth a word
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }

    static void require(boolean condition, String otherwise) throws Malformed {
        if (!condition) {
            throw new Malformed(otherwise);
        }
    }

    private static List<Element> elements(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                found.add(child);
            }
        }
        return found;
    }

    Element element() {
        return element;
    }

    /** The children of that name, wherever the contract allows several. */
    List<SoapAnswer> children(String name) {
        return elements(element).stream()
                .filter(child -> child.getNamespaceURI() == null && name.equals(child.getLocalName()))
                .map(SoapAnswer::new).toList();
    }

    boolean has(String name) {
        return !children(name).isEmpty();
    }

    SoapAnswer child(String name) throws Malformed {
        List<SoapAnswer> children = children(name);
        require(children.size() == 1, children.isEmpty() ? name + " is missing" : name + " is there more than once");
        return children.getFirst();
    }

    String text(String name) throws Malformed {
        String text = child(name).element.getTextContent();
        require(!text.isBlank(), name + " is empty");
        return text.strip();
    }

    String textOrNull(String name) throws Malformed {
        return has(name) ? text(name) : null;
    }

    BigDecimal amount(String name) throws Malformed {
        String text = text(name);
        require(text.matches("\\d{1,9}\\.\\d{2}"), name + " is not an amount with two decimals: " + text);
        return new BigDecimal(text);
    }

    LocalDate date(String name) throws Malformed {
        String text = text(name);
        try {
            // xsd:date may carry an offset, which says nothing here
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeParseException e) {
            throw new Malformed(name + " is not a date: " + text);
        }
    }

    boolean flag(String name) throws Malformed {
        String text = text(name);
        require(List.of("true", "false", "1", "0").contains(text), name + " is not a boolean: " + text);
        return text.equals("true") || text.equals("1");
    }
}
