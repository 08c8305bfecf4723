package it.portaledgst.domain.payment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/** The workers' side: no owner, and every method may be called again with the same effect. */
@Service
public class PaymentLifecycle {

    /** @throws java.util.NoSuchElementException when there is no such request */
    public PaymentRequest get(UUID id) {
        throw new UnsupportedOperationException();
    }

    public Optional<PaymentRequest> byNoticeCode(String creditorFiscalCode, String noticeCode) {
        throw new UnsupportedOperationException();
    }

    public void storeDocument(UUID id, DocumentKind kind, byte[] pdf) {
        throw new UnsupportedOperationException();
    }

    public Optional<Document> document(UUID id, DocumentKind kind) {
        throw new UnsupportedOperationException();
    }

    public boolean hasOpenAttempt(UUID id) {
        throw new UnsupportedOperationException();
    }

    /** Expires the request if it is still to be paid; returns the state that holds afterwards. */
    public PaymentState expire(UUID id) {
        throw new UnsupportedOperationException();
    }

    public void lockForPosition(UUID id, Consumer<PaymentRequest> action) {
        throw new UnsupportedOperationException();
    }

    /** @throws java.util.NoSuchElementException when there is no such attempt */
    public OnlineAttempt attemptById(UUID attemptId) {
        throw new UnsupportedOperationException();
    }

    public String returnTokenOf(UUID attemptId) {
        throw new UnsupportedOperationException();
    }

    public void leftForCheckout(UUID attemptId, String checkoutUrl) {
        throw new UnsupportedOperationException();
    }

    public void checkoutFailed(UUID attemptId, String problem) {
        throw new UnsupportedOperationException();
    }

    public void checked(UUID attemptId, Instant nextCheckAt) {
        throw new UnsupportedOperationException();
    }

    public boolean returnedHopeful(UUID attemptId) {
        throw new UnsupportedOperationException();
    }

    public void closeAttempt(UUID attemptId) {
        throw new UnsupportedOperationException();
    }
}
