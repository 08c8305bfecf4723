package it.portaledgst.workers;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import it.portaledgst.domain.payment.Debtor;
import it.portaledgst.domain.payment.DebtorKind;
import it.portaledgst.domain.payment.NewPaymentRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.UUID;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A real database and a real mail server, once for all tests of the JVM. */
public final class TestParts {

    public static final GreenMail POST = post();
    private static final EmbeddedPostgres POSTGRES = postgres();

    private TestParts() {
    }

    public static void register(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> POSTGRES.getJdbcUrl("postgres", "postgres"));
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("spring.datasource.password", () -> "postgres");
        properties.add("spring.mail.port", () -> POST.getSmtp().getPort());
    }

    public static NewPaymentRequest newRequest() {
        return newRequest("50");
    }

    public static NewPaymentRequest newRequest(String amount) {
        return newRequest("11-AUT_GEN_RAD", amount,
                Map.of("nominativo", "IK1ABC", "tipo_richiesta", "CONTRIBUTO_ANNUO", "anno_riferimento", "2026"));
    }

    public static NewPaymentRequest newRequest(String serviceCode, Map<String, String> fields) {
        return newRequest(serviceCode, "50", fields);
    }

    private static NewPaymentRequest newRequest(String serviceCode, String amount, Map<String, String> fields) {
        return new NewPaymentRequest(UUID.randomUUID(), serviceCode,
                new Debtor(DebtorKind.NATURAL_PERSON, "Mario Rossi", "RSSMRA80A01H501U", "mario@posta.example", null),
                new BigDecimal(amount), "ISP-LOM", fields);
    }

    public static int freePort() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GreenMail post() {
        // a port of its own, so that a server that was stopped comes back where it was
        var post = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        post.start();
        return post;
    }

    private static EmbeddedPostgres postgres() {
        try {
            var postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    postgres.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
