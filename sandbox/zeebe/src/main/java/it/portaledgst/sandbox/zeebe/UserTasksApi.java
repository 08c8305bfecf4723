package it.portaledgst.sandbox.zeebe;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Assigns, changes and completes user tasks. The answer comes when the task's listeners have agreed. */
final class UserTasksApi {

  private final Broker broker;

  UserTasksApi(Broker broker) {
    this.broker = broker;
  }

  void routes(RestServer rest) {
    rest.route("POST", "/v2/user-tasks/{userTaskKey}/completion", this::complete);
    rest.route("POST", "/v2/user-tasks/{userTaskKey}/assignment", this::assign);
    rest.route("DELETE", "/v2/user-tasks/{userTaskKey}/assignee", this::unassign);
    rest.route("PATCH", "/v2/user-tasks/{userTaskKey}", this::update);
  }

  private Object complete(Request request) {
    JsonNode body = request.body();
    return send(request, UserTaskIntent.COMPLETE, new UserTaskRecord()
        .setVariables(Json.msgPack(Request.variables(body)))
        .setAction(Request.text(body, "action", "")));
  }

  private Object assign(Request request) {
    JsonNode body = request.requiredBody();
    boolean override = Json.isAbsent(body.path("allowOverride")) || Request.is(body, "allowOverride");
    String action = Request.text(body, "action", "");
    return send(request, override ? UserTaskIntent.ASSIGN : UserTaskIntent.CLAIM, new UserTaskRecord()
        .setAssignee(assignee(body))
        .setAction(action.isBlank() ? "assign" : action));
  }

  /** The one message of its kind that Camunda gives without a full stop. */
  private static String assignee(JsonNode body) {
    String assignee = Request.text(body, "assignee", "");
    if (assignee.isBlank()) {
      throw Problem.invalid("No assignee provided");
    }
    return assignee;
  }

  private Object unassign(Request request) {
    return send(request, UserTaskIntent.ASSIGN, new UserTaskRecord().setAssignee("").setAction("unassign"));
  }

  private Object update(Request request) {
    JsonNode body = request.body();
    JsonNode changes = body.path("changeset");
    Violations violations = new Violations();
    UserTaskRecord task = new UserTaskRecord().setAction(Request.text(body, "action", ""));
    if (changes.hasNonNull("dueDate")) {
      task.setDueDate(date(changes, "dueDate", "due date", violations)).setDueDateChanged();
    }
    if (changes.hasNonNull("followUpDate")) {
      task.setFollowUpDate(date(changes, "followUpDate", "follow-up date", violations)).setFollowUpDateChanged();
    }
    if (changes.hasNonNull("candidateUsers")) {
      task.setCandidateUsersList(Json.strings(changes.path("candidateUsers"))).setCandidateUsersChanged();
    }
    if (changes.hasNonNull("candidateGroups")) {
      task.setCandidateGroupsList(Json.strings(changes.path("candidateGroups"))).setCandidateGroupsChanged();
    }
    if (changes.hasNonNull("priority")) {
      int priority = Request.integer(changes, "priority", 0);
      violations.add(priority < 0 || priority > 100, "The value for priority is '" + priority + "' but must be within the [0,100] range");
      task.setPriority(priority).setPriorityChanged();
    }
    violations.add(task.getChangedAttributes().isEmpty() && !body.hasNonNull("action"),
        "No update data provided. Provide at least an \"action\" or a non-null value for a supported attribute in the \"changeset\"").check();
    return send(request, UserTaskIntent.UPDATE, task);
  }

  /** An empty text takes the date away. */
  private static String date(JsonNode changes, String name, String inWords, Violations violations) {
    String text = changes.path(name).asText();
    try {
      return text.isEmpty() ? "" : OffsetDateTime.parse(text).toString();
    } catch (DateTimeParseException e) {
      violations.add(true, "The provided " + inWords + " '" + text + "' cannot be parsed as a date according to RFC 3339, section 5.6");
      return "";
    }
  }

  private Object send(Request request, UserTaskIntent intent, UserTaskRecord task) {
    long taskKey = request.key("userTaskKey");
    broker.partition().commands().send(intent, taskKey, task.setUserTaskKey(taskKey));
    return null;
  }
}
