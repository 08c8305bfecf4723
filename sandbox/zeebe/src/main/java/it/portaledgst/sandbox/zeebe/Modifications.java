package it.portaledgst.sandbox.zeebe;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationActivateInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationTerminateInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationVariableInstruction;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceModificationIntent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Modifies process instances. The engine takes element instance keys only; element ids and moves are turned into
 * activations and terminations first, the way its 8.9 successor does it, from what searches show to be active.
 */
final class Modifications {

  private static final long NO_ANCESTOR = -1;

  private final Broker broker;

  /** An element instance and the key of the one around it. */
  private record Active(long key, String elementId, long scope) {}

  Modifications(Broker broker) {
    this.broker = broker;
  }

  Object modify(Request request) throws InterruptedException {
    long instanceKey = request.key("processInstanceKey");
    JsonNode body = request.requiredBody();
    validate(body);
    ProcessInstanceModificationRecord command = new ProcessInstanceModificationRecord().setProcessInstanceKey(instanceKey);
    for (JsonNode activation : body.path("activateInstructions")) {
      command.addActivateInstruction(activation(activation.path("elementId").asText(),
          Request.key(activation, "ancestorElementInstanceKey", NO_ANCESTOR), activation));
    }
    Set<Long> ended = new HashSet<>();
    Set<String> endedIds = new HashSet<>();
    for (JsonNode termination : body.path("terminateInstructions")) {
      if (hasText(termination, "elementInstanceKey")) {
        long ending = Request.key(termination, "elementInstanceKey", 0);
        ended.add(ending);
        command.addTerminateInstruction(termination(ending));
      } else {
        endedIds.add(termination.path("elementId").asText());
      }
    }
    Map<String, JsonNode> moves = new HashMap<>();
    Map<Long, JsonNode> movesByKey = new HashMap<>();
    for (JsonNode move : body.path("moveInstructions")) {
      JsonNode source = move.path("sourceElementInstruction");
      if (hasText(source, "sourceElementInstanceKey")) {
        movesByKey.put(Request.key(source, "sourceElementInstanceKey", 0), move);
      } else if (moves.put(source.path("sourceElementId").asText(), move) != null) {
        throw rejected(instanceKey, "multiple move instructions with identical source element ids", source.path("sourceElementId").asText());
      }
    }
    if (!endedIds.isEmpty() || !moves.isEmpty() || !movesByKey.isEmpty()) {
      Map<Long, Active> active = active(instanceKey);
      moveByKey(command, movesByKey, active);
      ended.addAll(movesByKey.keySet());
      moveOrEndById(command, moves, endedIds, active, ended);
    }
    broker.partition().commands().send(ProcessInstanceModificationIntent.MODIFY, instanceKey, command);
    return null;
  }

  private void moveByKey(ProcessInstanceModificationRecord command, Map<Long, JsonNode> moves, Map<Long, Active> active) {
    moves.forEach((sourceKey, move) -> {
      Active source = active.get(sourceKey);
      if (source == null) {
        throw rejected(command.getProcessInstanceKey(), "one or more move instructions with a source element instance that could not be found", sourceKey);
      }
      move(command, source, move, active);
    });
  }

  /** Goes from the outside to the inside: what ends takes along what is in it. */
  private void moveOrEndById(ProcessInstanceModificationRecord command, Map<String, JsonNode> moves, Set<String> endedIds,
      Map<Long, Active> active, Set<Long> ended) {
    for (Active element : active.values()) {
      if (ended.contains(element.scope)) {
        ended.add(element.key);
      } else if (moves.containsKey(element.elementId) && ended.add(element.key)) {
        move(command, element, moves.get(element.elementId), active);
      } else if (endedIds.contains(element.elementId) && ended.add(element.key)) {
        command.addTerminateInstruction(termination(element.key));
      }
    }
  }

  private static Problem rejected(long instanceKey, String contained, Object what) {
    return Problem.rejected(ProcessInstanceModificationIntent.MODIFY, RejectionType.INVALID_ARGUMENT,
        "Expected to modify process instance '%d' but it contains %s: '%s'".formatted(instanceKey, contained, what));
  }

