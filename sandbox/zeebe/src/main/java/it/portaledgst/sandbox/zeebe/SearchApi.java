package it.portaledgst.sandbox.zeebe;

import static it.portaledgst.sandbox.zeebe.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import it.portaledgst.sandbox.zeebe.Query.Special;
import it.portaledgst.sandbox.zeebe.RestServer.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Everything that is only looked at: searches, single rows, XML, forms. */
final class SearchApi {

  private static final int SHOWN_VALUE = 8191; // longer variable values are cut in searches, unless asked not to

  private final Broker broker;

  SearchApi(Broker broker) {
    this.broker = broker;
  }

  void routes(RestServer rest) {
    search(rest, "process-definitions", model -> model.processDefinitions);
    search(rest, "process-instances", model -> model.processInstances);
    search(rest, "element-instances", model -> model.elementInstances);
    search(rest, "incidents", model -> model.incidents);
    search(rest, "user-tasks", model -> model.userTasks);
    search(rest, "jobs", model -> model.jobs);
    search(rest, "message-subscriptions", model -> model.messageSubscriptions);
    search(rest, "correlated-message-subscriptions", model -> model.correlatedMessages);
    search(rest, "decision-definitions", model -> model.decisionDefinitions);
    search(rest, "decision-requirements", model -> model.decisionRequirements);
    search(rest, "decision-instances", model -> model.decisionInstances);

    one(rest, "process-definitions", model -> model.processDefinitions);
    one(rest, "process-instances", model -> model.processInstances);
    one(rest, "element-instances", model -> model.elementInstances);
    one(rest, "incidents", model -> model.incidents);
    one(rest, "user-tasks", model -> model.userTasks);
    one(rest, "decision-definitions", model -> model.decisionDefinitions);
    one(rest, "decision-requirements", model -> model.decisionRequirements);
    one(rest, "variables", model -> model.variables);

    rest.route("POST", "/v2/variables/search", request -> read(model -> variables(request, model.variables, null)));
    rest.route("GET", "/v2/decision-instances/{key}", request -> read(model -> decisionInstance(model, request.text("key"))));
    rest.route("GET", "/v2/process-definitions/{key}/xml", request ->
        read(model -> new Text("text/xml", (String) model.processDefinitions.getOrProblem(request.text("key")).get("_xml"))));
    rest.route("GET", "/v2/process-definitions/{key}/form", request ->
        read(model -> form(model, "formId", model.processDefinitions.getOrProblem(request.text("key")).get("_startFormId"))));
    rest.route("GET", "/v2/decision-requirements/{key}/xml", request ->
        read(model -> new Text("text/xml", (String) model.decisionRequirements.getOrProblem(request.text("key")).get("_xml"))));
    rest.route("GET", "/v2/decision-definitions/{key}/xml", request -> read(model -> {
      Object requirements = model.decisionDefinitions.getOrProblem(request.text("key")).get("decisionRequirementsKey");
      return new Text("text/xml", (String) model.decisionRequirements.getOrProblem(requirements).get("_xml"));
    }));
    rest.route("GET", "/v2/user-tasks/{key}/form", request ->
        read(model -> form(model, "formKey", model.userTasks.getOrProblem(request.text("key")).get("formKey"))));
    rest.route("POST", "/v2/user-tasks/{key}/variables/search", request ->
        read(model -> variables(request, model.variables, variablesOfTask(model, request.text("key"), false))));
    rest.route("POST", "/v2/user-tasks/{key}/effective-variables/search", request ->
        read(model -> variables(request, model.variables, variablesOfTask(model, request.text("key"), true))));
    rest.route("GET", "/v2/process-instances/{key}/sequence-flows", request -> read(model -> {
      model.processInstances.getOrProblem(request.text("key"));
      return object("items", model.sequenceFlows.ofProcessInstance(request.text("key")).stream().map(Table::visible).toList());
    }));
    rest.route("GET", "/v2/process-instances/{key}/call-hierarchy", request -> read(model -> callHierarchy(model, request.text("key"))));
    rest.route("POST", "/v2/process-instances/{key}/incidents/search", request ->
        read(model -> incidentsWithin(model, request, model.processInstances)));
    rest.route("POST", "/v2/element-instances/{key}/incidents/search", request ->
        read(model -> incidentsWithin(model, request, model.elementInstances)));
    rest.route("GET", "/v2/process-instances/{key}/statistics/element-instances", request -> read(model -> {
      model.processInstances.getOrProblem(request.text("key"));
      return object("items", statistics(model.elementInstances.ofProcessInstance(request.text("key"))));
    }));
    rest.route("POST", "/v2/process-definitions/{key}/statistics/element-instances", request -> read(model -> {
      Object key = model.processDefinitions.getOrProblem(request.text("key")).get("processDefinitionKey");
      if (!request.body().path("filter").isEmpty()) {
        throw Problem.unsupported("The sandbox offers the statistics of a process definition without a filter only.");
      }
      return object("items", statistics(model.elementInstances.rows().stream().filter(row -> key.equals(row.get("processDefinitionKey"))).toList()));
    }));
  }

