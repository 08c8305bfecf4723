package it.portaledgst.domain.support;

/** The decision table's words. */
public enum SupportPriority {
    ALTA, MEDIA, BASSA
}
