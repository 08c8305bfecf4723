package it.portaledgst.domain.receipt;

import java.util.UUID;
import org.springframework.stereotype.Service;

/** Stores what pagoPA says was paid and decides what it means. */
@Service
public class Receipts {

    public ReceiptOutcome register(IncomingReceipt receipt) {
        throw new UnsupportedOperationException();
    }

    /** The receipt that made the request paid. @throws java.util.NoSuchElementException when there is none */
    public Receipt forRequest(UUID requestId) {
        throw new UnsupportedOperationException();
    }

    /** @throws java.util.NoSuchElementException when there is none */
    public Receipt byId(UUID receiptKey) {
        throw new UnsupportedOperationException();
    }

    /** A person accepts the receipt as payment of its request; false when that is impossible. */
    public boolean settle(UUID receiptKey) {
        throw new UnsupportedOperationException();
    }

    public void markForRefund(UUID receiptKey) {
        throw new UnsupportedOperationException();
    }
}
