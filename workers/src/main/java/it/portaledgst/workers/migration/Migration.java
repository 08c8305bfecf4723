package it.portaledgst.workers.migration;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.MigrationPlan;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.ProcessDefinition;
import io.camunda.client.api.search.response.ProcessInstance;
import it.portaledgst.workers.EngineInstances;
import it.portaledgst.workers.EngineRefusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Moves running instances to another version of their model, each by itself: what was moved is not among those of the old version any more. */
final class Migration {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CamundaClient engine;
    private final MigrationPlanFile plan;
    private final ProcessDefinition target;
    private final Elements targetElements;
    private final Map<Long, Elements> sources = new HashMap<>();

    /**
     * @param where   the elements it is in, by their old ids
     * @param obstacle why it cannot move; empty when it can, or has
     */
    record Move(long instanceKey, int version, List<String> where, Optional<String> obstacle) {
    }

    /** @throws IllegalArgumentException when the engine does not have the version the plan goes to, or the plan names an id it has not */
    Migration(CamundaClient engine, MigrationPlanFile plan) {
        this.engine = engine;
        this.plan = plan;
        this.target = engine.newProcessDefinitionSearchRequest().filter(filter -> filter.processDefinitionId(plan.process()).versionTag(plan.to()))
                .page(page -> page.limit(1000)).requestTimeout(PATIENCE).send().join(PATIENCE.toSeconds() + 5, TimeUnit.SECONDS).items().stream()
                .max(Comparator.comparingInt(ProcessDefinition::getVersion))
                .orElseThrow(() -> new IllegalArgumentException("the engine has no \"" + plan.process() + "\" with version tag " + plan.to()
                        + "; workers of that version deploy it when they start"));
        this.targetElements = elements(target.getProcessDefinitionKey());
        plan.elements().values().stream().filter(id -> !targetElements.kinds().containsKey(id)).findFirst().ifPresent(id -> {
            throw new IllegalArgumentException("version " + plan.to() + " has no element \"" + id + "\"");
        });
    }

    int targetVersion() {
        return target.getVersion();
    }

    /** Looks at every instance of the old version, and moves those that can unless it is only asked to look. */
    void each(boolean dryRun, Consumer<Move> told) {
        var found = new ArrayList<ProcessInstance>();
        new EngineInstances(engine).running(filter -> filter.processDefinitionId(plan.process()).processDefinitionVersionTag(plan.from()), found::addAll);
        for (var instance : found) {
            var move = look(instance);
            told.accept(dryRun || move.obstacle().isPresent() ? move : apply(instance, move));
        }
    }

    private Move look(ProcessInstance instance) {
        var source = source(instance);
        var active = engine.newElementInstanceSearchRequest()
                .filter(filter -> filter.processInstanceKey(instance.getProcessInstanceKey()).state(ElementInstanceState.ACTIVE))
                .page(page -> page.limit(1000)).requestTimeout(PATIENCE).send().join(PATIENCE.toSeconds() + 5, TimeUnit.SECONDS).items().stream()
                .map(ElementInstance::getElementId).filter(id -> !id.equals(plan.process())).distinct().sorted().toList();
        return new Move(instance.getProcessInstanceKey(), instance.getProcessDefinitionVersion(), active,
                active.stream().map(id -> obstacle(id, source)).filter(Objects::nonNull).findFirst());
    }

    /** Null for none. */
    private String obstacle(String id, Elements source) {
        var kind = targetElements.kinds().get(newId(id));
        if (kind == null) {
            return "it is in \"" + id + "\", which version " + plan.to() + " does not have: map it in \"elements\", or wait until the instance has left it";
        }
        return kind.equals(source.kinds().get(id)) ? null
                : "it is in \"" + id + "\", a " + source.kinds().get(id) + ", and \"" + newId(id) + "\" is a " + kind;
    }

    private Move apply(ProcessInstance instance, Move move) {
        try {
            engine.newMigrateProcessInstanceCommand(instance.getProcessInstanceKey()).migrationPlan(instructions(source(instance)))
                    .requestTimeout(PATIENCE).send().join(PATIENCE.toSeconds() + 5, TimeUnit.SECONDS);
            return move;
        } catch (ClientException e) {
            return new Move(move.instanceKey(), move.version(), move.where(), Optional.of(obstacle(e)));
        }
    }

    /** The engine says in its answer what is in the way, or that the instance has ended meanwhile. */
    static String obstacle(ClientException e) {
        return EngineRefusal.isAnswer(e) ? "the engine refuses: " + e.getMessage().replaceAll("\\s+", " ") : "the engine did not answer; run the plan again";
    }

    /** All that both versions have, not only what is active now: an instance may have gone on since it was looked at, and keeps the timers it waits for. */
    private MigrationPlan instructions(Elements source) {
        var instructions = MigrationPlan.newBuilder().withTargetProcessDefinitionKey(target.getProcessDefinitionKey());
        var kept = source.kinds().entrySet().stream().filter(element -> element.getValue().equals(targetElements.kinds().get(newId(element.getKey()))))
                .filter(element -> !element.getValue().equals("exclusiveGateway")).map(Map.Entry::getKey).sorted().toList();
        var last = instructions.addMappingInstruction(kept.getFirst(), newId(kept.getFirst()));
        for (var id : kept.subList(1, kept.size())) {
            last.addMappingInstruction(id, newId(id));
        }
        return last.build();
    }

    private String newId(String id) {
        return plan.elements().getOrDefault(id, id);
    }

    private Elements source(ProcessInstance instance) {
        return sources.computeIfAbsent(instance.getProcessDefinitionKey(), this::elements);
    }

    private Elements elements(long definitionKey) {
        return Elements.of(engine.newProcessDefinitionGetXmlRequest(definitionKey).requestTimeout(PATIENCE).send().join(PATIENCE.toSeconds() + 5, TimeUnit.SECONDS));
    }
}
