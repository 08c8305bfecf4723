package it.portaledgst.domain.statement;

/** In what capacity somebody asks for a company. */
public enum Capacity {
    /** Legale rappresentante. */
    LEGAL_REPRESENTATIVE,
    /** Procuratore o delegato. */
    PROXY,
    /** Intermediario incaricato, such as an accountant. */
    INTERMEDIARY,
    /** Curatore, liquidatore o commissario. */
    LIQUIDATOR
}
