package it.portaledgst.workers.pagopa;

import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.receipt.IncomingReceipt;
import it.portaledgst.domain.receipt.ReceiptOutcome;
import it.portaledgst.domain.receipt.Receipts;
import it.portaledgst.workers.WorkFailed;
import it.portaledgst.workers.WorkPostponed;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * pagoPA's archive of payment events (biz-events). It has the receipt of every payment made through pagoPA, and gives it
 * to whoever knows its IUR; that is told by a settlement report, never by the citizen's return.
 */
@Component
public class PaymentEvents {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentEvents.class);

    private record Reply(int status, byte[] body) {
    }

    private final RestClient service;
    private final Pagopa pagopa;
    private final Creditors creditors;
    private final ReceiptQuestions questions;
    private final Receipts receipts;

    PaymentEvents(PagopaServices services, Pagopa pagopa, Creditors creditors, ReceiptQuestions questions, Receipts receipts) {
        this.service = pagopa.eventsUrl() == null ? null : services.at(pagopa.eventsUrl());
        this.pagopa = pagopa;
        this.creditors = creditors;
        this.questions = questions;
        this.receipts = receipts;
    }

    /**
     * Registers what it is told like a receipt that came by itself. Empty when there is none or no answer.
     *
     * @throws WorkPostponed when pagoPA may not be asked just now
     */
    public Optional<ReceiptOutcome> ask(PaymentRequest request, String iur) {
        var notice = request.noticeCode();
        if (service == null) {
            return Optional.empty();
        }
        questions.take(notice);
        Reply reply;
        try {
            reply = service.get().uri("/organizations/{creditor}/receipts/{iur}/paymentoptions/{iuv}", request.creditorFiscalCode(), iur, notice.iuv())
                    .headers(pagopa.keyOf(creditors.of(request))).accept(MediaType.APPLICATION_JSON)
                    .exchange((sent, answer) -> new Reply(answer.getStatusCode().value(), answer.getBody().readNBytes(IncomingMessage.MAX_BYTES)));
        } catch (ResourceAccessException e) {
            LOG.warn("pagoPA's archive of events does not answer: {}", e.getMostSpecificCause().toString());
            return Optional.empty();
        }
        LOG.info("receipt {} of notice {} asked for: {}", iur, notice, reply.status);
        return switch (reply.status) {
            case 200 -> Optional.of(receipts.register(read(reply.body, request, iur)));
            case 404, 422, 429 -> Optional.empty();
            case 401, 403 -> throw new WorkFailed("pagoPA rifiuta la chiave dell'archivio eventi (HTTP " + reply.status
                    + "): verificare pagopa.subscription-key, poi ritentare.");
            default -> {
                if (reply.status >= 500) {
                    yield Optional.empty();
                }
                throw new WorkFailed("L'archivio eventi di pagoPA ha dato una risposta inattesa (HTTP " + reply.status
                        + ", avviso " + notice + "): verificare pagopa.events-url, poi ritentare.");
            }
        };
    }

    private static IncomingReceipt read(byte[] body, PaymentRequest request, String iur) {
        try {
            var receipt = EventReceipt.read(body);
            if (receipt.receiptId().equals(iur) && receipt.noticeCode().equals(request.noticeCode().value())
                    && receipt.creditorFiscalCode().equals(request.creditorFiscalCode())) {
                return receipt;
            }
        } catch (RuntimeException e) { // whatever it is, nothing of it may be taken for a receipt
            LOG.warn("the receipt {} of notice {} cannot be read: {}", iur, request.noticeCode(), e.getClass().getSimpleName());
        }
        throw new WorkFailed("La ricevuta dell'avviso " + request.noticeCode()
                + " avuta dall'archivio eventi di pagoPA non è leggibile: confrontarla nel back office di pagoPA e segnalarlo all'assistenza tecnica.");
    }
}
