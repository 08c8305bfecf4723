package it.portaledgst.domain.receipt;

/** Why a receipt pays no request. All but the last are cases for a person. */
public enum UnmatchedReason {
    UNKNOWN_NOTICE("Il codice avviso della ricevuta non corrisponde a nessuna richiesta del portale."),
    WRONG_AMOUNT("L'importo pagato è diverso da quello della richiesta."),
    REQUEST_DELETED("La richiesta era stata eliminata dal cittadino prima del pagamento."),
    PAID_AFTER_EXPIRY("Il pagamento è stato eseguito dopo la scadenza della richiesta."),
    ALREADY_PAID("La richiesta era già stata pagata con un'altra ricevuta."),
    TRANSFERS_DIFFER("La somma dei versamenti della ricevuta è diversa dall'importo pagato."),
    /** Sent to us because a share is ours, or because our station gets copies of every receipt. */
    OTHER_CREDITOR("L'avviso pagato è di un altro ente creditore.");

    private final String label;

    UnmatchedReason(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
