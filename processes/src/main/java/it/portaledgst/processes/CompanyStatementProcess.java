package it.portaledgst.processes;

/** {@code bpmn/company-statement.bpmn}, <i>Estratto per società</i>: what was paid for a company, released by the office of competence. */
public final class CompanyStatementProcess {

    public static final String PROCESS_ID = "company-statement";

    private CompanyStatementProcess() {
    }

    public static final class Messages {
        /** Starts the process, keyed by the statement; carries {@link Requested}. */
        public static final String REQUESTED = "company-statement-requested";

        private Messages() {
        }
    }

    public static final class Jobs {
        public static final String ACKNOWLEDGE = "statement-acknowledge";
        public static final String WARN = "statement-warn";
        /** Answers {@link Escalated}. */
        public static final String ESCALATE = "statement-escalate";
        /** Answers {@link Made}. */
        public static final String MAKE = "statement-make";
        public static final String TELL_READY = "statement-tell-ready";
        public static final String TELL_REFUSED = "statement-tell-refused";

        private Jobs() {
        }
    }

    /** Of both user tasks: they keep the portal in step, and refuse what the portal would refuse. */
    public static final class Listeners {
        public static final String CREATED = "statement-task-created";
        public static final String COMPLETED = "statement-task-completed";
        public static final String CANCELED = "statement-task-canceled";

        private Listeners() {
        }
    }

    /** All that the engine ever holds of a statement: ids, codes and dates. */
    public static final class Variables {
        public static final String STATEMENT_ID = "statementId";
        public static final String NUMBER = "number";
        public static final String OFFICE_CODE = "officeCode";
        public static final String DUE_AT = "dueAt";
        public static final String WARN_AT = "warnAt";
        public static final String ESCALATE_AT = "escalateAt";
        /** What was decided, one of {@link Outcomes}. */
        public static final String OUTCOME = "outcome";
        /** Why it was refused, when that was chosen in Tasklist: a code; the task's own. */
        public static final String GROUND = "ground";
        public static final String EXPIRES_AT = "expiresAt";

        private Variables() {
        }
    }

    /** Values of {@link Variables#OUTCOME}. */
    public static final class Outcomes {
        public static final String APPROVE = "approve";
        public static final String REFUSE = "refuse";

        private Outcomes() {
        }
    }

    /**
     * Variables of a new instance.
     *
     * @param number     by which people call it
     * @param officeCode the office that decides
     * @param dueAt      until when, ISO-8601 in UTC
     * @param warnAt     when the office is warned
     * @param escalateAt when it goes to the central office; a little after {@code dueAt}, spread so that not all do at once
     */
    public record Requested(String statementId, String number, String officeCode, String dueAt, String warnAt, String escalateAt) {
    }

    /** The central office's turn. */
    public record Escalated(String officeCode, String dueAt) {
    }

    /** @param expiresAt until when it can be downloaded, ISO-8601 in UTC */
    public record Made(String expiresAt) {
    }
}
