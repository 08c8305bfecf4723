package it.portaledgst.workers.pagopa;

import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;

/** Writes an answer: the root in pagoPA's namespace, everything below in none; what is absent is left out, never empty. */
final class Answer {

    private final Element element;

    private Answer(Element element) {
        this.element = element;
    }

    static Element ok(Operation operation, Consumer<Answer> content) {
        var answer = root(operation);
        answer.text("outcome", "OK");
        content.accept(answer);
        return answer.element;
    }

    static Element ko(Operation operation, Refused refused, String creditor) {
        var answer = root(operation);
        answer.text("outcome", "KO");
        answer.child("fault", fault -> fault
                .text("faultCode", refused.fault())
                .text("faultString", refused.fault().text())
                .text("id", creditor)
                .text("description", refused.getMessage()));
        return answer.element;
    }

    Answer text(String name, Object value) {
        if (value != null) {
            add(name).setTextContent(value.toString());
        }
        return this;
    }

    Answer child(String name, Consumer<Answer> content) {
        content.accept(new Answer(add(name)));
        return this;
    }

    /** One key with its value. */
    Answer metadata(String key, Object value) {
        return value == null ? this : child("metadata", metadata -> metadata.child("mapEntry", entry -> entry.text("key", key).text("value", value)));
    }

    private Element add(String name) {
        return (Element) element.appendChild(element.getOwnerDocument().createElementNS(null, name));
    }

    private static Answer root(Operation operation) {
        try {
            var document = DocumentBuilderFactory.newNSInstance().newDocumentBuilder().newDocument();
            var root = document.createElementNS(Operation.NAMESPACE, "pafn:" + operation.response());
            document.appendChild(root);
            return new Answer(root);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
