package it.portaledgst.domain.publication;

/**
 * What an editor had before their eyes, to find out whether somebody else was there meanwhile.
 *
 * @param revision of the draft, 0 when there was none
 * @param version  the latest that was published, 0 when there was none
 */
public record Seen(long revision, int version) {

    public boolean hasDraft() {
        return revision > 0;
    }
}