  private static void validate(JsonNode body) {
    Violations violations = new Violations();
    for (JsonNode activation : body.path("activateInstructions")) {
      violations.required(activation, "elementId");
      validateVariables(activation, violations);
    }
    for (JsonNode termination : body.path("terminateInstructions")) {
      violations.add(!hasText(termination, "elementInstanceKey") && !hasText(termination, "elementId"), "No elementId provided");
    }
    for (JsonNode move : body.path("moveInstructions")) {
      JsonNode source = move.path("sourceElementInstruction");
      if (Json.isAbsent(source)) {
        violations.add(true, "No sourceElementInstruction provided");
      } else {
        violations.add(!hasText(source, "sourceElementInstanceKey") && !hasText(source, "sourceElementId"), "No sourceElementId provided");
      }
      violations.required(move, "targetElementId");
      validateVariables(move, violations);
    }
    violations.operationReference(body).check();
  }

  private static void validateVariables(JsonNode instruction, Violations violations) {
    for (JsonNode variables : instruction.path("variableInstructions")) {
      violations.add(Request.variables(variables).isEmpty(), "No variables provided");
    }
  }

  private static boolean hasText(JsonNode node, String name) {
    return !Request.text(node, name, "").isBlank();
  }

  private void move(ProcessInstanceModificationRecord command, Active source, JsonNode move, Map<Long, Active> active) {
    String target = move.path("targetElementId").asText();
    JsonNode ancestor = move.path("ancestorScopeInstruction");
    long ancestorKey = switch (Request.text(ancestor, "ancestorScopeType", "direct")) {
      case "sourceParent" -> source.scope;
      case "inferred" -> inferredAncestor(source, target, active);
      default -> Request.key(ancestor, "ancestorElementInstanceKey", NO_ANCESTOR);
    };
    command.addActivateInstruction(activation(target, ancestorKey, move));
    command.addTerminateInstruction(termination(source.key));
  }

  /** The innermost scope around the source that is also one around the target. */
  private long inferredAncestor(Active source, String target, Map<Long, Active> active) {
    long instanceKey = source.scope;
    while (active.containsKey(instanceKey)) {
      instanceKey = active.get(instanceKey).scope;
    }
    List<String> scopes = ProcessModel.scopesAround(target, bpmnOf(instanceKey));
    if (scopes.isEmpty()) {
      return source.scope; // there is no such element, which the engine will say
    }
    for (Active around = active.get(source.scope); around != null; around = active.get(around.scope)) {
      if (scopes.contains(around.elementId)) {
        return around.key;
      }
    }
    return instanceKey;
  }

  private static ProcessInstanceModificationActivateInstruction activation(String elementId, long ancestorKey, JsonNode instruction) {
    ProcessInstanceModificationActivateInstruction activation = new ProcessInstanceModificationActivateInstruction()
        .setElementId(elementId)
        .setAncestorScopeKey(ancestorKey);
    for (JsonNode variables : instruction.path("variableInstructions")) {
      activation.addVariableInstruction(new ProcessInstanceModificationVariableInstruction()
          .setElementId(Request.text(variables, "scopeId", ""))
          .setVariables(Json.msgPack(Request.variables(variables))));
    }
    return activation;
  }

  private static ProcessInstanceModificationTerminateInstruction termination(long elementInstanceKey) {
    return new ProcessInstanceModificationTerminateInstruction().setElementInstanceKey(elementInstanceKey);
  }

  /** What is active, outer scopes first. */
  private Map<Long, Active> active(long instanceKey) throws InterruptedException {
    Partition partition = broker.partition();
    partition.awaitSearchable();
    Map<Long, Active> active = new LinkedHashMap<>();
    partition.readModel().read(session -> session.query("""
        WITH RECURSIVE inside(elementInstanceKey, elementId, scope, depth) AS (
          SELECT elementInstanceKey, elementId, _scope, 0 FROM element_instances
            WHERE processInstanceKey = ?1 AND state = 'ACTIVE' AND _scope = ?1
          UNION ALL SELECT e.elementInstanceKey, e.elementId, e._scope, depth + 1 FROM inside
            JOIN element_instances e ON e._scope = inside.elementInstanceKey AND e.processInstanceKey = ?1 AND e.state = 'ACTIVE')
        SELECT elementInstanceKey, elementId, scope FROM inside ORDER BY depth, elementInstanceKey""",
        row -> active.put(row.getLong(1), new Active(row.getLong(1), row.getString(2), row.getLong(3))), instanceKey));
    return active;
  }

  private String bpmnOf(long instanceKey) {
    return broker.partition().readModel().read(session -> session.query(
        "SELECT d._xml FROM process_instances i JOIN process_definitions d ON d.processDefinitionKey = i.processDefinitionKey WHERE i.processInstanceKey = ?",
        row -> row.getString(1), instanceKey)).getFirst();
  }
}
