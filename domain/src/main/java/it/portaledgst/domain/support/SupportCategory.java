package it.portaledgst.domain.support;

/** What a request for help is about; the decision table knows these names. */
public enum SupportCategory {
    /** The state of one payment request; the notice code is needed. */
    STATO_PAGAMENTO,
    /** Something of the portal does not work. */
    TECNICO,
    /** The portal cannot be used because of a disability. */
    ACCESSIBILITA,
    /** What to pay, how much, in which case. */
    AMMINISTRATIVO,
    /** List and receipts of all that was paid for a company. */
    ELENCO_RICEVUTE
}
