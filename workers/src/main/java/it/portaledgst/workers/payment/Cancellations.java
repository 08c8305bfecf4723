package it.portaledgst.workers.payment;

import it.portaledgst.domain.payment.CancelReason;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.SentMessages;
import it.portaledgst.workers.mail.Letters;
import it.portaledgst.workers.mail.RecipientRefused;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the debtor that the office cancelled the request, and why. Idempotent by stored result: the mark of the sent message. */
@Component
public class Cancellations {

    private static final Logger LOG = LoggerFactory.getLogger(Cancellations.class);
    private static final String CANCELLED = "CANCELLED";

    private final PaymentLifecycle requests;
    private final SentMessages sent;
    private final Letters letters;

    Cancellations(PaymentLifecycle requests, SentMessages sent, Letters letters) {
        this.requests = requests;
        this.sent = sent;
        this.letters = letters;
    }

    public void tell(UUID requestId, String reason) {
        var request = requests.get(requestId);
        try {
            sent.sendOnce(requestId, CANCELLED, () -> letters.cancelled(request, CancelReason.valueOf(reason)));
        } catch (RecipientRefused e) {
            LOG.warn("{} of notice {} not sent: the mail server refuses the address", CANCELLED, request.noticeCode());
        }
    }
}
