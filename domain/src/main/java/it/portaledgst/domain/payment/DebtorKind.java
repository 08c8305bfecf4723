package it.portaledgst.domain.payment;

public enum DebtorKind {
    NATURAL_PERSON("Persona fisica"),
    LEGAL_PERSON("Persona giuridica");

    private final String label;

    DebtorKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
