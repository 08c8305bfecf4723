package it.portaledgst.journeys;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import it.portaledgst.journeys.House.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** A program that creates requests through the API and is told of their changes. */
final class Integrator implements AutoCloseable {

    /** One it has created; what is sent about it goes to an address of its own. */
    record Request(String id, String noticeCode, String email) {
    }

    /** One call of its webhook, in the order in which they came. */
    record Told(String webhookId, String requestId, String type, long sequence) {
    }

    private final House house;
    private final String token;
    private final HttpServer receiver;
    private final List<Told> told = new CopyOnWriteArrayList<>();

    Integrator(House house) {
        this.house = house;
        try {
            receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/hook", this::hears);
        receiver.start();
        token = value(house.send(HttpRequest.newBuilder(URI.create(house.signIn("/oauth2/token")))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("integratore-prova:sandbox-api".getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=payments:read%20payments:write"))), "access_token");
        house.send(call(Part.WORKERS, "/webhook")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"url\":\"http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook\"}")));
    }

    Request creates(int number, Part node) {
        var email = "payer-" + number + "@example.org";
        var answer = house.send(call(node, "/payment-requests").header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"serviceCode": "11-AUT_GEN_RAD", "debtor": {"kind": "NATURAL_PERSON", "fullName": "Mario Rossi",
                         "taxCode": "RSSMRA80A01H501U", "email": "%s"}, "amount": "50.00", "officeCode": "ISP-LOM",
                         "fields": {"nominativo": "IK1ABC", "tipo_richiesta": "CONTRIBUTO_ANNUO", "anno_riferimento": "2026"}}""".formatted(email))));
        return new Request(value(answer, "id"), value(answer, "noticeCode"), email);
    }

    /** Everything it was told about a request, repetitions included. */
    List<Told> told(Request request) {
        return told.stream().filter(call -> call.requestId.equals(request.id)).toList();
    }

    boolean heard(List<Request> requests, String type) {
        return requests.stream().allMatch(request -> told(request).stream().anyMatch(call -> call.type.equals(type)));
    }

    private HttpRequest.Builder call(Part node, String path) {
        return HttpRequest.newBuilder(URI.create(house.workers(node) + "/api/v1" + path)).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private void hears(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        told.add(new Told(exchange.getRequestHeaders().getFirst("webhook-id"), value(body, "requestId"), value(body, "type"),
                Long.parseLong(value(body, "sequence"))));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private static String value(String json, String name) {
        var found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}]+)").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return found.group(1);
    }

    @Override
    public void close() {
        receiver.stop(0);
    }
}
