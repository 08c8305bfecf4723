package it.portaledgst.domain.payment;

/** Why an office cancels a request nobody has paid, as the citizen is told. */
public enum CancelReason {
    WRONG_AMOUNT("l'importo non è quello dovuto"),
    WRONG_SERVICE("il servizio scelto non è quello giusto"),
    ALREADY_PAID("la stessa somma risulta già pagata"),
    NOT_DUE("la somma non è dovuta"),
    ASKED_BY_THE_PERSON("è stato chiesto all'ufficio");

    private final String label;

    CancelReason(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
