package it.portaledgst.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * What stands before several portals, as far from sticky as it gets: each new connection goes to the first of them that is
 * ready, one that is open stays where it is. It passes bytes on, so push connections go through.
 */
final class Front implements AutoCloseable {

    private final ServerSocket door;
    private final List<String> portals;
    private final Predicate<String> ready;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Front(ServerSocket door, List<String> portals, Predicate<String> ready) {
        this.door = door;
        this.portals = portals;
        this.ready = ready;
    }

    static Front before(List<String> portals, Predicate<String> ready) {
        try {
            var front = new Front(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), portals, ready);
            front.threads.execute(front::open);
            return front;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://localhost:" + door.getLocalPort();
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                var person = door.accept();
                threads.execute(() -> lead(person));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void lead(Socket person) {
        var portal = portals.stream().filter(ready).findFirst();
        try (person) {
            if (portal.isPresent()) {
                var address = URI.create(portal.get());
                try (var there = new Socket(address.getHost(), address.getPort())) {
                    var answers = threads.submit(() -> pass(there, person));
                    pass(person, there);
                    answers.get();
                }
            }
        } catch (Exception gone) {
            // who was connected sees the end of the connection
        }
    }

    /** Until one of them ends it; then the other hears of it. */
    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException gone) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
