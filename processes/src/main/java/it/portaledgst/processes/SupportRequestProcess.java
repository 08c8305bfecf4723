package it.portaledgst.processes;

import java.time.Instant;

/** {@code bpmn/support-request.bpmn}, <i>Richiesta di supporto</i>: from a person's request for help to its end. */
public final class SupportRequestProcess {

    public static final String PROCESS_ID = "support-request";
    /** {@code dmn/support-routing.dmn}: which office, how urgent, until when. */
    public static final String ROUTING = "support-routing";
    /** Where a request that waits for its person is taken up again when the engine has lost it. */
    public static final String SEND_QUESTION = "send-question";

    private SupportRequestProcess() {
    }

    /** What the process is told. */
    public static final class Messages {
        /** Starts the process, keyed by the request; carries {@link Opened}. */
        public static final String OPENED = "support-request-opened";
        /** Starts the process for a request that has an office already, keyed by the request; carries {@link Continued}. */
        public static final String REOPENED = "support-request-reopened";
        /** Keyed by the question; carries {@link Continued}. */
        public static final String REPLIED = "support-person-replied";

        private Messages() {
        }
    }

    public static final class Jobs {
        /** Answers {@link Turn}. */
        public static final String ROUTE = "support-route";
        public static final String ACKNOWLEDGE = "support-acknowledge";
        public static final String WARN = "support-warn";
        /** Answers {@link Turn}. */
        public static final String ESCALATE = "support-escalate";
        /** Answers {@link Turn}. */
        public static final String FORWARD = "support-forward";
        public static final String ANSWER = "support-answer";
        public static final String CLOSE = "support-close";
        /** Answers {@link Waiting}. */
        public static final String ASK = "support-ask";
        public static final String REMIND = "support-remind";
        /** Answers {@link Unanswered}. */
        public static final String CLOSE_UNANSWERED = "support-close-unanswered";

        private Jobs() {
        }
    }

    /** Of the user task: they keep the portal's worklist in step, and refuse what the portal would refuse. */
    public static final class Listeners {
        public static final String CREATED = "support-task-created";
        public static final String ASSIGNED = "support-task-assigned";
        public static final String COMPLETED = "support-task-completed";
        public static final String CANCELED = "support-task-canceled";

        private Listeners() {
        }
    }

    /** All that the engine ever holds of a request: ids, codes, dates and flags. */
    public static final class Variables {
        public static final String SUPPORT_ID = "supportId";
        public static final String NUMBER = "number";
        public static final String CATEGORY = "category";
        public static final String NOTICE = "notice";
        public static final String REQUEST_STATE = "requestState";
        public static final String ATTEMPT_PENDING = "attemptPending";
        public static final String RECEIPT_MISSING = "receiptMissing";
        public static final String SAYS_PAID = "saysPaid";
        public static final String BLOCKED = "blocked";
        public static final String CHOSEN_OFFICE = "chosenOffice";
        public static final String CRITERION = "criterion";
        public static final String COMPETENT_OFFICE = "competentOffice";
        public static final String ABROAD = "abroad";
        /** What the decision table said: {@link Routed}. */
        public static final String ROUTING = "routing";
        public static final String OFFICE_CODE = "officeCode";
        public static final String PRIORITY = "priority";
        public static final String DUE_AT = "dueAt";
        public static final String WARN_AT = "warnAt";
        public static final String ESCALATE_AT = "escalateAt";
        public static final String ESCALATED = "escalated";
        /** What the clerk does, one of {@link Actions}. */
        public static final String ACTION = "action";
        /** Which act of the portal completes the task; the task's own. */
        public static final String ACT_ID = "actId";
        /** Where to forward, when that was chosen in Tasklist; the task's own. */
        public static final String TARGET_OFFICE = "targetOffice";
        /** Why, in one of the form's sentences, when that was chosen in Tasklist; the task's own. */
        public static final String FORWARD_REASON = "forwardReason";
        public static final String CLOSE_REASON = "closeReason";
        public static final String QUESTION_ID = "questionId";
        public static final String REMIND_AT = "remindAt";
        public static final String CLOSE_AT = "closeAt";
        /** Nobody replied, and the request is closed. */
        public static final String CLOSED = "closed";

        private Variables() {
        }
    }

    /** Values of {@link Variables#ACTION}. */
    public static final class Actions {
        public static final String ANSWER = "answer";
        public static final String ASK = "ask";
        public static final String FORWARD = "forward";
        public static final String CLOSE = "close";

        private Actions() {
        }
    }

    /** Variables of a new instance: what the decision table asks, and the number that people quote. */
    public record Opened(String supportId, String number, String category, String notice, String requestState, boolean attemptPending,
            boolean receiptMissing, boolean saysPaid, boolean blocked, String chosenOffice, String criterion,
            String competentOffice, boolean abroad) {
    }

    /** The decision table's answer. */
    public record Routed(String office, String priority, int dueDays, String dueKind, String tellOffice, String rule) {
    }

    /**
     * Whose turn it is.
     *
     * @param dueAt      until when, ISO-8601 in UTC
     * @param warnAt     when the office is warned
     * @param escalateAt when it goes on to the central office; a little after {@code dueAt}, spread so that not all do at once
     */
    public record Turn(String officeCode, String priority, String dueAt, String warnAt, String escalateAt, boolean escalated) {

        public Turn(String officeCode, String priority, Instant dueAt, Instant warnAt, Instant escalateAt, boolean escalated) {
            this(officeCode, priority, dueAt.toString(), warnAt.toString(), escalateAt.toString(), escalated);
        }
    }

    /** An office has the request again. */
    public record Continued(String supportId, String number, String category, String officeCode, String priority, String dueAt,
            String warnAt, String escalateAt, boolean escalated) {

        public Continued(String supportId, String number, String category, Turn turn) {
            this(supportId, number, category, turn.officeCode(), turn.priority(), turn.dueAt(), turn.warnAt(), turn.escalateAt(), turn.escalated());
        }
    }

    /** A question is with the person. */
    public record Waiting(String questionId, String remindAt, String closeAt) {
    }

    /** @param closed false when the person was faster; then it is the office's turn again */
    public record Unanswered(boolean closed, String officeCode, String priority, String dueAt, String warnAt, String escalateAt, boolean escalated) {

        public Unanswered(boolean closed, Turn turn) {
            this(closed, turn.officeCode(), turn.priority(), turn.dueAt(), turn.warnAt(), turn.escalateAt(), turn.escalated());
        }
    }
}
