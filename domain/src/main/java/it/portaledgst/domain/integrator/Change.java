package it.portaledgst.domain.integrator;

import it.portaledgst.domain.journal.PaymentJournal;
import it.portaledgst.domain.payment.PaymentState;
import java.util.Optional;

/** A change of a request's state that its owner is told. The names are part of the API. */
public enum Change {
    TO_PAY("payment-request.to-pay", PaymentState.TO_PAY),
    PAID("payment-request.paid", PaymentState.PAID),
    DELETED("payment-request.deleted", PaymentState.DELETED),
    RESTORED("payment-request.restored", PaymentState.TO_PAY),
    EXPIRED("payment-request.expired", PaymentState.EXPIRED);

    private final String type;
    private final PaymentState state;

    Change(String type, PaymentState state) {
        this.type = type;
        this.state = state;
    }

    public String type() {
        return type;
    }

    /** The state after it. */
    public PaymentState state() {
        return state;
    }

    static Optional<Change> of(PaymentJournal.Kind kind) {
        return Optional.ofNullable(switch (kind) {
            case CONFIRMED -> TO_PAY;
            case PAID, LATE_PAID, RECEIPT_SETTLED -> PAID;
            case DELETED, CANCELLED_BY_OFFICE -> DELETED;
            case RESTORED -> RESTORED;
            case EXPIRED -> EXPIRED;
            default -> null;
        });
    }
}
