package it.portaledgst.sandbox.zeebe;

import static it.portaledgst.sandbox.zeebe.Json.object;
import static it.portaledgst.sandbox.zeebe.ReadModel.CORRELATED_MESSAGES;
import static it.portaledgst.sandbox.zeebe.ReadModel.DECISION_DEFINITIONS;
import static it.portaledgst.sandbox.zeebe.ReadModel.DECISION_INSTANCES;
import static it.portaledgst.sandbox.zeebe.ReadModel.DECISION_REQUIREMENTS;
import static it.portaledgst.sandbox.zeebe.ReadModel.ELEMENT_INSTANCES;
import static it.portaledgst.sandbox.zeebe.ReadModel.FORMS;
import static it.portaledgst.sandbox.zeebe.ReadModel.INCIDENTS;
import static it.portaledgst.sandbox.zeebe.ReadModel.INCIDENTS_BY_DEFINITION;
import static it.portaledgst.sandbox.zeebe.ReadModel.INCIDENTS_BY_ERROR;
import static it.portaledgst.sandbox.zeebe.ReadModel.JOBS;
import static it.portaledgst.sandbox.zeebe.ReadModel.MESSAGE_SUBSCRIPTIONS;
import static it.portaledgst.sandbox.zeebe.ReadModel.PROCESS_DEFINITIONS;
import static it.portaledgst.sandbox.zeebe.ReadModel.PROCESS_INSTANCES;
import static it.portaledgst.sandbox.zeebe.ReadModel.RUNNING_BY_DEFINITION;
import static it.portaledgst.sandbox.zeebe.ReadModel.RUNNING_BY_VERSION;
import static it.portaledgst.sandbox.zeebe.ReadModel.SEQUENCE_FLOWS;
import static it.portaledgst.sandbox.zeebe.ReadModel.USER_TASKS;
import static it.portaledgst.sandbox.zeebe.ReadModel.VARIABLES;

import com.fasterxml.jackson.databind.JsonNode;
import it.portaledgst.sandbox.zeebe.Query.Special;
import it.portaledgst.sandbox.zeebe.RestServer.Text;
import it.portaledgst.sandbox.zeebe.Table.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Everything that is only looked at: searches, single rows, XML, forms. */
final class SearchApi {

  private static final int SHOWN_VALUE = 8191; // longer variable values are cut in searches, unless asked not to

  private static final Special OF_ITS_ELEMENTS = (wanted, filter) -> {
    // One element must be all that is asked for; the first of the three filters asks for the others too.
    List<Condition> element = new ArrayList<>();
    Map<String, String> columns = Map.of("elementId", "elementId", "elementInstanceState", "state", "hasElementInstanceIncident", "hasIncident");
    columns.forEach((name, column) -> {
      if (filter.hasNonNull(name)) {
        element.add(Condition.on("e." + column, ELEMENT_INSTANCES.kind(column), name, filter.path(name)));
      }
    });
    return Condition.all(element).within("t.processInstanceKey IN (SELECT e.processInstanceKey FROM element_instances e WHERE %s)");
  };

  private static final Special OF_ERROR = (wanted, filter) -> Condition.on("t._errorHashCode", Kind.NUMBER, "errorHashCode", wanted);

