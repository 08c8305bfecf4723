package it.portaledgst.domain.statement;

/** How far a company statement is. */
public enum StatementState {
    /** The office decides. */
    REQUESTED,
    /** Released; its file is being made. */
    APPROVED,
    /** To be downloaded. */
    READY,
    REFUSED,
    /** Was ready; its time is over. Never stored: it is so from the moment on. */
    EXPIRED
}
