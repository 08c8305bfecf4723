package it.portaledgst.domain.payment;

public enum PaymentState {
    TO_PAY("Da pagare"),
    PAID("Pagato"),
    DELETED("Eliminato"),
    EXPIRED("Scaduto");

    private final String label;

    PaymentState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
