package it.portaledgst.domain.receipt;

/** Why a receipt became a case for a person. */
public enum UnmatchedReason {
    UNKNOWN_NOTICE("Il codice avviso della ricevuta non corrisponde a nessuna richiesta del portale."),
    WRONG_AMOUNT("L'importo pagato è diverso da quello della richiesta."),
    REQUEST_DELETED("La richiesta era stata eliminata dal cittadino prima del pagamento."),
    PAID_AFTER_EXPIRY("Il pagamento è stato eseguito dopo la scadenza della richiesta."),
    ALREADY_PAID("La richiesta era già stata pagata con un'altra ricevuta.");

    private final String label;

    UnmatchedReason(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
