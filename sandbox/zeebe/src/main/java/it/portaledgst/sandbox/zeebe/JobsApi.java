package it.portaledgst.sandbox.zeebe;

import static it.portaledgst.sandbox.zeebe.Json.key;
import static it.portaledgst.sandbox.zeebe.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.msgpack.value.LongValue;
import io.camunda.zeebe.protocol.Protocol;
import io.camunda.zeebe.protocol.impl.record.value.job.JobBatchRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResult;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResultActivateElement;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResultCorrections;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.intent.JobBatchIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.value.JobKind;
import io.camunda.zeebe.protocol.record.value.JobResultType;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Hands jobs to workers (long polling) and takes back what became of them. */
final class JobsApi {

  private static final Duration DEFAULT_LONG_POLL = Duration.ofSeconds(10);

  private final Broker broker;

  /** For each job type the notice after which the engine was last asked in vain; see {@link JobNotices}. */
  private record FoundEmpty(JobNotices notices, long notice) {}

  private final Map<String, FoundEmpty> foundEmpty = new ConcurrentHashMap<>();

  JobsApi(Broker broker) {
    this.broker = broker;
  }

  void routes(RestServer rest) {
    rest.route("POST", "/v2/jobs/activation", this::activate);
    rest.route("POST", "/v2/jobs/{jobKey}/completion", this::complete);
    rest.route("POST", "/v2/jobs/{jobKey}/failure", this::fail);
    rest.route("POST", "/v2/jobs/{jobKey}/error", this::error);
    rest.route("PATCH", "/v2/jobs/{jobKey}", this::update);
  }

  private Object activate(Request request) throws InterruptedException {
    JsonNode body = request.requiredBody();
    List<String> tenants = Request.tenants(Json.strings(body.path("tenantIds")), "Activate Jobs");
    new Violations().required(body, "type").positive(body, "timeout").positive(body, "maxJobsToActivate").check();
    String type = body.path("type").asText();
    long timeout = Request.number(body, "timeout", 0);
    int max = Request.integer(body, "maxJobsToActivate", 0);
    long wait = Request.number(body, "requestTimeout", 0);
    long end = System.nanoTime() + (wait == 0 ? DEFAULT_LONG_POLL.toNanos() : Math.max(0, wait) * 1_000_000);

    Partition partition = broker.partition();
    JobNotices notices = partition.jobs();
    while (true) {
      long notice = notices.latest(type);
      // Asking costs two records on the log: do not ask again as long as nothing can have changed.
      if (!new FoundEmpty(notices, notice).equals(foundEmpty.get(type))) {
        JobBatchRecord batch = partition.commands().send(JobBatchIntent.ACTIVATE, command(body, type, timeout, max, tenants)).read(new JobBatchRecord());
        List<Object> jobs = jobs(batch);
        if (!jobs.isEmpty()) {
          return object("jobs", jobs);
        }
        foundEmpty.put(type, new FoundEmpty(notices, notice));
      }
      if (!notices.awaitAfter(type, notice, end - System.nanoTime())) {
        return object("jobs", List.of());
      }
      if (!request.callerIsThere().getAsBoolean()) {
        // A worker that was stopped while it waited must not take jobs with it.
        notices.notifyWorkAvailable(type);
        return object("jobs", List.of());
      }
    }
  }

  private static JobBatchRecord command(JsonNode body, String type, long timeout, int max, List<String> tenants) {
    JobBatchRecord command = new JobBatchRecord()
        .setType(type)
        .setWorker(Request.text(body, "worker", ""))
        .setTimeout(timeout)
        .setMaxJobsToActivate(max)
        .setTenantIds(tenants);
    Json.strings(body.path("fetchVariable")).forEach(name -> command.variables().add().wrap(BufferUtil.wrapString(name)));
    return command;
  }

  private static List<Object> jobs(JobBatchRecord batch) {
    List<Object> jobs = new ArrayList<>();
    Iterator<LongValue> keys = batch.jobKeys().iterator();
    for (JobRecord job : batch.jobs()) {
      jobs.add(object(
          "jobKey", key(keys.next().getValue()),
          "type", job.getType(),
          "processDefinitionId", job.getBpmnProcessId(),
          "processDefinitionVersion", job.getProcessDefinitionVersion(),
          "elementId", job.getElementId(),
          "customHeaders", job.getCustomHeadersObjectMap(),
          "worker", job.getWorker(),
          "retries", job.getRetries(),
          "deadline", job.getDeadline(),
          "variables", job.getVariables(),
          "tenantId", job.getTenantId(),
          "processInstanceKey", key(job.getProcessInstanceKey()),
          "processDefinitionKey", key(job.getProcessDefinitionKey()),
          "elementInstanceKey", key(job.getElementInstanceKey()),
          "kind", job.getJobKind().name(),
          "listenerEventType", job.getJobListenerEventType().name(),
          "userTask", userTask(job),
          "tags", job.getTags(),
          "rootProcessInstanceKey", null)); // the engine's jobs do not know it yet
    }
    return jobs;
  }

