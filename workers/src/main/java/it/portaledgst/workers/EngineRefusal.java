package it.portaledgst.workers;

import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.util.EnumSet;
import java.util.Set;

/** What the engine says no with: which exception that is depends on whether it was asked by REST or by gRPC. */
public final class EngineRefusal {

    private static final Set<Status.Code> NO_ANSWER = EnumSet.of(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED);

    private EngineRefusal() {
    }

    /** Whether what was to be changed is not there. */
    public static boolean notThere(ClientException e) {
        return e instanceof ClientHttpException http && http.code() == 404
                || e instanceof ClientStatusException grpc && grpc.getStatusCode() == Status.Code.NOT_FOUND;
    }

    /** Whether the engine answered at all. */
    public static boolean isAnswer(ClientException e) {
        return e instanceof ClientHttpException || e instanceof ClientStatusException grpc && !NO_ANSWER.contains(grpc.getStatusCode());
    }
}
