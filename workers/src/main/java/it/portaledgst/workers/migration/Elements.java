package it.portaledgst.workers.migration;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** The elements of a model in which an instance can be or on which it can wait: what kind each id is. */
record Elements(Map<String, String> kinds) {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final Set<String> KINDS = Set.of("serviceTask", "userTask", "businessRuleTask", "receiveTask", "subProcess",
            "intermediateCatchEvent", "boundaryEvent", "startEvent", "callActivity", "scriptTask", "sendTask", "exclusiveGateway",
            "parallelGateway", "inclusiveGateway", "eventBasedGateway");

    static Elements of(String xml) {
        var kinds = new HashMap<String, String>();
        try {
            var factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            var reader = factory.createXMLStreamReader(new StringReader(xml));
            boolean event = false;
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT && BPMN.equals(reader.getNamespaceURI())
                        && KINDS.contains(reader.getLocalName())) {
                    var kind = reader.getLocalName();
                    event = kind.equals("subProcess") ? Boolean.parseBoolean(reader.getAttributeValue(null, "triggeredByEvent")) : event;
                    // only what begins an event subprocess is waited on; every other start is passed at once
                    if (!kind.equals("startEvent") || event) {
                        kinds.put(reader.getAttributeValue(null, "id"), kind);
                        event = event && !kind.equals("startEvent");
                    }
                }
            }
            return new Elements(Map.copyOf(kinds));
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the engine's model cannot be read", e);
        }
    }
}
