package it.portaledgst.workers.monitoring;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import it.portaledgst.domain.event.IncidentRetryAsked;
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
        } catch (ClientHttpException e) {
            if (e.code() != 404) {
                throw e;
            }
        } catch (ClientStatusException e) {
            if (e.getStatusCode() != Status.Code.NOT_FOUND) {
                throw e;
            }
        }
    }
}
