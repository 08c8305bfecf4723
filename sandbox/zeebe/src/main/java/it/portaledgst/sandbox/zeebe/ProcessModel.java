package it.portaledgst.sandbox.zeebe;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What the records of an instance do not say about its process: the names, the version tag and the start form. */
record ProcessModel(String name, String versionTag, Map<String, String> elementNames, String startFormId) {

  static final ProcessModel UNKNOWN = new ProcessModel(null, null, Map.of(), null);

  static ProcessModel of(String processId, String versionTag, byte[] bpmn) {
    BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn));
    Map<String, String> names = new HashMap<>();
    for (FlowElement element : model.getModelElementsByType(FlowElement.class)) {
      if (element instanceof FlowNode && element.getName() != null) {
        names.put(element.getId(), element.getName());
      }
    }
    Process process = model.getModelElementById(processId);
    String startForm = null;
    for (StartEvent start : process.getChildElementsByType(StartEvent.class)) {
      ZeebeFormDefinition form = start.getSingleExtensionElement(ZeebeFormDefinition.class);
      if (form != null) {
        startForm = form.getFormId();
      }
    }
    return new ProcessModel(process.getName(), versionTag, names, startForm);
  }

  /** An element without a name goes by its id. */
  String nameOf(String elementId) {
    return elementNames.getOrDefault(elementId, elementId);
  }

  /** @return the ids of what an element lies in, from the inside to the process; empty when there is no such element */
  static List<String> scopesAround(String elementId, String bpmn) {
    BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn.getBytes(StandardCharsets.UTF_8)));
    ModelElementInstance element = model.getModelElementById(elementId);
    List<String> scopes = new ArrayList<>();
    while (element != null && element.getParentElement() instanceof BaseElement scope) {
      scopes.add(scope.getId());
      element = scope;
    }
    return scopes;
  }
}
