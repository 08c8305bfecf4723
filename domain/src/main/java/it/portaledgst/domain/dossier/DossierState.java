package it.portaledgst.domain.dossier;

public enum DossierState {
    /** For somebody to begin with it. */
    WAITING,
    MAKING,
    READY,
    /** Given up; it has to be asked for again. */
    FAILED,
    /** Its time is over and its file gone. */
    EXPIRED;

    public boolean underWay() {
        return this == WAITING || this == MAKING;
    }
}
