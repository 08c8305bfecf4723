package it.portaledgst.workers.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import org.junit.jupiter.api.Test;

/** A person acts on what the engine says; by which of its ways in it was asked makes no difference. */
class RefusedMigrationTest {

    private static final String WHY = "Expected to migrate, but it is in\n  a subprocess";

    @Test
    void theEnginesReasonIsTold() {
        assertThat(Migration.obstacle(new ClientHttpException(409, WHY))).startsWith("the engine refuses: ").contains("it is in a subprocess");
        assertThat(Migration.obstacle(grpc(Status.FAILED_PRECONDITION))).startsWith("the engine refuses: ").contains("it is in a subprocess");
        assertThat(Migration.obstacle(grpc(Status.NOT_FOUND))).startsWith("the engine refuses: ");
    }

    @Test
    void anEngineThatIsAwayRefusesNothing() {
        for (var failure : new ClientException[] {grpc(Status.UNAVAILABLE), grpc(Status.DEADLINE_EXCEEDED), new ClientException("timeout")}) {
            assertThat(Migration.obstacle(failure)).isEqualTo("the engine did not answer; run the plan again");
        }
    }

    private static ClientStatusException grpc(Status status) {
        return new ClientStatusException(status.withDescription(WHY), null);
    }
}
