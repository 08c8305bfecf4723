package it.portaledgst.workers.support;

import it.portaledgst.domain.support.Turn;
import it.portaledgst.processes.SupportRequestProcess;

/** Whose turn it is, in the engine's words. */
final class Turns {

    private Turns() {
    }

    static SupportRequestProcess.Turn told(Turn turn) {
        return new SupportRequestProcess.Turn(turn.officeCode(), turn.priority().name(), turn.dueAt(), turn.warnAt(), turn.escalateAt(),
                turn.escalated());
    }
}
