package it.portaledgst.workers.pagopa;

import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.health.Part;
import it.portaledgst.domain.health.ServiceHealth;
import it.portaledgst.domain.payment.PaymentRequest;
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

/** Asks pagoPA for a receipt that has not come by itself and registers it like one that has. */
@Component
public class ReceiptRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptRecovery.class);

    private record Reply(int status, String contentType, byte[] body) {
    }

    private final RestClient service;
    private final Pagopa pagopa;
    private final Creditors creditors;
    private final ReceiptQuestions questions;
    private final Receipts receipts;
    private final ServiceHealth health;

    ReceiptRecovery(PagopaServices services, Pagopa pagopa, Creditors creditors, ReceiptQuestions questions,
                    Receipts receipts, ServiceHealth health) {
        this.service = services.at(pagopa.receiptsUrl());
        this.pagopa = pagopa;
        this.creditors = creditors;
        this.questions = questions;
        this.receipts = receipts;
        this.health = health;
    }

    /**
     * Empty when pagoPA has none or does not answer: nothing is known then.
     *
     * @throws WorkPostponed when pagoPA may not be asked just now
     */
    public Optional<ReceiptOutcome> ask(PaymentRequest request) {
        var notice = request.noticeCode();
        questions.take(notice);
        Reply reply;
        try {
            reply = service.get()
                    .uri("/payments/{creditor}/receipts/{iuv}", request.creditorFiscalCode(), notice.iuv())
                    .headers(pagopa.keyOf(creditors.of(request)))
                    .accept(MediaType.APPLICATION_XML)
                    .exchange((sent, answer) -> new Reply(answer.getStatusCode().value(),
                            answer.getHeaders().getFirst("Content-Type"), answer.getBody().readNBytes(IncomingMessage.MAX_BYTES)));
        } catch (ResourceAccessException e) {
            LOG.warn("pagoPA's receipt service does not answer: {}", e.getMostSpecificCause().toString());
            health.silent(Part.RECEIPTS);
            return Optional.empty();
        }
        if (reply.status >= 500) {
            health.silent(Part.RECEIPTS);
        } else {
            health.answered(Part.RECEIPTS);
        }
        LOG.info("receipt of notice {} asked for: {}", notice, reply.status);
        return switch (reply.status) {
            case 200 -> Optional.of(receipts.register(read(reply, request).receipt()));
            case 404, 429 -> Optional.empty();
            case 401, 403 -> throw new WorkFailed("pagoPA rifiuta la chiave del servizio ricevute (HTTP " + reply.status
                    + "): verificare pagopa.subscription-key, poi ritentare.");
            default -> {
                if (reply.status >= 500) {
                    yield Optional.empty();
                }
                throw new WorkFailed("Il servizio ricevute di pagoPA ha dato una risposta inattesa (HTTP " + reply.status
                        + ", avviso " + notice + "): verificare pagopa.receipts-url, poi ritentare.");
            }
        };
    }

    private ReceiptMessage.SendRt read(Reply reply, PaymentRequest request) {
        var notice = request.noticeCode();
        try {
            var root = SafeXml.parse(SafeXml.text(reply.body, reply.contentType)).getDocumentElement();
            boolean v2 = Operation.paSendRTV2.request().equals(root.getLocalName());
            if (v2 || Operation.paSendRT.request().equals(root.getLocalName())) {
                var message = Fields.read(root, in -> ReceiptMessage.read(in, v2, reply.body));
                if (message.receipt().noticeCode().equals(notice.value())
                        && message.receipt().creditorFiscalCode().equals(request.creditorFiscalCode())) {
                    return message;
                }
            }
        } catch (Refused e) {
            LOG.warn("the receipt of notice {} cannot be read: {}", notice, e.getMessage());
        }
        throw new WorkFailed("La ricevuta dell'avviso " + notice
                + " avuta da pagoPA non è leggibile: confrontarla nel back office di pagoPA e segnalarlo all'assistenza tecnica.");
    }
}
