package it.portaledgst.sandbox.zeebe;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.*;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Partition.PartitionBrokerHealth;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Partition.PartitionBrokerRole;
import java.util.function.Consumer;

/** Puts the JSON of a REST answer as the gRPC response it corresponds to. */
final class GrpcResponses {

  private GrpcResponses() {}

  static TopologyResponse topology(JsonNode topology) {
    JsonNode broker = topology.path("brokers").path(0);
    boolean healthy = "healthy".equals(broker.path("partitions").path(0).path("health").asText());
    return TopologyResponse.newBuilder()
        .setClusterSize(1).setPartitionsCount(1).setReplicationFactor(1)
        .setGatewayVersion(topology.path("gatewayVersion").asText())
        .addBrokers(BrokerInfo.newBuilder()
            .setNodeId(0).setHost(broker.path("host").asText()).setPort(broker.path("port").asInt()).setVersion(broker.path("version").asText())
            .addPartitions(io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Partition.newBuilder()
                .setPartitionId(1)
                .setRole(PartitionBrokerRole.LEADER)
                .setHealth(healthy ? PartitionBrokerHealth.HEALTHY : PartitionBrokerHealth.UNHEALTHY)))
        .build();
  }

  static DeployResourceResponse deployed(JsonNode deployed) {
    DeployResourceResponse.Builder response = DeployResourceResponse.newBuilder()
        .setKey(deployed.path("deploymentKey").asLong())
        .setTenantId(deployed.path("tenantId").asText());
    for (JsonNode part : deployed.path("deployments")) {
      if (!part.path("resource").isObject()) { // for which gRPC has no metadata
        deployment(part, response.addDeploymentsBuilder());
      }
    }
    return response.build();
  }

  private static void deployment(JsonNode part, Deployment.Builder deployment) {
    JsonNode it = part.path("processDefinition");
    if (it.isObject()) {
      deployment.setProcess(ProcessMetadata.newBuilder().setBpmnProcessId(it.path("processDefinitionId").asText())
          .setVersion(it.path("processDefinitionVersion").asInt()).setProcessDefinitionKey(it.path("processDefinitionKey").asLong())
          .setResourceName(it.path("resourceName").asText()).setTenantId(it.path("tenantId").asText()));
    }
    it = part.path("decisionDefinition");
    if (it.isObject()) {
      deployment.setDecision(DecisionMetadata.newBuilder().setDmnDecisionId(it.path("decisionDefinitionId").asText())
          .setDmnDecisionName(it.path("name").asText()).setVersion(it.path("version").asInt()).setDecisionKey(it.path("decisionDefinitionKey").asLong())
          .setDmnDecisionRequirementsId(it.path("decisionRequirementsId").asText())
          .setDecisionRequirementsKey(it.path("decisionRequirementsKey").asLong()).setTenantId(it.path("tenantId").asText()));
    }
    it = part.path("decisionRequirements");
    if (it.isObject()) {
      deployment.setDecisionRequirements(DecisionRequirementsMetadata.newBuilder().setDmnDecisionRequirementsId(it.path("decisionRequirementsId").asText())
          .setDmnDecisionRequirementsName(it.path("decisionRequirementsName").asText()).setVersion(it.path("version").asInt())
          .setDecisionRequirementsKey(it.path("decisionRequirementsKey").asLong()).setResourceName(it.path("resourceName").asText())
          .setTenantId(it.path("tenantId").asText()));
    }
    it = part.path("form");
    if (it.isObject()) {
      deployment.setForm(FormMetadata.newBuilder().setFormId(it.path("formId").asText()).setVersion(it.path("version").asInt())
          .setFormKey(it.path("formKey").asLong()).setResourceName(it.path("resourceName").asText()).setTenantId(it.path("tenantId").asText()));
    }
  }

  static CreateProcessInstanceResponse created(JsonNode it) {
    return CreateProcessInstanceResponse.newBuilder()
        .setProcessDefinitionKey(it.path("processDefinitionKey").asLong())
        .setBpmnProcessId(it.path("processDefinitionId").asText())
        .setVersion(it.path("processDefinitionVersion").asInt())
        .setProcessInstanceKey(it.path("processInstanceKey").asLong())
        .setTenantId(it.path("tenantId").asText())
        .addAllTags(Json.strings(it.path("tags")))
        .build();
  }

  static CreateProcessInstanceWithResultResponse completed(JsonNode it) {
    return CreateProcessInstanceWithResultResponse.newBuilder()
        .setProcessDefinitionKey(it.path("processDefinitionKey").asLong())
        .setBpmnProcessId(it.path("processDefinitionId").asText())
        .setVersion(it.path("processDefinitionVersion").asInt())
        .setProcessInstanceKey(it.path("processInstanceKey").asLong())
        .setVariables(it.path("variables").toString())
        .setTenantId(it.path("tenantId").asText())
        .addAllTags(Json.strings(it.path("tags")))
        .build();
  }

  static ActivateJobsResponse activated(JsonNode activated) {
    ActivateJobsResponse.Builder response = ActivateJobsResponse.newBuilder();
    activated.path("jobs").forEach(job -> response.addJobs(job(job)));
    return response.build();
  }

