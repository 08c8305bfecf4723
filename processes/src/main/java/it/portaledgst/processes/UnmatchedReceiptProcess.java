package it.portaledgst.processes;

/** {@code bpmn/unmatched-receipt.bpmn}, <i>Ricevuta da riconciliare</i>: a person decides on a receipt that fits nothing. */
public final class UnmatchedReceiptProcess {

    public static final String PROCESS_ID = "unmatched-receipt";

    private UnmatchedReceiptProcess() {
    }

    public static final class Messages {
        /** Starts the process, keyed by the receipt; carries {@link Arrived}. */
        public static final String ARRIVED = "unmatched-receipt-arrived";

        private Messages() {
        }
    }

    public static final class Jobs {
        public static final String SETTLE = "receipt-settle";
        public static final String SETTLE_ANOTHER = "receipt-settle-another";
        public static final String MARK_FOR_REFUND = "receipt-mark-for-refund";
        public static final String REJECT = "receipt-reject";
        /** Listeners of both user tasks: they keep the portal's worklist. */
        public static final String TASK_CREATED = "receipt-task-created";
        public static final String TASK_COMPLETING = "receipt-task-completing";
        public static final String TASK_GONE = "receipt-task-gone";

        private Jobs() {
        }
    }

    public static final class Errors {
        /** The request is paid already or the notice code unknown; the decision is asked for again. */
        public static final String CANNOT_SETTLE = "RECEIPT_CANNOT_SETTLE";

        private Errors() {
        }
    }

    public static final class Variables {
        public static final String RECEIPT_KEY = "receiptKey";
        public static final String NOTICE_CODE = "noticeCode";
        public static final String OFFICE_CODE = "officeCode";
        public static final String REASON = "reason";
        /** What the person chose, one of {@link Decisions}. */
        public static final String DECISION = "decision";
        /** The notice that was meant, when the decision is {@link Decisions#ASSIGN}; as the person typed it. */
        public static final String OTHER_NOTICE_CODE = "otherNoticeCode";

        private Variables() {
        }
    }

    /** Values of {@link Variables#DECISION}. */
    public static final class Decisions {
        /** The receipt settles its request. */
        public static final String ACCEPT = "accept";
        /** The receipt settles another request. */
        public static final String ASSIGN = "assign";
        /** Nobody is owed money. */
        public static final String REJECT = "reject";
        /** The money goes back. */
        public static final String REFUND = "refund";

        private Decisions() {
        }
    }

    /**
     * Variables of a new instance.
     *
     * @param officeCode the office that decides
     * @param reason     why the receipt did not fit, in words for that person; no personal data
     */
    public record Arrived(String receiptKey, String noticeCode, String officeCode, String reason) {
    }
}