  /** Filters that look further than at a column of the row. */
  private static final Map<Table, Map<String, Special>> SPECIALS = Map.of(
      PROCESS_DEFINITIONS, Map.of("isLatestVersion", latest("process_definitions", "processDefinitionId")),
      DECISION_DEFINITIONS, Map.of("isLatestVersion", latest("decision_definitions", "decisionDefinitionId")),
      INCIDENTS_BY_DEFINITION, Map.of("errorHashCode", OF_ERROR),
      DECISION_INSTANCES, Map.of("decisionRequirementsKey", hidden("_requirements")),
      ELEMENT_INSTANCES, Map.of("elementInstanceScopeKey", hidden("_scope")),
      USER_TASKS, Map.of(
          "candidateGroup", (wanted, filter) -> Condition.on("t.candidateGroups", Kind.JSON, "candidateGroup", wanted),
          "candidateUser", (wanted, filter) -> Condition.on("t.candidateUsers", Kind.JSON, "candidateUser", wanted),
          "processInstanceVariables", (wanted, filter) -> variables("processInstanceKey", wanted),
          "localVariables", (wanted, filter) -> variables("elementInstanceKey", wanted)),
      PROCESS_INSTANCES, Map.of(
          "variables", (wanted, filter) -> variables("processInstanceKey", wanted),
          "errorMessage", (wanted, filter) -> Condition.on("i.errorMessage", Kind.TEXT, "errorMessage", wanted)
              .within("t.processInstanceKey IN (SELECT i.processInstanceKey FROM incidents i WHERE i.state = 'ACTIVE' AND %s)"),
          "hasRetriesLeft", (wanted, filter) -> Condition.on("j.hasFailedWithRetriesLeft", Kind.FLAG, "hasRetriesLeft", wanted)
              .within("t.processInstanceKey IN (SELECT j.processInstanceKey FROM jobs j WHERE %s)"),
          "incidentErrorHashCode", (wanted, filter) -> Condition.on("i._errorHashCode", Kind.NUMBER, "incidentErrorHashCode", wanted)
              .within("t.processInstanceKey IN (SELECT i.processInstanceKey FROM incidents i WHERE i.state = 'ACTIVE' AND %s)"),
          "elementId", OF_ITS_ELEMENTS,
          "elementInstanceState", OF_ITS_ELEMENTS,
          "hasElementInstanceIncident", OF_ITS_ELEMENTS));

  private final Broker broker;

  SearchApi(Broker broker) {
    this.broker = broker;
  }

  void routes(RestServer rest) {
    search(rest, "process-definitions", PROCESS_DEFINITIONS);
    search(rest, "process-instances", PROCESS_INSTANCES);
    search(rest, "element-instances", ELEMENT_INSTANCES);
    search(rest, "incidents", INCIDENTS);
    search(rest, "user-tasks", USER_TASKS);
    search(rest, "jobs", JOBS);
    search(rest, "message-subscriptions", MESSAGE_SUBSCRIPTIONS);
    search(rest, "correlated-message-subscriptions", CORRELATED_MESSAGES);
    search(rest, "decision-definitions", DECISION_DEFINITIONS);
    search(rest, "decision-requirements", DECISION_REQUIREMENTS);
    search(rest, "decision-instances", DECISION_INSTANCES);

    one(rest, "process-definitions", PROCESS_DEFINITIONS);
    one(rest, "process-instances", PROCESS_INSTANCES);
    one(rest, "element-instances", ELEMENT_INSTANCES);
    one(rest, "incidents", INCIDENTS);
    one(rest, "user-tasks", USER_TASKS);
    one(rest, "decision-definitions", DECISION_DEFINITIONS);
    one(rest, "decision-requirements", DECISION_REQUIREMENTS);
    one(rest, "variables", VARIABLES);

    query(rest, "process-definitions/statistics/process-instances", RUNNING_BY_DEFINITION);
    query(rest, "process-definitions/statistics/process-instances-by-version", RUNNING_BY_VERSION, "processDefinitionId");
    query(rest, "incidents/statistics/process-instances-by-error", INCIDENTS_BY_ERROR);
    query(rest, "incidents/statistics/process-instances-by-definition", INCIDENTS_BY_DEFINITION, "errorHashCode");

    rest.route("POST", "/v2/variables/search", request -> read(session -> variables(session, request, new Query(VARIABLES, request.body()))));
    rest.route("GET", "/v2/decision-instances/{key}", request -> read(session -> decisionInstance(session, request.text("key"))));
    rest.route("GET", "/v2/process-definitions/{key}/xml", request ->
        read(session -> xml(PROCESS_DEFINITIONS.getOrProblem(session, request.text("key")))));
    rest.route("GET", "/v2/process-definitions/{key}/form", request ->
        read(session -> form(session, "formId", PROCESS_DEFINITIONS.getOrProblem(session, request.text("key")).get("_startFormId"))));
    rest.route("GET", "/v2/decision-requirements/{key}/xml", request ->
        read(session -> xml(DECISION_REQUIREMENTS.getOrProblem(session, request.text("key")))));
    rest.route("GET", "/v2/decision-definitions/{key}/xml", request -> read(session -> xml(DECISION_REQUIREMENTS.getOrProblem(session,
        (String) DECISION_DEFINITIONS.getOrProblem(session, request.text("key")).get("decisionRequirementsKey")))));
    rest.route("GET", "/v2/user-tasks/{key}/form", request ->
        read(session -> form(session, "formKey", USER_TASKS.getOrProblem(session, request.text("key")).get("formKey"))));
    rest.route("POST", "/v2/user-tasks/{key}/variables/search", request -> read(session -> variablesOfTask(session, request, false)));
    rest.route("POST", "/v2/user-tasks/{key}/effective-variables/search", request -> read(session -> variablesOfTask(session, request, true)));
    rest.route("GET", "/v2/process-instances/{key}/sequence-flows", request -> read(session -> {
      PROCESS_INSTANCES.getOrProblem(session, request.text("key"));
      return object("items", session.rows(SEQUENCE_FLOWS, SEQUENCE_FLOWS.visibleColumns(), "WHERE processInstanceKey = ?", request.key("key")));
    }));
    rest.route("GET", "/v2/process-instances/{key}/call-hierarchy", request -> read(session -> callHierarchy(session, request.text("key"))));
    rest.route("POST", "/v2/process-instances/{key}/incidents/search", request -> read(session -> incidentsWithin(session, request, PROCESS_INSTANCES)));
    rest.route("POST", "/v2/element-instances/{key}/incidents/search", request -> read(session -> incidentsWithin(session, request, ELEMENT_INSTANCES)));
    rest.route("GET", "/v2/process-instances/{key}/statistics/element-instances", request -> read(session -> {
      PROCESS_INSTANCES.getOrProblem(session, request.text("key"));
      return statistics(session, Condition.of("e.processInstanceKey = ?", request.key("key")));
    }));
    rest.route("POST", "/v2/process-definitions/{key}/statistics/element-instances", request -> read(session -> {
      PROCESS_DEFINITIONS.getOrProblem(session, request.text("key"));
      Condition instances = query(PROCESS_INSTANCES, request.body()).where("t.processDefinitionKey = ?", request.key("key")).condition();
      return statistics(session, request.body().path("filter").isEmpty()
          ? Condition.of("e.processDefinitionKey = ?", request.key("key"))
          : instances.within("e.processInstanceKey IN (SELECT t.processInstanceKey FROM process_instances t WHERE %s)"));
    }));
  }

