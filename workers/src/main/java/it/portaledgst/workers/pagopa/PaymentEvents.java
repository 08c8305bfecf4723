package it.portaledgst.workers.pagopa;

import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.receipt.IncomingReceipt;
import it.portaledgst.domain.receipt.ReceiptOutcome;
import it.portaledgst.domain.receipt.Receipts;
import it.portaledgst.domain.receipt.RecoveryBudget;
import it.portaledgst.workers.WorkFailed;
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

    /** @param asked false when it may not be asked now: too many questions within the hour */
    public record Answer(boolean asked, Optional<ReceiptOutcome> outcome) {

        private static final Answer NOT_ASKED = new Answer(false, Optional.empty());
        private static final Answer NOTHING = new Answer(true, Optional.empty());
    }

    private record Reply(int status, byte[] body) {
    }

    private final RestClient service;
    private final Pagopa pagopa;
    private final Creditors creditors;
    private final RecoveryBudget budget;
    private final Receipts receipts;

    PaymentEvents(PagopaServices services, Pagopa pagopa, Creditors creditors, RecoveryBudget budget, Receipts receipts) {
        this.service = pagopa.eventsUrl() == null ? null : services.at(pagopa.eventsUrl());
        this.pagopa = pagopa;
        this.creditors = creditors;
        this.budget = budget;
        this.receipts = receipts;
    }

    /** Registers what it is told like a receipt that came by itself. */
    public Answer ask(PaymentRequest request, String iur) {
        var notice = request.noticeCode();
        if (service == null) {
            return Answer.NOTHING;
        }
        if (!budget.take()) {
            LOG.warn("notice {}: pagoPA may not be asked for more receipts within this hour", notice);
            return Answer.NOT_ASKED;
        }
        Reply reply;
        try {
            reply = service.get().uri("/organizations/{creditor}/receipts/{iur}/paymentoptions/{iuv}", request.creditorFiscalCode(), iur, notice.iuv())
                    .headers(pagopa.keyOf(creditors.of(request))).accept(MediaType.APPLICATION_JSON)
                    .exchange((sent, answer) -> new Reply(answer.getStatusCode().value(), answer.getBody().readNBytes(IncomingMessage.MAX_BYTES)));
        } catch (ResourceAccessException e) {
            LOG.warn("pagoPA's archive of events does not answer: {}", e.getMostSpecificCause().toString());
            return Answer.NOTHING;
        }
        LOG.info("receipt {} of notice {} asked for: {}", iur, notice, reply.status);
        return switch (reply.status) {
            case 200 -> new Answer(true, Optional.of(receipts.register(read(reply.body, request, iur))));
            case 404, 422, 429 -> Answer.NOTHING;
            case 401, 403 -> throw new WorkFailed("pagoPA rifiuta la chiave dell'archivio eventi (HTTP " + reply.status
                    + "): verificare pagopa.subscription-key, poi ritentare.");
            default -> {
                if (reply.status >= 500) {
                    yield Answer.NOTHING;
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
