package it.portaledgst.journeys;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What stands before two nodes: each in turn, the other when nobody listens. A message that was handed over and got no
 * answer is not handed to the other, as a careful proxy does with POST; who sent it decides.
 */
final class Balancer implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(1)).build();

    private final HttpServer server;
    private final List<String> nodes;
    private final AtomicInteger turn = new AtomicInteger();

    private Balancer(HttpServer server, List<String> nodes) {
        this.server = server;
        this.nodes = nodes;
    }

    static Balancer before(String... nodes) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var balancer = new Balancer(server, List.of(nodes));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", balancer::handOver);
            server.start();
            return balancer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void handOver(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            int first = turn.getAndIncrement();
            for (int i = 0; i < nodes.size(); i++) {
                try {
                    answer(exchange, body, nodes.get(Math.floorMod(first + i, nodes.size())));
                    return;
                } catch (ConnectException nobodyListens) {
                    // the next one
                } catch (IOException broken) {
                    break;
                }
            }
            exchange.sendResponseHeaders(502, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, byte[] body, String node) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(node + exchange.getRequestURI())).timeout(Duration.ofSeconds(20))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (var header : List.of("Content-Type", "SOAPAction")) {
            exchange.getRequestHeaders().getOrDefault(header, List.of()).forEach(value -> request.header(header, value));
        }
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        answer.headers().firstValue("Content-Type").ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
