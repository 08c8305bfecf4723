package it.portaledgst.workers.integrator;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.integrator.DeliveryProblem;
import it.portaledgst.domain.integrator.Parcel;
import it.portaledgst.domain.integrator.WebhookQueue;
import it.portaledgst.workers.FakeServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What goes wrong with receivers, and two programs that serve them at once. */
class WebhookSendingTest extends ApiCalls {

    @Autowired
    private WebhookDispatcher dispatcher;
    @Autowired
    private WebhookQueue queue;
    @Autowired
    private Receivers receivers;

    @Test
    void aReceiverThatHangsIsLeftAloneAndHoldsUpNobody() throws Exception {
        var silent = new FakeServer().reply(new FakeServer.Reply(204, "text/plain", "", Map.of(), 60_000));
        try (var dripping = new Dripping()) {
            register("uno", silent.address("/hook"));
            register("due", dripping.address());
            register("tre", RECEIVER.reply(204).address("/hook"));
            for (var client : new String[] {"uno", "due", "tre"}) {
                created(client);
            }
            dispatcher.dispatch();

            awaitState("tre", "DELIVERED");
            assertThat(delivery("due").has("lastProblem")).as("still dripping").isFalse();
            assertThat(awaited("uno", "lastProblem")).isEqualTo("TIMEOUT");
            assertThat(awaited("due", "lastProblem")).isEqualTo("TIMEOUT");
            assertThat(delivery("due").get("state").stringValue()).as("it is tried again later").isEqualTo("PENDING");
        }
    }

    @Test
    void ofTwoProgramsThatDispatchAtOnceOneSendsEachDelivery() throws Exception {
        int requests = 15;
        for (var client : new String[] {"uno", "due"}) {
            register(client, RECEIVER.address("/hook"));
            for (int i = 0; i < requests; i++) {
                created(client);
                RECEIVER.reply(new FakeServer.Reply(204, "text/plain", "", Map.of(), 20));
            }
        }
        var other = new WebhookDispatcher(queue, receivers);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200 && RECEIVER.asked().size() < 2 * requests; i++) {
                var both = threads.submit(other::dispatch);
                dispatcher.dispatch();
                both.get();
                Thread.sleep(20);
            }
        } finally {
            other.stop();
        }
        awaitAll("uno", requests);
        awaitAll("due", requests);
        assertThat(RECEIVER.asked().stream().map(asked -> asked.header("webhook-id"))).hasSize(2 * requests).doesNotHaveDuplicates();
    }

    /** By address, by the spellings of it that Java understands, and by names that lead there. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "2130706433", "127.1", "[::ffff:127.0.0.1]", NamesOfTests.INSIDE, NamesOfTests.BOTH})
    void whatLeadsInsideIsNotCalled(String host) throws Exception {
        var outside = new Receivers(new Api("", "", "", false, Duration.ofSeconds(3), Duration.ofSeconds(1), 300), clock);
        try {
            int port = Integer.parseInt(RECEIVER.address("").replaceAll(".*:", ""));
            var outcome = outside.send(parcelTo("http://" + host + ":" + port + "/hook"));
            assertThat(outcome).isEqualTo(new Receivers.Outcome(null, DeliveryProblem.ADDRESS));
            assertThat(RECEIVER.asked()).isEmpty();
        } finally {
            outside.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowedWhereverItLeads(int status) throws Exception {
        var inside = new FakeServer().reply(204);
        RECEIVER.reply(new FakeServer.Reply(status, "text/plain", "", Map.of("Location", inside.address("/admin")), 0));
        assertThat(receivers.send(parcelTo(RECEIVER.address("/hook")))).isEqualTo(new Receivers.Outcome(status, DeliveryProblem.REDIRECT));
        assertThat(inside.asked()).isEmpty();
    }

    private Parcel parcelTo(String url) throws Exception {
        register("uno", RECEIVER.address("/hook"));
        created("uno");
        var parcel = queue.next(queue.takeReceiver().orElseThrow()).orElseThrow();
        return new Parcel(parcel.delivery(), url, parcel.secrets());
    }

    private void register(String client, String url) throws Exception {
        json(send("PUT", "/webhook", token(client), null, "{\"url\": \"" + url + "\"}"), 201);
    }

    private void awaitAll(String client, int deliveries) throws Exception {
        for (int i = 0; i < 200 && delivered(client) < deliveries; i++) {
            Thread.sleep(50);
        }
        assertThat(delivered(client)).isEqualTo(deliveries);
    }

    private long delivered(String client) throws Exception {
        return json(send("GET", "/webhook/deliveries?state=DELIVERED&limit=200", token(client), null, null), 200).get("deliveries").size();
    }

    /** Sends a header that never ends: every read succeeds, the answer never comes. */
    private static final class Dripping implements AutoCloseable {

        private final ServerSocket server;

        Dripping() throws IOException {
            server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::drip);
        }

        String address() {
            return "http://127.0.0.1:" + server.getLocalPort() + "/hook";
        }

        private void drip() {
            try (Socket caller = server.accept()) {
                caller.getOutputStream().write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(StandardCharsets.US_ASCII));
                while (true) {
                    caller.getOutputStream().write('x');
                    Thread.sleep(200);
                }
            } catch (IOException | InterruptedException over) {
                // the caller has hung up, as it should
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
