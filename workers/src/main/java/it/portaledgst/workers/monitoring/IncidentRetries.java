package it.portaledgst.workers.monitoring;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import it.portaledgst.domain.event.IncidentRetryAsked;
import it.portaledgst.workers.EngineRefusal;
import org.springframework.stereotype.Component;

/** Has the engine try again what somebody of the staff says can go on now. */
@Component
public class IncidentRetries {

    /** As many as the models give each job. */
    private static final int TRIES = 5;

    private final CamundaClient engine;

    IncidentRetries(CamundaClient engine) {
        this.engine = engine;
    }

    /** Idempotent by business key: an incident is resolved once, and then it is not there any more. */
    public void retry(IncidentRetryAsked asked) {
        try {
            var job = engine.newIncidentGetRequest(asked.incidentKey()).send().join().getJobKey();
            if (job != null && job > 0) {
                engine.newUpdateRetriesCommand(job).retries(TRIES).send().join();
            }
            engine.newResolveIncidentCommand(asked.incidentKey()).send().join();
        } catch (ClientException e) {
            if (!EngineRefusal.notThere(e)) {
                throw e;
            }
        }
    }
}
