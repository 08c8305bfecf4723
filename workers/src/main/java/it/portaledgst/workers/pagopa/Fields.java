package it.portaledgst.workers.pagopa;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import javax.xml.namespace.QName;
import javax.xml.datatype.DatatypeConstants;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads the children of one element in the order the contract gives them, as strictly as its schema would: names without
 * namespace, nothing left over, lengths and patterns respected. Whatever does not fit is {@code PAA_SINTASSI_XSD}.
 */
final class Fields {

    private static final Pattern AMOUNT = Pattern.compile("\\d+\\.\\d{2}");
    private static final BigDecimal MAX_AMOUNT = new BigDecimal("999999999.99");
    private static final DatatypeFactory TYPES = types();

    private final String parent;
    private final Deque<Element> rest = new ArrayDeque<>();

    private Fields(Element element) {
        parent = element.getLocalName();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                rest.add(child);
            } else if (node.getNodeType() != Node.COMMENT_NODE && !node.getTextContent().isBlank()) {
                throw wrong("text between the elements of " + parent);
            }
        }
    }

    /** Applies {@code reader} to the element's children and makes sure that it took them all. */
    static <T> T read(Element element, Function<Fields, T> reader) {
        var fields = new Fields(element);
        var value = reader.apply(fields);
        if (!fields.rest.isEmpty()) {
            throw wrong("unexpected " + fields.rest.peek().getNodeName() + " in " + fields.parent);
        }
        return value;
    }

    <T> T child(String name, Function<Fields, T> reader) {
        return read(required(name), reader);
    }

    <T> T optionalChild(String name, Function<Fields, T> reader) {
        return present(name) ? child(name, reader) : null;
    }

    <T> List<T> repeated(String name, int max, Function<Fields, T> reader) {
        var values = new ArrayList<T>();
        do {
            if (values.size() == max) {
                throw wrong("more than " + max + " " + name + " in " + parent);
            }
            values.add(child(name, reader));
        } while (present(name));
        return values;
    }

    boolean present(String name) {
        var next = rest.peek();
        return next != null && next.getNamespaceURI() == null && name.equals(next.getLocalName());
    }

    String text(String name, int min, int max) {
        var text = content(name);
        int length = text.codePointCount(0, text.length());
        if (length < min || length > max) {
            throw wrong(name + " must have " + min + " to " + max + " characters");
        }
        return text;
    }

    String text(String name, int max) {
        return text(name, 1, max);
    }

    String optionalText(String name, int max) {
        return present(name) ? text(name, max) : null;
    }

    String matching(String name, Pattern pattern) {
        var text = content(name);
        if (!pattern.matcher(text).matches()) {
            throw wrong(name + " must match " + pattern);
        }
        return text;
    }

    String optionalMatching(String name, Pattern pattern) {
        return present(name) ? matching(name, pattern) : null;
    }

    BigDecimal amount(String name) {
        var text = content(name).strip();
        if (!AMOUNT.matcher(text).matches()) {
            throw wrong(name + " must be an amount with two decimals");
        }
        var amount = new BigDecimal(text);
        if (amount.compareTo(MAX_AMOUNT) > 0) {
            throw wrong(name + " is above " + MAX_AMOUNT);
        }
        return amount;
    }

    BigDecimal amountNotZero(String name) {
        var amount = amount(name);
        if (amount.signum() == 0) {
            throw wrong(name + " must not be zero");
        }
        return amount;
    }

    BigDecimal optionalAmount(String name) {
        return present(name) ? amount(name) : null;
    }

    XMLGregorianCalendar optionalDate(String name) {
        return optionalCalendar(name, DatatypeConstants.DATE);
    }

    XMLGregorianCalendar optionalDateTime(String name) {
        return optionalCalendar(name, DatatypeConstants.DATETIME);
    }

    boolean optionalFlag(String name) {
        if (!present(name)) {
            return false;
        }
        return switch (content(name).strip()) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw wrong(name + " must be true or false");
        };
    }

    byte[] base64(String name) {
        try {
            return Base64.getDecoder().decode(content(name).replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw wrong(name + " must be base64");
        }
    }

    private XMLGregorianCalendar optionalCalendar(String name, QName type) {
        if (!present(name)) {
            return null;
        }
        try {
            var calendar = TYPES.newXMLGregorianCalendar(content(name).strip());
            if (type.equals(calendar.getXMLSchemaType())) {
                return calendar;
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            // said below
        }
        throw wrong(name + " must be an xsd:" + type.getLocalPart());
    }

    private String content(String name) {
        var element = required(name);
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element) {
                throw wrong(name + " must hold text only");
            }
        }
        return element.getTextContent();
    }

    private Element required(String name) {
        if (!present(name)) {
            var found = rest.isEmpty() ? "nothing" : rest.peek().getNodeName();
            throw wrong("expected " + name + " in " + parent + " but found " + found);
        }
        return rest.remove();
    }

    private static Refused wrong(String detail) {
        return new Refused(Fault.PAA_SINTASSI_XSD, detail);
    }

    private static DatatypeFactory types() {
        try {
            return DatatypeFactory.newInstance();
        } catch (DatatypeConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
