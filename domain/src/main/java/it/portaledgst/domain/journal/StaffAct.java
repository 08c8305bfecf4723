package it.portaledgst.domain.journal;

/**
 * What somebody of the staff did. Each feature has an enum of its own acts; a name stays what it means for ever, at most 40
 * capital letters and underscores, beginning with what it is about.
 */
public interface StaffAct {

    String name();
}
