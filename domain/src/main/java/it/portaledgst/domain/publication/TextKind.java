package it.portaledgst.domain.publication;

/** What administrators edit. The names are stored. */
public enum TextKind { FAQ, CANNED_ANSWER, SERVICE, OFFICES }
