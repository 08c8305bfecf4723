package it.portaledgst.sandbox.zeebe;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;

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
}
