package it.portaledgst.workers.pagopa;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.stereotype.Component;

/** The SANP allows ten questions for receipts in any sixty minutes. Kept per process: a restart forgets what was asked. */
@Component
class RecoveryBudget {

    private static final int CALLS = 10;
    private static final Duration WINDOW = Duration.ofMinutes(60);

    private final Clock clock;
    private final Deque<Instant> taken = new ArrayDeque<>();

    RecoveryBudget(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean take() {
        var now = clock.instant();
        while (!taken.isEmpty() && !taken.peek().isAfter(now.minus(WINDOW))) {
            taken.remove();
        }
        if (taken.size() == CALLS) {
            return false;
        }
        taken.add(now);
        return true;
    }
}
