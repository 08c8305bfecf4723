package it.portaledgst.workers.payment;

import static it.portaledgst.processes.PaymentRequestProcess.WAITS_BEFORE_CHECK;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import it.portaledgst.domain.Portal;
import it.portaledgst.domain.catalogue.ServiceVersions;
import it.portaledgst.domain.payment.DocumentKind;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.payment.ReceiptVerification;
import it.portaledgst.domain.payment.SentMessages;
import it.portaledgst.domain.receipt.Receipts;
import it.portaledgst.processes.PaymentRequestProcess.AttemptOutcomes;
import it.portaledgst.processes.PaymentRequestProcess.FinalState;
import it.portaledgst.processes.PaymentRequestProcess.Jobs;
import it.portaledgst.workers.WorkFailed;
import it.portaledgst.workers.document.NoticeDocument;
import it.portaledgst.workers.document.ReceiptDocument;
import it.portaledgst.workers.document.SecondLanguage;
import it.portaledgst.workers.mail.Letters;
import it.portaledgst.workers.mail.RecipientRefused;
import it.portaledgst.workers.pagopa.Aca;
import it.portaledgst.workers.settlement.MissingReceipts;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The service tasks of {@code payment-request.bpmn}, one method each. Every one may run twice. */
@Component
public class PaymentRequestJobs {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentRequestJobs.class);
    private static final String REMINDER = "REMINDER";
    private static final String RECEIPT = "RECEIPT";

    public record AttemptsChecked(boolean attemptOpen) {
    }

    public record Expired(FinalState finalState) {
    }

    public record Asked(String attemptOutcome, boolean hopefulReturn) {
    }

    private final PaymentLifecycle requests;
    private final Receipts receipts;
    private final SentMessages sent;
    private final NoticeDocument notices;
    private final ReceiptDocument receiptDocuments;
    private final ReceiptVerification verification;
    private final ServiceVersions services;
    private final Portal portal;
    private final Letters letters;
    private final Aca aca;
    private final MissingReceipts recovery;
    private final Clock clock;

    PaymentRequestJobs(PaymentLifecycle requests, Receipts receipts, SentMessages sent, NoticeDocument notices,
                       ReceiptDocument receiptDocuments, ReceiptVerification verification, ServiceVersions services, Portal portal,
                       Letters letters, Aca aca, MissingReceipts recovery, Clock clock) {
        this.requests = requests;
        this.receipts = receipts;
        this.sent = sent;
        this.notices = notices;
        this.receiptDocuments = receiptDocuments;
        this.verification = verification;
        this.services = services;
        this.portal = portal;
        this.letters = letters;
        this.aca = aca;
        this.recovery = recovery;
        this.clock = clock;
    }

    /** Idempotent by nature: tells the state of the moment, whatever was told before. */
    @JobWorker(type = Jobs.UPDATE_POSITION)
    public void updatePosition(@Variable UUID requestId) {
        requests.lockForPosition(requestId, request -> {
            // a payment that waits for a person has ended the position at pagoPA, which would refuse to hear of it again
            if (request.state() != PaymentState.TO_PAY || !receipts.arrivedSince(requestId, request.createdAt())) {
                aca.tell(request);
            }
        });
    }

    /** Idempotent by stored result: the first notice stays. */
    @JobWorker(type = Jobs.PRODUCE_NOTICE)
    public void produceNotice(@Variable UUID requestId) {
        var request = requests.get(requestId);
        if (request.payable() && !request.noticeReady()) {
            requests.storeDocument(requestId, DocumentKind.NOTICE_DE, notices.produce(request, SecondLanguage.GERMAN));
            requests.storeDocument(requestId, DocumentKind.NOTICE_EN, notices.produce(request, SecondLanguage.ENGLISH));
            // the last, because it says that all are there
            requests.storeDocument(requestId, DocumentKind.NOTICE, notices.produce(request));
        }
    }

    /** Idempotent by stored result: the mark of the sent message. */
    @JobWorker(type = Jobs.REMIND)
    public void remind(@Variable UUID requestId) {
        var request = requests.get(requestId);
        if (request.payable()) {
            send(request, REMINDER, () -> letters.reminder(request));
        }
    }

    /** Idempotent by nature: only looks. */
    @JobWorker(type = Jobs.CHECK_ATTEMPTS)
    public AttemptsChecked checkAttempts(@Variable UUID requestId) {
        return new AttemptsChecked(requests.hasOpenAttempt(requestId));
    }

    /** Idempotent by nature: one atomic change, and the answer is the state that holds. */
    @JobWorker(type = Jobs.EXPIRE)
    public Expired expire(@Variable UUID requestId) {
        var state = requests.expire(requestId);
        if (state == PaymentState.TO_PAY) {
            throw new WorkFailed("La richiesta " + requestId + " non è ancora scaduta: l'orologio del motore è avanti rispetto a quello"
                    + " del portale. Sistemare l'ora dei due e ripetere il passo «expire» dell'istanza.");
        }
        return new Expired(FinalState.valueOf(state.name()));
    }

    /** Idempotent by business key: a receipt found twice is registered once. */
    @JobWorker(type = Jobs.ASK_PAGOPA)
    public Asked askPagopa(@Variable UUID requestId, @Variable UUID attemptId, @Variable int checkNumber) {
        var request = requests.get(requestId);
        boolean found = request.state() == PaymentState.PAID || recovery.ask(request).isPresent();
        if (found) {
            // A receipt that did not fit is before a person now; either way nobody waits for this attempt any more.
            requests.closeAttempt(attemptId);
        } else {
            requests.checked(attemptId, nextQuestion(checkNumber));
        }
        return new Asked(found ? AttemptOutcomes.PAID : AttemptOutcomes.UNKNOWN, requests.returnedHopeful(attemptId));
    }

    /** Idempotent by nature: closed stays closed. */
    @JobWorker(type = Jobs.CLOSE_ATTEMPT)
    public void closeAttempt(@Variable UUID attemptId) {
        requests.closeAttempt(attemptId);
    }

    /** Idempotent by stored result: the first receipt document stays. */
    @JobWorker(type = Jobs.PRODUCE_RECEIPT)
    public void produceReceipt(@Variable UUID requestId) {
        var request = requests.get(requestId);
        if (!request.receiptReady()) {
            var receipt = receipts.forRequest(requestId);
            requests.storeDocument(requestId, DocumentKind.RECEIPT, receiptDocuments.produce(request, receipt,
                    services.find(request.serviceCode(), request.serviceVersion()), portal.verificationUrl(verification.tokenOf(receipt.key()))));
        }
    }

    /** Idempotent by stored result: the mark of the sent message. */
    @JobWorker(type = Jobs.NOTIFY_PAYER)
    public void notifyPayer(@Variable UUID requestId) {
        var request = requests.get(requestId);
        var document = requests.document(requestId, DocumentKind.RECEIPT).orElseThrow(() -> new WorkFailed(
                "Il documento della ricevuta dell'avviso " + request.noticeCode()
                        + " non c'è: ripetere il passo «produce-receipt» dell'istanza."));
        send(request, RECEIPT, () -> letters.receipt(request, document));
    }

    /** A letter nobody can receive holds nothing up: neither the expiry after a reminder nor the end after a receipt. */
    private void send(PaymentRequest request, String kind, Runnable letter) {
        try {
            sent.sendOnce(request.id(), kind, letter);
        } catch (RecipientRefused e) {
            LOG.warn("{} of notice {} not sent: the mail server refuses the address", kind, request.noticeCode());
        }
    }

    /** Null when nobody asks again. */
    private Instant nextQuestion(int checkNumber) {
        int next = checkNumber + 1;
        return next < WAITS_BEFORE_CHECK.size() ? clock.instant().plus(WAITS_BEFORE_CHECK.get(next)) : null;
    }
}
