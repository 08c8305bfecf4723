package it.portaledgst.sandbox.world;

/** One running part of the outside world. */
public interface Part extends AutoCloseable {

    /** What follows {@code READY } on the line that tells the part is usable. */
    String ready();

    @Override
    void close();

    /** How a part comes to life: it throws {@link CannotStart} when it cannot. */
    @FunctionalInterface
    interface Starter {
        Part start(Options options, DataFolder folder);
    }
}
