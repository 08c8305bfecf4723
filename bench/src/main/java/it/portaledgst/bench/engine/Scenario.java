package it.portaledgst.bench.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** How instances of one process are begun, and which jobs bring them to where they should be. */
interface Scenario {

    /** A few words for a person. */
    String name();

    /** The types of the jobs that each instance has, once each, until it is where it should be. */
    Set<String> jobTypes();

    /** Whether an instance is over then; otherwise it is expected to be waiting. */
    boolean ends();

    void deploy(CamundaClient client);

    /** Begins one more instance. */
    CompletionStage<?> begin(CamundaClient client);

    /** What the world does after this job was completed, if anything. */
    default Optional<CompletionStage<?>> afterwards(CamundaClient client, ActivatedJob job) {
        return Optional.empty();
    }
}
