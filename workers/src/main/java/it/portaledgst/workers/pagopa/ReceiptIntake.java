package it.portaledgst.workers.pagopa;

import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.receipt.ReceiptOutcome;
import it.portaledgst.domain.receipt.Receipts;
import it.portaledgst.domain.receipt.UnreadableReceipts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes receipts in. Somebody has paid: what can be read is registered before the answer, what cannot is kept as it came.
 * When neither can be stored the exception passes, pagoPA gets no answer and sends the receipt again.
 */
@Component
class ReceiptIntake {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptIntake.class);

    private final Creditors creditors;
    private final Receipts receipts;
    private final UnreadableReceipts unreadable;

    ReceiptIntake(Creditors creditors, Receipts receipts, UnreadableReceipts unreadable) {
        this.creditors = creditors;
        this.receipts = receipts;
        this.unreadable = unreadable;
    }

    void take(ReceiptMessage.SendRt message) {
        message.station().mustBeOurs(creditors);
        var outcome = receipts.register(message.receipt());
        if (outcome == ReceiptOutcome.DUPLICATE) {
            throw new Refused(Fault.PAA_RECEIPT_DUPLICATA, "receiptId is stored already");
        }
        if (outcome == ReceiptOutcome.UNMATCHED) {
            LOG.warn("the receipt for notice {} fits no open request and goes before a person", message.receipt().noticeCode());
        }
        if (outcome == ReceiptOutcome.OTHER_CREDITOR) {
            LOG.info("the receipt for notice {} belongs to another creditor ({}) and is kept", message.receipt().noticeCode(),
                    message.receipt().creditorFiscalCode());
        }
    }

    /** A receipt answered with KO may never come again, so the message stays here for somebody to look at. */
    void keepRefused(Refused refused, byte[] raw) {
        if (refused.fault() != Fault.PAA_RECEIPT_DUPLICATA) {
            unreadable.keep(refused.fault().name(), refused.getMessage(), raw);
            LOG.error("a receipt was refused with {} ({}); its message is kept in the table unreadable_receipt: somebody may"
                    + " have paid", refused.fault(), refused.getMessage());
        }
    }
}
