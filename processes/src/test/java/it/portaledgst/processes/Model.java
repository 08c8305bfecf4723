package it.portaledgst.processes;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** A BPMN file as the tests read it: plain XML, so that the check does not depend on a modelling library. */
final class Model {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Set<String> FLOW_NODES = Set.of("startEvent", "endEvent", "intermediateCatchEvent", "boundaryEvent",
            "serviceTask", "userTask", "businessRuleTask", "receiveTask", "exclusiveGateway", "parallelGateway", "subProcess");

    private final Element root;

    private Model(Element root) {
        this.root = root;
    }

    static Model of(String processId) {
        try (InputStream file = Model.class.getResourceAsStream("/bpmn/" + processId + ".bpmn")) {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return new Model(factory.newDocumentBuilder().parse(file).getDocumentElement());
        } catch (Exception e) {
            throw new IllegalStateException(processId + ".bpmn cannot be read", e);
        }
    }

    String processId() {
        return elements(BPMN, "process").getFirst().getAttribute("id");
    }

    Set<String> jobTypes() {
        return attributes(ZEEBE, "taskDefinition", "type");
    }

    Set<String> listenerTypes() {
        return attributes(ZEEBE, "taskListener", "type");
    }

    Set<String> decisionIds() {
        return attributes(ZEEBE, "calledDecision", "decisionId");
    }

    Set<String> messageNames() {
        return attributes(BPMN, "message", "name");
    }

    Set<String> errorCodes() {
        return attributes(BPMN, "error", "errorCode");
    }

    Set<String> formIds() {
        return attributes(ZEEBE, "formDefinition", "formId");
    }

    Set<String> mappedVariables() {
        var names = attributes(ZEEBE, "input", "target");
        names.addAll(attributes(ZEEBE, "output", "target"));
        return names;
    }

    /** The texts that conditions compare with. */
    Set<String> comparedTexts() {
        return elements(BPMN, "conditionExpression").stream()
                .flatMap(condition -> TEXT.matcher(condition.getTextContent()).results().map(text -> text.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Ids of everything a token passes: flow nodes and sequence flows. */
    Set<String> coverable() {
        var ids = attributes(BPMN, "sequenceFlow", "id");
        FLOW_NODES.forEach(kind -> ids.addAll(attributes(BPMN, kind, "id")));
        return ids;
    }

    /** Elements that a person reads in Operate but that have no name; joining gateways have none by custom. */
    Set<String> withoutLabel() {
        return FLOW_NODES.stream().filter(kind -> !kind.endsWith("Gateway"))
                .flatMap(kind -> elements(BPMN, kind).stream())
                .filter(element -> element.getAttribute("name").isBlank())
                .map(element -> element.getAttribute("id")).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What analysts read in Operate of what is done and by whom: the process itself and its tasks. */
    Set<String> withoutDocumentation() {
        return Set.of("process", "serviceTask", "userTask", "businessRuleTask", "subProcess").stream()
                .flatMap(kind -> elements(BPMN, kind).stream())
                .filter(element -> !BPMN.equals(element.getFirstChild().getNextSibling().getNamespaceURI())
                        || !"documentation".equals(element.getFirstChild().getNextSibling().getLocalName()))
                .map(element -> element.getAttribute("id")).collect(Collectors.toCollection(TreeSet::new));
    }

    /** By which a person tells versions apart. */
    Set<String> versionTags() {
        return attributes(ZEEBE, "versionTag", "value");
    }

    private Set<String> attributes(String namespace, String tag, String attribute) {
        return elements(namespace, tag).stream().map(element -> element.getAttribute(attribute))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Element> elements(String namespace, String tag) {
        var found = root.getElementsByTagNameNS(namespace, tag);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
