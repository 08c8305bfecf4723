package it.portaledgst.domain.journal;

/** Why somebody of the staff looks at another person's data, as they say it. */
public enum Purpose {
    /** The person, or somebody for them, stands at the counter. */
    AT_THE_COUNTER,
    /** The person asked for something from afar: a letter, a call, a support request. */
    ASKED_FOR_HELP,
    /** The office works on what was paid for. */
    PROCEEDING,
    /** Money that does not fit. */
    RECONCILIATION,
    /** An inspection, an audit, a court. */
    INSPECTION,
    /** Said in words. */
    OTHER
}
