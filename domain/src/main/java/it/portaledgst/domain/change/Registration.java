package it.portaledgst.domain.change;

/** Ends the listening it was returned for. */
public interface Registration extends AutoCloseable {

    @Override
    void close();
}
