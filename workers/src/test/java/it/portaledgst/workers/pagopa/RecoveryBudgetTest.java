package it.portaledgst.workers.pagopa;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.workers.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecoveryBudgetTest {

    @Test
    void neverMoreThanTenInAnySixtyMinutes() {
        var clock = new MovableClock();
        var budget = new RecoveryBudget(clock);
        int taken = 0;
        for (int minute = 0; minute < 59; minute++) {
            taken += budget.take() ? 1 : 0;
            clock.pass(Duration.ofMinutes(1));
        }
        assertThat(taken).isEqualTo(10);
        clock.pass(Duration.ofMinutes(1));
        assertThat(budget.take()).as("the first is an hour old").isTrue();
        assertThat(budget.take()).as("the second is not").isFalse();
    }
}
