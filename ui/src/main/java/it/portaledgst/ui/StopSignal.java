package it.portaledgst.ui;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/**
 * The signal by which a program is told to end. Not every JVM lets go of it (not one started with {@code -Xrs}, nor one made without
 * {@code jdk.unsupported}); a class of its own, because frameworks that look into {@link PortaleUi} would stumble over types that are missing.
 */
final class StopSignal {

    private static final Logger log = LoggerFactory.getLogger(StopSignal.class);

    private StopSignal() {
    }

    static void take(String name, Runnable beforeTheEnd) {
        try {
            Signal.handle(new Signal(name), signal -> {
                try {
                    beforeTheEnd.run();
                } finally {
                    System.exit(128 + signal.getNumber());
                }
            });
        } catch (IllegalArgumentException | LinkageError e) {
            log.warn("SIG{} is not ours to take ({}): the program will end without telling open pages before", name, e.toString());
        }
    }
}
