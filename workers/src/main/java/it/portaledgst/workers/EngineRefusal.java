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
        return is(e, 404, Status.Code.NOT_FOUND);
    }

    /** Whether what was to be added is there already. */
    static boolean alreadyThere(ClientException e) {
        return is(e, 409, Status.Code.ALREADY_EXISTS);
    }

    private static boolean is(ClientException e, int http, Status.Code grpc) {
        return e instanceof ClientHttpException byRest && byRest.code() == http
                || e instanceof ClientStatusException byGrpc && byGrpc.getStatusCode() == grpc;
    }

    /** Whether the engine answered at all. */
    public static boolean isAnswer(ClientException e) {
        return e instanceof ClientHttpException || e instanceof ClientStatusException grpc && !NO_ANSWER.contains(grpc.getStatusCode());
    }
}