  private Object read(Function<History.Session, Object> reading) {
    return broker.partition().readModel().read(reading);
  }

  private static Query query(Table table, JsonNode body) {
    return new Query(table, body).with(SPECIALS.getOrDefault(table, Map.of()));
  }

  private void search(RestServer rest, String path, Table table) {
    query(rest, path + "/search", table);
  }

  private void query(RestServer rest, String path, Table table, String... required) {
    rest.route("POST", "/v2/" + path, request -> {
      for (String filter : required) {
        Request.required(request.body().path("filter"), filter);
      }
      Query query = query(table, request.body());
      return read(query::run);
    });
  }

  private void one(RestServer rest, String path, Table table) {
    rest.route("GET", "/v2/" + path + "/{key}", request ->
        read(session -> Table.visible(table.getOrProblem(session, request.text("key")))));
  }

  private static Special hidden(String column) {
    return (wanted, filter) -> Condition.on("t." + column, Kind.KEY, column.substring(1), wanted);
  }

  private static Special latest(String table, String id) {
    String latest = "t.version = (SELECT MAX(o.version) FROM " + table + " o WHERE o." + id + " = t." + id + ")";
    return (wanted, filter) -> Condition.of(wanted.asBoolean() ? latest : "NOT " + latest);
  }

  /** Each of the variables is there, in the scope that a column of the row names. */
  private static Condition variables(String scopeColumn, JsonNode wanted) {
    List<Condition> each = new ArrayList<>();
    for (JsonNode variable : wanted) {
      each.add(Condition.on("v.value", Kind.TEXT, "value", variable.path("value")).within(
          "EXISTS (SELECT 1 FROM variables v WHERE v.processInstanceKey = t.processInstanceKey AND v.scopeKey = t." + scopeColumn
              + " AND v.name = ? AND %s)", variable.path("name").asText()));
    }
    return Condition.all(each);
  }

