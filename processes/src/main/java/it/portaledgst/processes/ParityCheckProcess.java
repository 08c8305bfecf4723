package it.portaledgst.processes;

import java.util.List;

/** {@code bpmn/parity-check.bpmn}, <i>Controllo di parità</i>: compares database and engine, repairs, asks a person about the rest. */
public final class ParityCheckProcess {

    public static final String PROCESS_ID = "parity-check";
    /** The user task about a difference. */
    public static final String TASK_ID = "decide-on-difference";
    /** When it starts by itself, as the model says it; replaced by a setting when the model is deployed. */
    public static final String CYCLE = "0 30 2 * * *";

    private ParityCheckProcess() {
    }

    public static final class Messages {
        /** Starts a check; its key says nothing. */
        public static final String REQUESTED = "parity-check-requested";

        private Messages() {
        }
    }

    public static final class Jobs {
        /** Answers {@link Compared}. */
        public static final String COMPARE = "parity-compare";
        /** Answers {@link Repaired}. */
        public static final String REPAIR = "parity-repair";
        public static final String CARRY_OUT = "parity-carry-out";
        /** Listeners of the user task: they keep the portal's list of differences. */
        public static final String TASK_CREATED = "difference-task-created";
        public static final String TASK_COMPLETING = "difference-task-completing";
        public static final String TASK_GONE = "difference-task-gone";

        private Jobs() {
        }
    }

    public static final class Variables {
        public static final String RUN_ID = "runId";
        public static final String MORE = "more";
        public static final String CASES = "cases";
        /** One {@link Case}; each case's own, like all that follow. */
        public static final String DIFFERENCE = "difference";
        public static final String SENTENCE = "sentence";
        public static final String PROPOSAL = "proposal";
        /** What the person chose, one of {@link Decisions}. */
        public static final String DECISION = "decision";

        private Variables() {
        }
    }

    /** Values of {@link Variables#DECISION}. */
    public static final class Decisions {
        public static final String REPAIR = "repair";
        public static final String LEAVE = "leave";

        private Decisions() {
        }
    }

    public record Compared(String runId) {
    }

    /** @param more whether there is more to repair; the cases are complete when there is not */
    public record Repaired(boolean more, List<Case> cases) {
    }

    /** A difference before a person: what is wrong and what could be done, in Italian, with ids only. */
    public record Case(String differenceId, String sentence, String proposal) {
    }
}
