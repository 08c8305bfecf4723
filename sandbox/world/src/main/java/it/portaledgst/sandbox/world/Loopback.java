package it.portaledgst.sandbox.world;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Every part listens on 127.0.0.1; only pagoPA can be told to listen elsewhere, for it runs in a container, too. */
public final class Loopback {

    public static final String HOST = "127.0.0.1";

    private Loopback() {
    }

    public static InetAddress address() {
        try {
            return InetAddress.getByAddress(new byte[]{127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The port itself when nobody listens on it, a free one for 0. Some servers must know their port before they
     * open it (it is part of the issuer's name, or of a command line), and a taken one should be told in a sentence.
     */
    public static int free(String part, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // as the servers do: a connection of the previous run still in TIME_WAIT does not make the port taken
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address(), port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw taken(part, HOST, port, e);
        }
    }

    public static CannotStart taken(String part, String host, int port, Throwable cause) {
        return new CannotStart("Port " + port + " on " + host + " is taken, so " + part
                + " cannot start; stop what uses it or choose another port.", cause);
    }
}
