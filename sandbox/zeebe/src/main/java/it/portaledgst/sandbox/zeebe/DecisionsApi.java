package it.portaledgst.sandbox.zeebe;

import static it.portaledgst.sandbox.zeebe.Json.emptyToNull;
import static it.portaledgst.sandbox.zeebe.Json.key;
import static it.portaledgst.sandbox.zeebe.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.protocol.impl.record.value.decision.DecisionEvaluationRecord;
import io.camunda.zeebe.protocol.record.intent.DecisionEvaluationIntent;
import io.camunda.zeebe.protocol.record.value.EvaluatedDecisionValue;
import io.camunda.zeebe.protocol.record.value.EvaluatedInputValue;
import io.camunda.zeebe.protocol.record.value.EvaluatedOutputValue;
import io.camunda.zeebe.protocol.record.value.MatchedRuleValue;
import java.util.ArrayList;
import java.util.List;

/** Evaluates decisions. */
final class DecisionsApi {

  private final Broker broker;

  DecisionsApi(Broker broker) {
    this.broker = broker;
  }

  void routes(RestServer rest) {
    rest.route("POST", "/v2/decision-definitions/evaluation", this::evaluate);
  }

  private Object evaluate(Request request) {
    JsonNode body = request.requiredBody();
    String tenant = Request.tenant(body, "Evaluate Decision");
    new Violations().oneOf(body, "decisionDefinitionId", "decisionDefinitionKey").check();
    Commands.Answer answer = broker.partition().commands().send(DecisionEvaluationIntent.EVALUATE, new DecisionEvaluationRecord()
        .setDecisionId(Request.text(body, "decisionDefinitionId", ""))
        .setDecisionKey(Request.key(body, "decisionDefinitionKey", -1))
        .setTenantId(tenant)
        .setVariables(Json.msgPack(Request.variables(body))));
    DecisionEvaluationRecord evaluation = answer.read(new DecisionEvaluationRecord());
    List<Object> decisions = new ArrayList<>();
    for (EvaluatedDecisionValue decision : evaluation.getEvaluatedDecisions()) {
      decisions.add(object(
          "decisionDefinitionId", decision.getDecisionId(),
          "decisionDefinitionName", decision.getDecisionName(),
          "decisionDefinitionVersion", decision.getDecisionVersion(),
          "decisionDefinitionType", decision.getDecisionType(),
          "output", decision.getDecisionOutput(),
          "tenantId", evaluation.getTenantId(),
          "matchedRules", matchedRules(decision),
          "evaluatedInputs", inputs(decision),
          "decisionDefinitionKey", key(decision.getDecisionKey()),
          "decisionEvaluationInstanceKey", answer.key() + "-" + (decisions.size() + 1)));
    }
    return object(
        "decisionDefinitionId", evaluation.getDecisionId(),
        "decisionDefinitionKey", key(evaluation.getDecisionKey()),
        "decisionDefinitionName", evaluation.getDecisionName(),
        "decisionDefinitionVersion", evaluation.getDecisionVersion(),
        "decisionEvaluationKey", key(answer.key()),
        "decisionInstanceKey", key(answer.key()),
        "decisionRequirementsId", evaluation.getDecisionRequirementsId(),
        "decisionRequirementsKey", key(evaluation.getDecisionRequirementsKey()),
        "evaluatedDecisions", decisions,
        "failedDecisionDefinitionId", emptyToNull(evaluation.getFailedDecisionId()),
        "failureMessage", emptyToNull(evaluation.getEvaluationFailureMessage()),
        "output", evaluation.getDecisionOutput(),
        "tenantId", evaluation.getTenantId());
  }

  static List<Object> inputs(EvaluatedDecisionValue decision) {
    List<Object> inputs = new ArrayList<>();
    for (EvaluatedInputValue input : decision.getEvaluatedInputs()) {
      inputs.add(object("inputId", input.getInputId(), "inputName", input.getInputName(), "inputValue", input.getInputValue()));
    }
    return inputs;
  }

  static List<Object> matchedRules(EvaluatedDecisionValue decision) {
    List<Object> rules = new ArrayList<>();
    for (MatchedRuleValue rule : decision.getMatchedRules()) {
      List<Object> outputs = new ArrayList<>();
      for (EvaluatedOutputValue output : rule.getEvaluatedOutputs()) {
        outputs.add(object("outputId", output.getOutputId(), "outputName", output.getOutputName(), "outputValue",
            output.getOutputValue(), "ruleId", rule.getRuleId(), "ruleIndex", rule.getRuleIndex()));
      }
      rules.add(object("ruleId", rule.getRuleId(), "ruleIndex", rule.getRuleIndex(), "evaluatedOutputs", outputs));
    }
    return rules;
  }
}