  private static Object variables(History.Session session, Request request, Query query) {
    query.with("isTruncated", (wanted, filter) -> Condition.of("(LENGTH(t.value) > " + SHOWN_VALUE + ") = ?", wanted.asBoolean() ? 1 : 0));
    Map<String, Object> found = query.run(session);
    boolean cut = !"false".equals(request.query().get("truncateValues"));
    for (Object item : (List<?>) found.get("items")) {
      @SuppressWarnings("unchecked")
      Map<String, Object> row = (Map<String, Object>) item;
      String value = (String) row.get("value");
      boolean truncated = cut && value.length() > SHOWN_VALUE;
      row.put("value", truncated ? value.substring(0, SHOWN_VALUE) : value);
      row.put("isTruncated", truncated);
    }
    return found;
  }

  /** The variables a task sees: its own and those of the scopes around it; "effective" leaves out those that are hidden. */
  private static Object variablesOfTask(History.Session session, Request request, boolean effective) {
    Map<String, Object> task = USER_TASKS.getOrProblem(session, request.text("key"));
    String seen = """
        WITH RECURSIVE scopes(scope, distance) AS (
          SELECT elementInstanceKey, 0 FROM user_tasks WHERE userTaskKey = ?
          UNION ALL SELECT e._scope, distance + 1 FROM scopes JOIN element_instances e ON e.elementInstanceKey = scope)
        SELECT v.variableKey, %s FROM scopes JOIN variables v ON v.scopeKey = scope AND v.processInstanceKey = ?
        """.formatted(effective ? "MIN(distance)" : "distance") + (effective ? "GROUP BY v.name" : "");
    return variables(session, request, new Query(VARIABLES, request.body()).where("t.variableKey IN (SELECT variableKey FROM (" + seen + "))",
        request.key("key"), Long.valueOf((String) task.get("processInstanceKey"))));
  }

  private static Text xml(Map<String, Object> definition) {
    return new Text("text/xml", (String) definition.get("_xml"));
  }

  private static Object form(History.Session session, String column, Object wanted) {
    List<Map<String, Object>> forms = session.rows(FORMS, FORMS.visibleColumns(), "WHERE " + column + " = ? ORDER BY version DESC LIMIT 1", wanted);
    return forms.isEmpty() ? null : forms.getFirst();
  }

  private static Object decisionInstance(History.Session session, String key) {
    Map<String, Object> row = DECISION_INSTANCES.getOrProblem(session, key);
    Map<String, Object> shown = Table.visible(row);
    shown.put("evaluatedInputs", row.get("_inputs"));
    shown.put("matchedRules", row.get("_rules"));
    return shown;
  }

  private static Object incidentsWithin(History.Session session, Request request, Table scopes) {
    String scope = request.text("key");
    String root = (String) scopes.getOrProblem(session, scope).get("rootProcessInstanceKey");
    return new Query(INCIDENTS, request.body())
        .where("t.rootProcessInstanceKey = ? AND EXISTS (SELECT 1 FROM json_each(t._path) WHERE value = ?)", Long.valueOf(root), scope)
        .run(session);
  }

  private static Object callHierarchy(History.Session session, String key) {
    List<Object> fromTheRoot = new ArrayList<>();
    String next = key;
    while (next != null) {
      Map<String, Object> instance = PROCESS_INSTANCES.getOrProblem(session, next);
      Object name = instance.get("processDefinitionName");
      fromTheRoot.addFirst(object(
          "processInstanceKey", instance.get("processInstanceKey"),
          "processDefinitionKey", instance.get("processDefinitionKey"),
          "processDefinitionName", name == null ? instance.get("processDefinitionId") : name));
      next = (String) instance.get("parentProcessInstanceKey");
    }
    return fromTheRoot;
  }

  private static Object statistics(History.Session session, Condition elements) {
    return object("items", session.query("""
        SELECT elementId,
          COUNT(*) FILTER (WHERE state = 'ACTIVE' AND NOT hasIncident), COUNT(*) FILTER (WHERE state = 'TERMINATED'),
          COUNT(*) FILTER (WHERE state = 'ACTIVE' AND hasIncident), COUNT(*) FILTER (WHERE state = 'COMPLETED')
        FROM element_instances e WHERE %s GROUP BY elementId ORDER BY elementId""".formatted(elements.sql()),
        row -> object("elementId", row.getString(1), "active", row.getLong(2), "canceled", row.getLong(3),
            "incidents", row.getLong(4), "completed", row.getLong(5)),
        elements.values().toArray()));
  }
}
