package it.portaledgst.workers.monitoring;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.ProcessDefinition;
import io.camunda.client.api.search.response.Variable;
import it.portaledgst.domain.monitoring.ElementCount;
import it.portaledgst.domain.monitoring.EngineIncident;
import it.portaledgst.domain.monitoring.PathStep;
import it.portaledgst.domain.monitoring.ProcessPicture;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What Camunda's v2 API tells of our processes: of the sandbox's engine as of a cluster's. Every question has a limit. */
@Component
class EngineView {

    /** Of a process: what ran in older ones is long over. */
    private static final int VERSIONS = 20;
    /** The oldest ones; how many there are at all, the counts of the elements tell. */
    private static final int INCIDENTS = 200;
    private static final int INSTANCES = 20;
    private static final int STEPS = 500;
    /** By these a person finds an instance in Operate; the first one that it has. */
    private static final List<String> BUSINESS_KEYS = List.of("requestId", "supportId", "receiptKey", "statementId");
    private static final String OLDER_VERSION = "olderVersion";

    private final CamundaClient engine;
    private final Clock clock;
    private final List<String> ours = Models.ours();

    EngineView(CamundaClient engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    List<ProcessPicture> processes() {
        return ours.stream().map(id -> engine.newProcessDefinitionSearchRequest().filter(filter -> filter.processDefinitionId(id))
                        .sort(sort -> sort.version().desc()).page(page -> page.limit(VERSIONS)).send().join().items())
                .filter(versions -> !versions.isEmpty()).map(this::picture).toList();
    }

    private ProcessPicture picture(List<ProcessDefinition> versions) {
        var newest = versions.getFirst();
        var bpmn = engine.newProcessDefinitionGetXmlRequest(newest.getProcessDefinitionKey()).send().join();
        Map<String, ElementCount> counts = new LinkedHashMap<>();
        Models.elements(bpmn).forEach(element -> counts.put(element.elementId(), element));
        for (var version : versions) {
            engine.newProcessDefinitionElementStatisticsRequest(version.getProcessDefinitionKey()).send().join().stream()
                    .filter(told -> !told.getElementId().equals(newest.getProcessDefinitionId()))
                    .map(told -> new ElementCount(told.getElementId(), null, OLDER_VERSION, told.getActive(), told.getCompleted(),
                            told.getCanceled(), told.getIncidents()))
                    .forEach(told -> counts.merge(told.elementId(), told, EngineView::sum));
        }
        return new ProcessPicture(newest.getProcessDefinitionId(), newest.getName() == null ? newest.getProcessDefinitionId() : newest.getName(),
                newest.getVersion(), newest.getVersionTag(), bpmn, clock.instant(), List.copyOf(counts.values()));
    }

    private static ElementCount sum(ElementCount known, ElementCount more) {
        return new ElementCount(known.elementId(), known.name(), known.kind(), known.active() + more.active(),
                known.completed() + more.completed(), known.canceled() + more.canceled(), known.incidents() + more.incidents());
    }

    List<EngineIncident> incidents() {
        var incidents = engine.newIncidentSearchRequest()
                .filter(filter -> filter.state(IncidentState.ACTIVE).processDefinitionId(id -> id.in(ours)))
                .sort(sort -> sort.creationTime().asc()).page(page -> page.limit(INCIDENTS)).send().join().items();
        var names = names(incidents.stream().map(Incident::getProcessInstanceKey).distinct().toList());
        return incidents.stream().map(incident -> named(new EngineIncident(incident.getIncidentKey(), incident.getProcessDefinitionId(),
                incident.getElementId(), incident.getProcessInstanceKey(),
                incident.getErrorMessage() == null ? incident.getErrorType().name() : incident.getErrorMessage(),
                incident.getCreationTime().toInstant()), names.getOrDefault(incident.getProcessInstanceKey(), Map.of()))).toList();
    }

    private static EngineIncident named(EngineIncident incident, Map<String, String> names) {
        return BUSINESS_KEYS.stream().filter(names::containsKey).findFirst().map(key -> incident.of(key, names.get(key))).orElse(incident);
    }

    /** By the key of the instance, the names it has and their values. */
    private Map<Long, Map<String, String>> names(List<Long> instances) {
        if (instances.isEmpty()) {
            return Map.of();
        }
        Map<Long, Map<String, String>> names = new HashMap<>();
        engine.newVariableSearchRequest()
                .filter(filter -> filter.processInstanceKey(key -> key.in(instances)).name(name -> name.in(BUSINESS_KEYS)))
                .page(page -> page.limit(INCIDENTS * BUSINESS_KEYS.size())).send().join().items()
                .forEach(variable -> names.computeIfAbsent(variable.getProcessInstanceKey(), key -> new HashMap<>())
                        .put(variable.getName(), variable.getValue().replace("\"", "")));
        return names;
    }

    /** Through all instances that are about the request, oldest first. */
    List<PathStep> path(UUID requestId) {
        var instances = engine.newVariableSearchRequest().filter(filter -> filter.name("requestId").value("\"" + requestId + "\""))
                .page(page -> page.limit(INSTANCES)).send().join().items().stream()
                .map(Variable::getProcessInstanceKey).collect(Collectors.toSet());
        var steps = new ArrayList<PathStep>();
        for (long instance : instances) {
            engine.newElementInstanceSearchRequest().filter(filter -> filter.processInstanceKey(instance))
                    .sort(sort -> sort.startDate().asc()).page(page -> page.limit(STEPS)).send().join().items().stream()
                    .filter(element -> element.getType() != ElementInstanceType.PROCESS).map(EngineView::step).forEach(steps::add);
        }
        steps.sort(Comparator.comparing(PathStep::startedAt));
        return steps;
    }

    private static PathStep step(ElementInstance element) {
        return new PathStep(element.getProcessDefinitionId(), element.getElementId(), element.getProcessInstanceKey(),
                PathStep.State.valueOf(element.getState().name()), Boolean.TRUE.equals(element.getIncident()),
                element.getStartDate().toInstant(), element.getEndDate() == null ? null : element.getEndDate().toInstant());
    }
}
