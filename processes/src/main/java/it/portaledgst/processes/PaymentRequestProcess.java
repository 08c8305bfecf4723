package it.portaledgst.processes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@code bpmn/payment-request.bpmn}, <i>Richiesta di pagamento</i>: the life of one payment request. */
public final class PaymentRequestProcess {

    public static final String PROCESS_ID = "payment-request";

    private PaymentRequestProcess() {
    }

    /** What the process is told; all but {@link #LATE_PAYMENT_RECEIVED} are keyed by the notice code. */
    public static final class Messages {
        /** Starts the process; carries {@link Confirmed}. */
        public static final String CONFIRMED = "payment-request-confirmed";
        /** Starts the process at the receipt, after its end; keyed by the receipt. */
        public static final String LATE_PAYMENT_RECEIVED = "late-payment-received";
        public static final String PAYMENT_RECEIVED = "payment-received";
        public static final String DELETED = "payment-request-deleted";
        /** Starts <i>Verifica pagamento</i> beside the waiting; carries {@link Variables#ATTEMPT_ID}. */
        public static final String ONLINE_PAYMENT_STARTED = "online-payment-started";

        private Messages() {
        }
    }

    /** What the workers do. */
    public static final class Jobs {
        public static final String UPDATE_POSITION = "payment-update-position";
        public static final String PRODUCE_NOTICE = "payment-produce-notice";
        public static final String REMIND = "payment-remind";
        /** Answers {@link Variables#ATTEMPT_OPEN}. */
        public static final String CHECK_ATTEMPTS = "payment-check-attempts";
        /** Answers {@link Variables#FINAL_STATE}. */
        public static final String EXPIRE = "payment-expire";
        /** Answers {@link Variables#ATTEMPT_OUTCOME} and {@link Variables#HOPEFUL_RETURN}. */
        public static final String ASK_PAGOPA = "payment-ask-pagopa";
        public static final String CLOSE_ATTEMPT = "payment-close-attempt";
        /** Listeners of <i>Controlla il pagamento con pagoPA</i>: they keep the portal's worklist. */
        public static final String CHECK_TASK_CREATED = "payment-check-task-created";
        public static final String CHECK_TASK_COMPLETING = "payment-check-task-completing";
        public static final String CHECK_TASK_GONE = "payment-check-task-gone";
        public static final String PRODUCE_RECEIPT = "payment-produce-receipt";
        public static final String NOTIFY_PAYER = "payment-notify-payer";

        private Jobs() {
        }
    }

    /** All that the engine ever holds of a request: ids, codes, dates and flags. */
    public static final class Variables {
        public static final String REQUEST_ID = "requestId";
        public static final String NOTICE_CODE = "noticeCode";
        public static final String SERVICE_CODE = "serviceCode";
        public static final String OFFICE_CODE = "officeCode";
        public static final String REMIND_AT = "remindAt";
        public static final String DUE_AT = "dueAt";
        public static final String RECEIPT_KEY = "receiptKey";
        public static final String FINAL_STATE = "finalState";
        public static final String ATTEMPT_OPEN = "attemptOpen";
        public static final String ATTEMPT_ID = "attemptId";
        /** How many times pagoPA was asked about the attempt, from 0 to 3. */
        public static final String CHECK_NUMBER = "checkNumber";
        public static final String ATTEMPT_OUTCOME = "attemptOutcome";
        public static final String HOPEFUL_RETURN = "hopefulReturn";

        private Variables() {
        }
    }

    /** <i>Attesa crescente</i>: how long after leaving for pagoPA, and then after each question, the next one is asked. */
    public static final List<Duration> WAITS_BEFORE_CHECK = List.of(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(20));

    /** Values of {@link Variables#ATTEMPT_OUTCOME}. */
    public static final class AttemptOutcomes {
        public static final String PAID = "paid";
        public static final String UNKNOWN = "unknown";

        private AttemptOutcomes() {
        }
    }

    /** Values of {@link Variables#FINAL_STATE}. */
    public enum FinalState {
        EXPIRED, PAID, DELETED
    }

    /**
     * Variables of a new instance, as the engine keeps them.
     *
     * @param remindAt when the reminder goes out, ISO-8601 in UTC
     * @param dueAt    when the last day is over, ISO-8601 in UTC; spread so that many requests of one day do not expire
     *                 at once
     */
    public record Confirmed(String requestId, String noticeCode, String serviceCode, String officeCode,
            String remindAt, String dueAt) {

        public Confirmed(String requestId, String noticeCode, String serviceCode, String officeCode,
                Instant remindAt, Instant dueAt) {
            this(requestId, noticeCode, serviceCode, officeCode, remindAt.toString(), dueAt.toString());
        }
    }
}