  /** The engine tells a task listener about the task in reserved headers. */
  private static Object userTask(JobRecord job) {
    Map<String, String> headers = job.getCustomHeaders();
    if (job.getJobKind() != JobKind.TASK_LISTENER || headers.isEmpty()) {
      return null;
    }
    String priority = headers.get(Protocol.USER_TASK_PRIORITY_HEADER_NAME);
    return object(
        "action", headers.get(Protocol.USER_TASK_ACTION_HEADER_NAME),
        "assignee", headers.get(Protocol.USER_TASK_ASSIGNEE_HEADER_NAME),
        "candidateGroups", Json.strings(headers.get(Protocol.USER_TASK_CANDIDATE_GROUPS_HEADER_NAME)),
        "candidateUsers", Json.strings(headers.get(Protocol.USER_TASK_CANDIDATE_USERS_HEADER_NAME)),
        "changedAttributes", Json.strings(headers.get(Protocol.USER_TASK_CHANGED_ATTRIBUTES_HEADER_NAME)),
        "dueDate", headers.get(Protocol.USER_TASK_DUE_DATE_HEADER_NAME),
        "followUpDate", headers.get(Protocol.USER_TASK_FOLLOW_UP_DATE_HEADER_NAME),
        "formKey", headers.get(Protocol.USER_TASK_FORM_KEY_HEADER_NAME),
        "priority", priority == null || priority.isEmpty() ? null : Integer.valueOf(priority),
        "userTaskKey", headers.get(Protocol.USER_TASK_KEY_HEADER_NAME));
  }

  private Object complete(Request request) {
    JsonNode body = request.body();
    JobRecord job = new JobRecord().setVariables(Json.msgPack(Request.variables(body)));
    if (!Json.isAbsent(body.path("result"))) {
      job.setResult(result(body.path("result")));
    }
    return send(request, JobIntent.COMPLETE, job);
  }

  private static JobResult result(JsonNode json) {
    String type = Request.text(json, "type", "");
    return switch (type) {
      case "userTask" -> userTaskResult(json);
      case "adHocSubProcess" -> adHocSubProcessResult(json);
      default -> throw Problem.unreadable("Cannot map value '" + type
          + "' for type 'result'. Use any of the following values: [userTask, adHocSubProcess]");
    };
  }

  private static JobResult adHocSubProcessResult(JsonNode json) {
    JobResult result = new JobResult()
        .setType(JobResultType.AD_HOC_SUB_PROCESS)
        .setCompletionConditionFulfilled(Request.is(json, "isCompletionConditionFulfilled"))
        .setCancelRemainingInstances(Request.is(json, "isCancelRemainingInstances"));
    json.path("activateElements").forEach(element -> result.addActivateElement(new JobResultActivateElement()
        .setElementId(Request.required(element, "elementId"))
        .setVariables(Json.msgPack(Request.variables(element)))));
    return result;
  }

  private static JobResult userTaskResult(JsonNode json) {
    JobResult result = new JobResult()
        .setType(JobResultType.USER_TASK)
        .setDenied(Request.is(json, "denied"))
        .setDeniedReason(Request.text(json, "deniedReason", ""));
    JsonNode given = json.path("corrections");
    JobResultCorrections corrections = new JobResultCorrections();
    List<String> corrected = new ArrayList<>();
    if (given.hasNonNull("assignee")) {
      corrections.setAssignee(given.path("assignee").asText());
      corrected.add(UserTaskRecord.ASSIGNEE);
    }
    if (given.hasNonNull("dueDate")) {
      corrections.setDueDate(given.path("dueDate").asText());
      corrected.add(UserTaskRecord.DUE_DATE);
    }
    if (given.hasNonNull("followUpDate")) {
      corrections.setFollowUpDate(given.path("followUpDate").asText());
      corrected.add(UserTaskRecord.FOLLOW_UP_DATE);
    }
    if (given.hasNonNull("candidateUsers")) {
      corrections.setCandidateUsersList(Json.strings(given.path("candidateUsers")));
      corrected.add(UserTaskRecord.CANDIDATE_USERS);
    }
    if (given.hasNonNull("candidateGroups")) {
      corrections.setCandidateGroupsList(Json.strings(given.path("candidateGroups")));
      corrected.add(UserTaskRecord.CANDIDATE_GROUPS);
    }
    if (given.hasNonNull("priority")) {
      corrections.setPriority(given.path("priority").asInt());
      corrected.add(UserTaskRecord.PRIORITY);
    }
    return result.setCorrections(corrections).setCorrectedAttributes(corrected);
  }

  private Object fail(Request request) {
    JsonNode body = request.body();
    return send(request, JobIntent.FAIL, new JobRecord()
        .setRetries(Request.integer(body, "retries", 0))
        .setErrorMessage(Request.text(body, "errorMessage", ""))
        .setRetryBackoff(Request.number(body, "retryBackOff", 0))
        .setVariables(Json.msgPack(Request.variables(body))));
  }

  private Object error(Request request) {
    JsonNode body = request.requiredBody();
    return send(request, JobIntent.THROW_ERROR, new JobRecord()
        .setErrorCode(BufferUtil.wrapString(Request.required(body, "errorCode")))
        .setErrorMessage(Request.text(body, "errorMessage", ""))
        .setVariables(Json.msgPack(Request.variables(body))));
  }

  private Object update(Request request) {
    JsonNode body = request.requiredBody();
    JsonNode changes = body.path("changeset");
    new Violations().add(!changes.hasNonNull("retries") && !changes.hasNonNull("timeout"), "At least one of [retries, timeout] is required")
        .operationReference(body).check();
    JobRecord job = new JobRecord();
    if (changes.hasNonNull("retries") && changes.hasNonNull("timeout")) {
      job.setChangedAttributes(Set.of(JobRecord.RETRIES, JobRecord.TIMEOUT));
    } else if (changes.hasNonNull("retries")) {
      job.setChangedAttributes(Set.of(JobRecord.RETRIES));
    } else {
      job.setChangedAttributes(Set.of(JobRecord.TIMEOUT));
    }
    job.setRetries(Request.integer(changes, "retries", -1));
    job.setTimeout(Request.number(changes, "timeout", -1));
    return send(request, JobIntent.UPDATE, job);
  }

  private Object send(Request request, JobIntent intent, JobRecord job) {
    broker.partition().commands().send(intent, request.key("jobKey"), job);
    return null;
  }
}