  private Object read(Function<ReadModel, Object> reading) {
    return broker.partition().readModel().read(reading);
  }

  private void search(RestServer rest, String path, Function<ReadModel, Table> table) {
    rest.route("POST", "/v2/" + path + "/search", request -> {
      JsonNode body = request.body();
      return read(model -> new Query(table.apply(model), body).with(specials(model, path)).run());
    });
  }

  private void one(RestServer rest, String path, Function<ReadModel, Table> table) {
    rest.route("GET", "/v2/" + path + "/{key}", request -> {
      request.key("key");
      return read(model -> Table.visible(table.apply(model).getOrProblem(request.text("key"))));
    });
  }

  /** Filters that look further than at a column of the row. */
  private static Map<String, Special> specials(ReadModel model, String path) {
    return switch (path) {
      case "process-definitions" -> Map.of("isLatestVersion", latest(model.processDefinitions, "processDefinitionId"));
      case "decision-definitions" -> Map.of("isLatestVersion", latest(model.decisionDefinitions, "decisionDefinitionId"));
      case "decision-instances" -> Map.of("decisionRequirementsKey", (row, wanted) -> Query.satisfies(row.get("_requirements"), wanted));
      case "element-instances" -> Map.of("elementInstanceScopeKey", (row, wanted) -> Query.satisfies(row.get("_scope"), wanted));
      case "user-tasks" -> Map.of(
          "candidateGroup", (row, wanted) -> anySatisfies(row.get("candidateGroups"), wanted),
          "candidateUser", (row, wanted) -> anySatisfies(row.get("candidateUsers"), wanted),
          "processInstanceVariables", (row, wanted) -> hasVariables(model, row.get("processInstanceKey"), row.get("processInstanceKey"), wanted),
          "localVariables", (row, wanted) -> hasVariables(model, row.get("processInstanceKey"), row.get("elementInstanceKey"), wanted));
      case "process-instances" -> Map.of(
          "variables", (row, wanted) -> hasVariables(model, row.get("processInstanceKey"), row.get("processInstanceKey"), wanted),
          "errorMessage", (row, wanted) -> ofInstance(model.incidents, row).stream()
              .anyMatch(incident -> "ACTIVE".equals(incident.get("state")) && Query.satisfies(incident.get("errorMessage"), wanted)),
          "elementId", (row, wanted) -> anyElement(model, row, "elementId", wanted),
          "elementInstanceState", (row, wanted) -> anyElement(model, row, "state", wanted),
          "hasElementInstanceIncident", (row, wanted) -> anyElement(model, row, "hasIncident", wanted),
          "hasRetriesLeft", (row, wanted) -> ofInstance(model.jobs, row).stream()
              .anyMatch(job -> Query.satisfies(job.get("hasFailedWithRetriesLeft"), wanted)));
      default -> Map.of();
    };
  }

  private static Special latest(Table table, String idColumn) {
    Map<Object, Integer> latest = new LinkedHashMap<>();
    table.rows().forEach(row -> latest.merge(row.get(idColumn), (Integer) row.get("version"), Math::max));
    return (row, wanted) -> wanted.asBoolean() == latest.get(row.get(idColumn)).equals(row.get("version"));
  }

  private static Collection<Map<String, Object>> ofInstance(Table table, Map<String, Object> row) {
    return table.ofProcessInstance((String) row.get("processInstanceKey"));
  }

  private static boolean anyElement(ReadModel model, Map<String, Object> row, String column, JsonNode wanted) {
    return ofInstance(model.elementInstances, row).stream().anyMatch(element -> Query.satisfies(element.get(column), wanted));
  }

  private static boolean anySatisfies(Object values, JsonNode wanted) {
    return values instanceof Collection<?> collection && collection.stream().anyMatch(value -> Query.satisfies(value, wanted));
  }

