package it.portaledgst.sandbox.zeebe;

import static it.portaledgst.sandbox.zeebe.Json.key;
import static it.portaledgst.sandbox.zeebe.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DeploymentRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.ResourceRecord;
import io.camunda.zeebe.protocol.impl.record.value.resource.ResourceDeletionRecord;
import io.camunda.zeebe.protocol.record.intent.DeploymentIntent;
import io.camunda.zeebe.protocol.record.intent.ResourceDeletionIntent;
import io.camunda.zeebe.protocol.record.intent.ResourceIntent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Deploys BPMN, DMN, forms and other resources, and shows and deletes them. */
final class DeploymentsApi {

  private final Broker broker;

  DeploymentsApi(Broker broker) {
    this.broker = broker;
  }

  void routes(RestServer rest) {
    rest.route("POST", "/v2/deployments", this::deploy);
    rest.route("POST", "/v2/resources/{resourceKey}/deletion", request -> {
      long resourceKey = request.key("resourceKey");
      JsonNode body = request.body();
      new Violations().operationReference(body).check();
      if (Request.is(body, "deleteHistory")) {
        throw Problem.unsupported("The sandbox's engine deletes resources but not the history of their instances (deleteHistory).");
      }
      broker.partition().commands().send(ResourceDeletionIntent.DELETE, new ResourceDeletionRecord().setResourceKey(resourceKey));
      return object("resourceKey", key(resourceKey), "batchOperation", null);
    });
    rest.route("GET", "/v2/resources/{resourceKey}", request -> {
      ResourceRecord resource = resource(request);
      return object(
          "resourceName", resource.getResourceName(),
          "version", resource.getVersion(),
          "versionTag", resource.getVersionTag(),
          "resourceId", resource.getResourceId(),
          "tenantId", resource.getTenantId(),
          "resourceKey", key(resource.getResourceKey()));
    });
    // The client takes a text, whatever it is; as JSON it would want to make something of it.
    rest.route("GET", "/v2/resources/{resourceKey}/content", request ->
        new RestServer.Text("text/plain", resource(request).getResourceProp()));
  }

  private ResourceRecord resource(Request request) {
    long resourceKey = request.key("resourceKey");
    return broker.partition().commands()
        .send(ResourceIntent.FETCH, resourceKey, new ResourceRecord().setResourceKey(resourceKey))
        .read(new ResourceRecord());
  }

  private Object deploy(Request request) {
    return deploy(Multipart.parse(request.contentType(), request.bytes()));
  }

  Object deploy(List<Multipart> request) {
    DeploymentRecord deployment = new DeploymentRecord();
    int resources = 0;
    for (Multipart part : request) {
      if ("tenantId".equals(part.name())) {
        deployment.setTenantId(Request.tenant(new String(part.content(), StandardCharsets.UTF_8), "Deploy Resources"));
      } else if (part.fileName() != null) {
        deployment.resources().add().setResourceName(part.fileName()).setResource(part.content());
        resources++;
      }
    }
    if (resources == 0) {
      throw Problem.unreadable("Required part 'resources' is not present.");
    }
    DeploymentRecord deployed = broker.partition().commands().send(DeploymentIntent.CREATE, deployment).read(new DeploymentRecord());
    return object("deploymentKey", key(deployed.getDeploymentKey()), "tenantId", deployed.getTenantId(), "deployments", parts(deployed));
  }

  private static List<Object> parts(DeploymentRecord deployed) {
    String tenant = deployed.getTenantId();
    List<Object> parts = new ArrayList<>();
    deployed.getProcessesMetadata().forEach(process -> parts.add(part("processDefinition", object(
        "processDefinitionId", process.getBpmnProcessId(),
        "processDefinitionVersion", process.getVersion(),
        "resourceName", process.getResourceName(),
        "tenantId", tenant,
        "processDefinitionKey", key(process.getProcessDefinitionKey())))));
    deployed.getDecisionsMetadata().forEach(decision -> parts.add(part("decisionDefinition", object(
        "decisionDefinitionId", decision.getDecisionId(),
        "version", decision.getVersion(),
        "name", decision.getDecisionName(),
        "tenantId", tenant,
        "decisionRequirementsId", decision.getDecisionRequirementsId(),
        "decisionDefinitionKey", key(decision.getDecisionKey()),
        "decisionRequirementsKey", key(decision.getDecisionRequirementsKey())))));
    deployed.getDecisionRequirementsMetadata().forEach(requirements -> parts.add(part("decisionRequirements", object(
        "decisionRequirementsId", requirements.getDecisionRequirementsId(),
        "decisionRequirementsName", requirements.getDecisionRequirementsName(),
        "version", requirements.getDecisionRequirementsVersion(),
        "resourceName", requirements.getResourceName(),
        "tenantId", tenant,
        "decisionRequirementsKey", key(requirements.getDecisionRequirementsKey())))));
    deployed.getFormMetadata().forEach(form -> parts.add(part("form", object(
        "formId", form.getFormId(),
        "version", form.getVersion(),
        "resourceName", form.getResourceName(),
        "tenantId", tenant,
        "formKey", key(form.getFormKey())))));
    deployed.getResourceMetadata().forEach(resource -> parts.add(part("resource", object(
        "resourceId", resource.getResourceId(),
        "resourceName", resource.getResourceName(),
        "version", resource.getVersion(),
        "tenantId", tenant,
        "resourceKey", key(resource.getResourceKey())))));
    return parts;
  }

  /** One thing that was deployed, under the name of its kind; the other kinds are null. */
  private static Object part(String kind, Map<String, Object> deployed) {
    Map<String, Object> part = object("processDefinition", null, "decisionDefinition", null, "decisionRequirements", null, "form", null, "resource", null);
    part.put(kind, deployed);
    return part;
  }
}
