package it.portaledgst.workers;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Answers with what a test has lined up, keeps what it was asked. */
public final class FakeServer {

    public record Asked(String method, String path, Map<String, List<String>> headers, String body) {

        public String header(String name) {
            return headers.entrySet().stream().filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst()).findFirst().orElse(null);
        }
    }

    /** A status of 0 never comes: the connection is cut. */
    public record Reply(int status, String contentType, String body, Map<String, String> headers, long delayMillis) {
    }

    private static final Reply NOTHING_HERE = new Reply(404, "application/json", "{}", Map.of(), 0);

    private final HttpServer server;
    private final Queue<Reply> replies = new ArrayDeque<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    public FakeServer() {
        this("/");
    }

    /** @param answering only calls below these paths take a prepared reply; what else asks in the background gets 404 */
    public FakeServer(String... answering) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()), body));
            var reply = Stream.of(answering).anyMatch(exchange.getRequestURI().getPath()::startsWith) ? next() : NOTHING_HERE;
            pause(reply.delayMillis);
            if (reply.status != 0) {
                exchange.getResponseHeaders().set("Content-Type", reply.contentType);
                reply.headers.forEach(exchange.getResponseHeaders()::set);
                var bytes = reply.body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(reply.status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        server.start();
    }

    public String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    public FakeServer reply(int status) {
        return reply(status, "application/json", "{}");
    }

    public FakeServer reply(int status, String contentType, String body) {
        return reply(new Reply(status, contentType, body, Map.of(), 0));
    }

    public synchronized FakeServer reply(Reply reply) {
        replies.add(reply);
        return this;
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public synchronized void forget() {
        replies.clear();
        asked.clear();
    }

    private synchronized Reply next() {
        var reply = replies.poll();
        return reply == null ? NOTHING_HERE : reply;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
