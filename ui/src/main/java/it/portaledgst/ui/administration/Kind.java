package it.portaledgst.ui.administration;

import it.portaledgst.domain.publication.TextKind;

/** Where the texts of a kind are edited. */
final class Kind {

    static final String ROOT = "amministrazione";
    static final String FAQ = ROOT + "/domande";
    static final String ANSWERS = ROOT + "/risposte";
    static final String SERVICES = ROOT + "/servizi";
    static final String OFFICES = ROOT + "/uffici";
    /** In the place of a key: a text that is to be begun. */
    static final String NEW = "nuova";

    private Kind() {
    }

    static String path(TextKind kind) {
        return switch (kind) {
            case FAQ -> FAQ;
            case CANNED_ANSWER -> ANSWERS;
            case SERVICE -> SERVICES;
            case OFFICES -> OFFICES;
        };
    }
}
