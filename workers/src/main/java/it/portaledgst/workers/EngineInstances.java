package it.portaledgst.workers;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.filter.ProcessInstanceFilter;
import io.camunda.client.api.search.response.ProcessInstance;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Reads what the engine runs, page by page: its search hands out a limited number at a time. It lags behind the engine by seconds. */
public class EngineInstances {

    private static final int PAGE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CamundaClient engine;

    public EngineInstances(CamundaClient engine) {
        this.engine = engine;
    }

    /** @param which beside that they run */
    public void running(Consumer<ProcessInstanceFilter> which, Consumer<List<ProcessInstance>> page) {
        String cursor = null;
        while (true) {
            var after = cursor;
            var answer = engine.newProcessInstanceSearchRequest()
                    .filter(filter -> which.accept((ProcessInstanceFilter) filter.state(ProcessInstanceState.ACTIVE)))
                    .sort(sort -> sort.processInstanceKey().asc())
                    .page(part -> {
                        part.limit(PAGE);
                        if (after != null) {
                            part.after(after);
                        }
                    })
                    .requestTimeout(PATIENCE).send().join(PATIENCE.toSeconds() + 5, TimeUnit.SECONDS);
            if (answer.items().isEmpty()) {
                return;
            }
            page.accept(answer.items());
            if (answer.items().size() < PAGE) {
                return;
            }
            cursor = answer.page().endCursor();
        }
    }

    /** Whether this one runs; an engine that has lost its data may have given the key to an instance of something else. */
    public boolean runs(String process, long key) {
        try {
            var found = engine.newProcessInstanceGetRequest(key).requestTimeout(PATIENCE).send().join(PATIENCE.toSeconds() + 5, TimeUnit.SECONDS);
            return found.getState() == ProcessInstanceState.ACTIVE && found.getProcessDefinitionId().equals(process);
        } catch (ClientException e) {
            if (!EngineRefusal.notThere(e)) {
                throw e;
            }
            return false;
        }
    }

    /** What each of the instances says in a variable of the whole process; text only. At most a page of instances. */
    public Map<Long, String> variable(String name, List<Long> instances) {
        var values = new HashMap<Long, String>();
        engine.newVariableSearchRequest().filter(filter -> filter.name(name).scopeKey(scope -> scope.in(instances)))
                .page(part -> part.limit(instances.size())).requestTimeout(PATIENCE).send().join(PATIENCE.toSeconds() + 5, TimeUnit.SECONDS)
                .items().forEach(variable -> values.put(variable.getProcessInstanceKey(), variable.getValue().replace("\"", "")));
        return values;
    }
}
