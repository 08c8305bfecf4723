package it.portaledgst.workers.parity;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.parity.Difference;
import it.portaledgst.domain.parity.Difference.Kind;
import it.portaledgst.processes.ParityCheckProcess.Decisions;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ParityCommandTest {

    @Test
    void whatWasDecidedIsTold() {
        assertThat(line(7L, null)).endsWith("found 2x: before the central office");
        assertThat(line(7L, Decisions.LEAVE)).endsWith("found 2x: left as it is, as decided");
        assertThat(line(7L, Decisions.REPAIR)).endsWith("found 2x: to be repaired, as decided");
    }

    private static String line(Long caseKey, String decision) {
        return ParityCommand.line(new Difference(UUID.randomUUID(), "payment-request", Kind.DIFFERENT_STATE, UUID.randomUUID(), 9L, "EXPIRED", Instant.EPOCH,
                Instant.EPOCH, 2, 0, caseKey, decision, null));
    }
}