  private static boolean hasVariables(ReadModel model, Object processInstanceKey, Object scopeKey, JsonNode wanted) {
    for (JsonNode variable : wanted) {
      String name = variable.path("name").asText();
      if (model.variables.ofProcessInstance((String) processInstanceKey).stream().noneMatch(row ->
          scopeKey.equals(row.get("scopeKey")) && name.equals(row.get("name")) && Query.satisfies(row.get("value"), variable.path("value")))) {
        return false;
      }
    }
    return true;
  }

  private static Object variables(Request request, Table table, Collection<Map<String, Object>> candidates) {
    Query query = new Query(table, request.body())
        .with("isTruncated", (row, wanted) -> wanted.asBoolean() == (row.get("value").toString().length() > SHOWN_VALUE));
    Map<String, Object> found = candidates == null ? query.run() : query.run(candidates);
    boolean cut = !"false".equals(request.query().get("truncateValues"));
    List<Object> items = new ArrayList<>();
    for (Object item : (List<?>) found.get("items")) {
      @SuppressWarnings("unchecked")
      Map<String, Object> row = (Map<String, Object>) item;
      String value = row.get("value").toString();
      boolean truncated = cut && value.length() > SHOWN_VALUE;
      row.put("value", truncated ? value.substring(0, SHOWN_VALUE) : value);
      row.put("isTruncated", truncated);
      items.add(row);
    }
    found.put("items", items);
    return found;
  }

  /** The variables a task sees: its own and those of the scopes around it; "effective" leaves out those that are hidden. */
  private static Collection<Map<String, Object>> variablesOfTask(ReadModel model, String taskKey, boolean effective) {
    Map<String, Object> task = model.userTasks.getOrProblem(taskKey);
    List<Map<String, Object>> seen = new ArrayList<>();
    Set<Object> names = new LinkedHashSet<>();
    Object scope = task.get("elementInstanceKey");
    while (scope != null) {
      for (Map<String, Object> variable : model.variables.ofProcessInstance((String) task.get("processInstanceKey"))) {
        if (scope.equals(variable.get("scopeKey")) && (names.add(variable.get("name")) || !effective)) {
          seen.add(variable);
        }
      }
      Map<String, Object> element = model.elementInstances.get(scope);
      scope = element == null ? null : element.get("_scope");
    }
    return seen;
  }

  private static Object form(ReadModel model, String column, Object wanted) {
    Map<String, Object> latest = null;
    for (Map<String, Object> form : model.forms.rows()) {
      if (form.get(column).equals(wanted)) {
        latest = form;
      }
    }
    return latest;
  }

  private static Object decisionInstance(ReadModel model, String key) {
    Map<String, Object> row = model.decisionInstances.getOrProblem(key);
    Map<String, Object> shown = Table.visible(row);
    shown.put("evaluatedInputs", row.get("_inputs"));
    shown.put("matchedRules", row.get("_rules"));
    return shown;
  }

  private static Object incidentsWithin(ReadModel model, Request request, Table scopes) {
    String scope = request.text("key");
    scopes.getOrProblem(scope);
    return new Query(model.incidents, request.body()).run(model.incidents.rows().stream()
        .filter(incident -> ((List<?>) incident.get("_path")).contains(scope)).toList());
  }

  private static Object callHierarchy(ReadModel model, String key) {
    List<Object> fromTheRoot = new ArrayList<>();
    Object next = key;
    while (next != null) {
      Map<String, Object> instance = model.processInstances.getOrProblem(next);
      Object name = instance.get("processDefinitionName");
      fromTheRoot.addFirst(object(
          "processInstanceKey", instance.get("processInstanceKey"),
          "processDefinitionKey", instance.get("processDefinitionKey"),
          "processDefinitionName", name == null ? instance.get("processDefinitionId") : name));
      next = instance.get("parentProcessInstanceKey");
    }
    return fromTheRoot;
  }

  private static List<Object> statistics(Collection<Map<String, Object>> elements) {
    Map<String, long[]> counts = new TreeMap<>();
    for (Map<String, Object> element : elements) {
      long[] count = counts.computeIfAbsent((String) element.get("elementId"), ignored -> new long[4]);
      switch ((String) element.get("state")) {
        case "COMPLETED" -> count[3]++;
        case "TERMINATED" -> count[1]++;
        default -> count[Boolean.TRUE.equals(element.get("hasIncident")) ? 2 : 0]++;
      }
    }
    List<Object> items = new ArrayList<>();
    counts.forEach((id, count) -> items.add(object(
        "elementId", id, "active", count[0], "canceled", count[1], "incidents", count[2], "completed", count[3])));
    return items;
  }
}
