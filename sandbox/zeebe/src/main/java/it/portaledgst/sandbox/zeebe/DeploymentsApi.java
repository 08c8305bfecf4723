package it.portaledgst.sandbox.zeebe;

import static it.portaledgst.sandbox.zeebe.Json.key;
import static it.portaledgst.sandbox.zeebe.Json.object;

import io.camunda.zeebe.protocol.impl.record.value.deployment.DeploymentRecord;
import io.camunda.zeebe.protocol.impl.record.value.resource.ResourceDeletionRecord;
import io.camunda.zeebe.protocol.record.intent.DeploymentIntent;
import io.camunda.zeebe.protocol.record.intent.ResourceDeletionIntent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Deploys BPMN, DMN and forms. */
final class DeploymentsApi {

  private final Broker broker;

  DeploymentsApi(Broker broker) {
    this.broker = broker;
  }

  void routes(RestServer rest) {
    rest.route("POST", "/v2/deployments", this::deploy);
    rest.route("POST", "/v2/resources/{resourceKey}/deletion", request -> {
      long resourceKey = request.key("resourceKey");
      broker.partition().commands().send(ResourceDeletionIntent.DELETE, new ResourceDeletionRecord().setResourceKey(resourceKey));
      return object("resourceKey", key(resourceKey), "batchOperation", null);
    });
  }

  private Object deploy(Request request) {
    return deploy(Multipart.parse(request.contentType(), request.bytes()));
  }

  Object deploy(List<Multipart> request) {
    DeploymentRecord deployment = new DeploymentRecord();
    int resources = 0;
    for (Multipart part : request) {
      if ("tenantId".equals(part.name())) {
        deployment.setTenantId(new String(part.content(), StandardCharsets.UTF_8));
      } else if (part.fileName() != null) {
        deployment.resources().add().setResourceName(part.fileName()).setResource(part.content());
        resources++;
      }
    }
    if (resources == 0) {
      throw Problem.invalid("No resources provided.");
    }
    DeploymentRecord deployed = broker.partition().commands().send(DeploymentIntent.CREATE, deployment).read(new DeploymentRecord());
    return object("deploymentKey", key(deployed.getDeploymentKey()), "tenantId", deployed.getTenantId(), "deployments", parts(deployed));
  }

  private static List<Object> parts(DeploymentRecord deployed) {
    String tenant = deployed.getTenantId();
    List<Object> parts = new ArrayList<>();
    deployed.getProcessesMetadata().forEach(process -> parts.add(object("processDefinition", object(
        "processDefinitionId", process.getBpmnProcessId(),
        "processDefinitionVersion", process.getVersion(),
        "resourceName", process.getResourceName(),
        "tenantId", tenant,
        "processDefinitionKey", key(process.getProcessDefinitionKey())))));
    deployed.getDecisionsMetadata().forEach(decision -> parts.add(object("decisionDefinition", object(
        "decisionDefinitionId", decision.getDecisionId(),
        "version", decision.getVersion(),
        "name", decision.getDecisionName(),
        "tenantId", tenant,
        "decisionRequirementsId", decision.getDecisionRequirementsId(),
        "decisionDefinitionKey", key(decision.getDecisionKey()),
        "decisionRequirementsKey", key(decision.getDecisionRequirementsKey())))));
    deployed.getDecisionRequirementsMetadata().forEach(requirements -> parts.add(object("decisionRequirements", object(
        "decisionRequirementsId", requirements.getDecisionRequirementsId(),
        "decisionRequirementsName", requirements.getDecisionRequirementsName(),
        "version", requirements.getDecisionRequirementsVersion(),
        "resourceName", requirements.getResourceName(),
        "tenantId", tenant,
        "decisionRequirementsKey", key(requirements.getDecisionRequirementsKey())))));
    deployed.getFormMetadata().forEach(form -> parts.add(object("form", object(
        "formId", form.getFormId(),
        "version", form.getVersion(),
        "resourceName", form.getResourceName(),
        "tenantId", tenant,
        "formKey", key(form.getFormKey())))));
    deployed.getResourceMetadata().forEach(resource -> parts.add(object("resource", object(
        "resourceId", resource.getResourceId(),
        "resourceName", resource.getResourceName(),
        "version", resource.getVersion(),
        "tenantId", tenant,
        "resourceKey", key(resource.getResourceKey())))));
    return parts;
  }
}