  private static ActivatedJob job(JsonNode it) {
    ActivatedJob.Builder job = ActivatedJob.newBuilder()
        .setKey(it.path("jobKey").asLong())
        .setType(it.path("type").asText())
        .setProcessInstanceKey(it.path("processInstanceKey").asLong())
        .setBpmnProcessId(it.path("processDefinitionId").asText())
        .setProcessDefinitionVersion(it.path("processDefinitionVersion").asInt())
        .setProcessDefinitionKey(it.path("processDefinitionKey").asLong())
        .setElementId(it.path("elementId").asText())
        .setElementInstanceKey(it.path("elementInstanceKey").asLong())
        .setCustomHeaders(it.path("customHeaders").toString())
        .setWorker(it.path("worker").asText())
        .setRetries(it.path("retries").asInt())
        .setDeadline(it.path("deadline").asLong())
        .setVariables(it.path("variables").toString())
        .setTenantId(it.path("tenantId").asText())
        .setKind(ActivatedJob.JobKind.valueOf(it.path("kind").asText()))
        .setListenerEventType(ActivatedJob.ListenerEventType.valueOf(it.path("listenerEventType").asText()))
        .addAllTags(Json.strings(it.path("tags")));
    JsonNode task = it.path("userTask");
    if (task.isObject()) {
      UserTaskProperties.Builder properties = job.getUserTaskBuilder()
          .addAllCandidateGroups(Json.strings(task.path("candidateGroups")))
          .addAllCandidateUsers(Json.strings(task.path("candidateUsers")))
          .addAllChangedAttributes(Json.strings(task.path("changedAttributes")));
      with(task, "action", value -> properties.setAction(value.asText()));
      with(task, "assignee", value -> properties.setAssignee(value.asText()));
      with(task, "dueDate", value -> properties.setDueDate(value.asText()));
      with(task, "followUpDate", value -> properties.setFollowUpDate(value.asText()));
      with(task, "formKey", value -> properties.setFormKey(value.asLong()));
      with(task, "priority", value -> properties.setPriority(value.asInt()));
      with(task, "userTaskKey", value -> properties.setUserTaskKey(value.asLong()));
    }
    return job.build();
  }

  private static void with(JsonNode node, String name, Consumer<JsonNode> setter) {
    if (node.hasNonNull(name)) {
      setter.accept(node.path(name));
    }
  }

  static EvaluateDecisionResponse evaluation(JsonNode it) {
    EvaluateDecisionResponse.Builder response = EvaluateDecisionResponse.newBuilder()
        .setDecisionKey(it.path("decisionDefinitionKey").asLong())
        .setDecisionId(it.path("decisionDefinitionId").asText())
        .setDecisionName(it.path("decisionDefinitionName").asText())
        .setDecisionVersion(it.path("decisionDefinitionVersion").asInt())
        .setDecisionRequirementsId(it.path("decisionRequirementsId").asText())
        .setDecisionRequirementsKey(it.path("decisionRequirementsKey").asLong())
        .setDecisionOutput(it.path("output").asText())
        .setFailedDecisionId(it.path("failedDecisionDefinitionId").asText(""))
        .setFailureMessage(it.path("failureMessage").asText(""))
        .setTenantId(it.path("tenantId").asText())
        .setDecisionInstanceKey(it.path("decisionInstanceKey").asLong())
        .setDecisionEvaluationKey(it.path("decisionEvaluationKey").asLong());
    for (JsonNode decision : it.path("evaluatedDecisions")) {
      EvaluatedDecision.Builder evaluated = response.addEvaluatedDecisionsBuilder()
          .setDecisionKey(decision.path("decisionDefinitionKey").asLong())
          .setDecisionId(decision.path("decisionDefinitionId").asText())
          .setDecisionName(decision.path("decisionDefinitionName").asText())
          .setDecisionVersion(decision.path("decisionDefinitionVersion").asInt())
          .setDecisionType(decision.path("decisionDefinitionType").asText())
          .setDecisionOutput(decision.path("output").asText())
          .setTenantId(decision.path("tenantId").asText())
          .setDecisionEvaluationInstanceKey(decision.path("decisionEvaluationInstanceKey").asText());
      decision.path("evaluatedInputs").forEach(input -> evaluated.addEvaluatedInputsBuilder()
          .setInputId(input.path("inputId").asText()).setInputName(input.path("inputName").asText()).setInputValue(input.path("inputValue").asText()));
      for (JsonNode rule : decision.path("matchedRules")) {
        MatchedDecisionRule.Builder matched = evaluated.addMatchedRulesBuilder().setRuleId(rule.path("ruleId").asText()).setRuleIndex(rule.path("ruleIndex").asInt());
        rule.path("evaluatedOutputs").forEach(output -> matched.addEvaluatedOutputsBuilder().setOutputId(output.path("outputId").asText())
            .setOutputName(output.path("outputName").asText()).setOutputValue(output.path("outputValue").asText()));
      }
    }
    return response.build();
  }
}
