package it.portaledgst.domain.payment;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The citizen's side. Every method enforces the owner: what somebody else created behaves as if it did not exist. */
@Service
public class PaymentRequests {

    public PaymentRequest confirm(Citizen owner, NewPaymentRequest request) {
        throw new UnsupportedOperationException();
    }

    public Optional<PaymentRequest> find(Citizen owner, UUID id) {
        throw new UnsupportedOperationException();
    }

    public PaymentPage list(Citizen owner, PaymentFilter filter, String cursor, int limit) {
        throw new UnsupportedOperationException();
    }

    /** @throws NotDeletableException with a sentence for the citizen */
    public void delete(Citizen owner, UUID id) {
        throw new UnsupportedOperationException();
    }

    /** @throws NotPayableException with a sentence for the citizen */
    public OnlineAttempt startOnlinePayment(Citizen owner, UUID id) {
        throw new UnsupportedOperationException();
    }

    public Optional<OnlineAttempt> attempt(Citizen owner, UUID attemptId) {
        throw new UnsupportedOperationException();
    }

    public Optional<UUID> cameBack(String returnToken, ReturnKind kind) {
        throw new UnsupportedOperationException();
    }

    public Optional<Document> notice(Citizen owner, UUID id) {
        throw new UnsupportedOperationException();
    }

    public Optional<Document> receipt(Citizen owner, UUID id) {
        throw new UnsupportedOperationException();
    }
}
