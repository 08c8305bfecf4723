package it.portaledgst.bench.drawing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Draws documents with one thread and tells what they took. {@code GET /document/notice/7}: the seventh notice;
 * {@code /cost/notice/200}: of so many; {@code /peak/notice/200}: what was alive meanwhile, looked at so often.
 */
public final class Drawing {

    private Drawing() {
    }

    /** @param args who draws: portal, jasper (tagged and archivable) or jasper-plain */
    public static void main(String[] args) throws IOException {
        var documents = documents(args[0]);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var asked = exchange.getRequestURI().getPath().split("/");
                var answer = answer(asked[1], documents.get(asked[2]), Integer.parseInt(asked[3]));
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            } catch (IOException | RuntimeException e) {
                e.printStackTrace(System.out);
                throw e;
            }
        });
        server.start();
        System.out.println("READY " + args[0] + " http://127.0.0.1:" + server.getAddress().getPort());
    }

    static Map<String, IntFunction<byte[]>> documents(String who) {
        return switch (who) {
            case "portal" -> PortalDocuments.all();
            case "jasper", "jasper-plain" -> {
                var notice = new JasperNotice(who.equals("jasper"));
                yield Map.of("notice", number -> notice.draw(Orders.request(number)));
            }
            default -> throw new IllegalArgumentException(who);
        };
    }

    private static byte[] answer(String asked, IntFunction<byte[]> document, int count) {
        return switch (asked) {
            case "document" -> document.apply(count);
            case "cost" -> Cost.of(document, count).toString().getBytes(StandardCharsets.UTF_8);
            case "peak" -> Long.toString(Peak.of(document, count)).getBytes(StandardCharsets.UTF_8);
            default -> throw new IllegalArgumentException(asked);
        };
    }
}
