package it.portaledgst.workers;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.Debtor;
import it.portaledgst.domain.payment.DebtorKind;
import it.portaledgst.domain.payment.NewPaymentRequest;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.domain.receipt.IncomingReceipt;
import it.portaledgst.domain.receipt.Receipts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole program with a real database and mail server; pagoPA and the engine are what a test makes them answer. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
        // tests deliver events and run jobs themselves
        "portale.outbox.dispatch=false", "camunda.client.worker.defaults.enabled=false",
        "camunda.client.request-timeout=2s", "pagopa.answer-within=1s", "pagopa.read-timeout=500ms",
        "pagopa.subscription-key=key-of-tests", "portale.base-url=https://pagamenti.example.org"})
@Import(WorkersTest.MovableTime.class)
public abstract class WorkersTest {

    protected static final Citizen ANNA = new Citizen("https://sso.example", "anna");
    protected static final FakeServer PAGOPA = new FakeServer();
    protected static final FakeServer ENGINE = new FakeServer();
    protected static final GreenMail POST = post();
    private static final EmbeddedPostgres POSTGRES = postgres();

    @Autowired
    protected PaymentRequests requests;
    @Autowired
    protected PaymentLifecycle lifecycle;
    @Autowired
    protected Receipts receipts;
    @Autowired
    protected JdbcClient jdbc;
    @Autowired
    protected MovableClock clock;
    @LocalServerPort
    protected int port;

    @TestConfiguration
    static class MovableTime {

        @Bean
        MovableClock movableClock() {
            return new MovableClock();
        }
    }

    @DynamicPropertySource
    static void outsideWorld(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> POSTGRES.getJdbcUrl("postgres", "postgres"));
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("spring.datasource.password", () -> "postgres");
        properties.add("spring.mail.port", () -> POST.getSmtp().getPort());
        properties.add("pagopa.checkout-url", () -> PAGOPA.address("/checkout"));
        properties.add("pagopa.aca-url", () -> PAGOPA.address("/aca"));
        properties.add("pagopa.receipts-url", () -> PAGOPA.address("/receipts"));
        properties.add("camunda.client.rest-address", () -> ENGINE.address(""));
    }

    @BeforeEach
    @AfterEach
    void forget() throws Exception {
        clock.reset();
        PAGOPA.forget();
        ENGINE.forget();
        POST.purgeEmailFromAllMailboxes();
    }

    protected PaymentRequest confirm() {
        return requests.confirm(ANNA, new NewPaymentRequest(UUID.randomUUID(), "11-AUT_GEN_RAD",
                new Debtor(DebtorKind.NATURAL_PERSON, "Mario Rossi", "RSSMRA80A01H501U", "mario@posta.example", null),
                new BigDecimal("50"), "ISP-LOM",
                Map.of("nominativo", "IK1ABC", "tipo_richiesta", "CONTRIBUTO_ANNUO", "anno_riferimento", "2026")));
    }

    protected IncomingReceipt receiptFor(PaymentRequest request) {
        return receiptFor(request, request.amount());
    }

    protected IncomingReceipt receiptFor(PaymentRequest request, BigDecimal amount) {
        return new IncomingReceipt(UUID.randomUUID().toString().replace("-", ""), request.noticeCode().value(),
                request.creditorFiscalCode(), request.noticeCode().iuv(), amount, "OK", "88888888888", "PSP di prova",
                "88888888888", "Anna Bianchi", new BigDecimal("1.50"), Instant.now(), LocalDate.now(), null, "creditCard",
                request.description(), false, "<receipt/>".getBytes());
    }

    /** The kinds of events that wait in the outbox about the key, in the order in which they were written. */
    protected List<String> events(UUID key) {
        return jdbc.sql("select record_type from outbox_record where record_key = ? order by created_at").param(key.toString())
                .query(String.class).list().stream().map(type -> type.substring(type.lastIndexOf('.') + 1)).toList();
    }

    private static GreenMail post() {
        // a port of its own, so that a server that was stopped comes back where it was
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = free.getLocalPort();
            free.close();
            var post = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            post.start();
            return post;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
