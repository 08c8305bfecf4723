package it.portaledgst.domain.parity;

import java.time.Instant;

/**
 * How the comparison of database and engine stands.
 *
 * @param last    the last that ended, null before the first
 * @param running the one that is under way, null for none
 * @param asked   who wants one that has not begun, null for nobody
 */
public record Comparisons(ParityRun last, ParityRun running, Asked asked) {

    public record Asked(Instant at, String by) {
    }

    /** Another one would only wait for it. */
    public boolean busy() {
        return running != null || asked != null;
    }
}
