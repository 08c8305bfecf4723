package it.portaledgst.domain.support;

/** Which days a due date counts; the decision table's words. */
public enum DueKind {
    LAVORATIVI, CALENDARIO
}
