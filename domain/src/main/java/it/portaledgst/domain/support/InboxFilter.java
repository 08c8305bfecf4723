package it.portaledgst.domain.support;

/**
 * Which cases an inbox shows.
 *
 * @param state     null for all that are open or wait for the person
 * @param category  null for all
 * @param mine      only what the asking person has taken on
 * @param unclaimed only what nobody has taken on
 * @param late      only what is past its due moment
 */
public record InboxFilter(SupportState state, SupportCategory category, boolean mine, boolean unclaimed, boolean late) {

    /** All that is open. */
    public static final InboxFilter OPEN = new InboxFilter(null, null, false, false, false);

    boolean archived() {
        return state == SupportState.ANSWERED || state == SupportState.CLOSED;
    }

    /** What is over comes by its last change, and so does what has no due moment yet. */
    boolean byChange() {
        return archived() || state == SupportState.NEW;
    }
}
