package it.portaledgst.workers;

import com.icegreen.greenmail.util.GreenMail;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.domain.payment.RequestDocuments;
import it.portaledgst.domain.receipt.IncomingReceipt;
import it.portaledgst.domain.receipt.Receipts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole program with a real database and mail server; pagoPA and the engine are what a test makes them answer. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
        // tests deliver events and run jobs themselves
        "portale.outbox.dispatch=false", "portale.health.look-every=PT24H", "portale.health.beat-every=PT24H",
        "portale.settlement.first-fetch-after=PT24H", "portale.dossiers.look-every=PT24H",
        "portale.monitoring.look-every=PT24H", "portale.monitoring.answer-every=PT24H",
        "camunda.client.worker.defaults.enabled=false",
        "camunda.client.request-timeout=2s", "pagopa.answer-within=1s", "pagopa.read-timeout=500ms",
        "pagopa.subscription-key=key-of-tests", "portale.base-url=https://pagamenti.example.org"})
@Import(MovableClock.class)
public abstract class WorkersTest {

    protected static final Citizen ANNA = new Citizen("https://sso.example", "anna");
    protected static final FakeServer PAGOPA = new FakeServer();
    protected static final GreenMail POST = TestParts.POST;
    protected static final FakeServer ENGINE = new FakeServer("/v2/messages", "/v2/user-tasks", "/v2/process-instances/7");

    @Autowired
    protected PaymentRequests requests;
    @Autowired
    protected RequestDocuments documents;
    @Autowired
    protected PaymentLifecycle lifecycle;
    @Autowired
    protected Receipts receipts;
    @Autowired
    protected JdbcClient jdbc;
    @Autowired
    protected MovableClock clock;
    @Autowired
    private Environment environment;
    @LocalServerPort
    protected int port;

    @DynamicPropertySource
    static void outsideWorld(DynamicPropertyRegistry properties) {
        TestParts.register(properties);
        properties.add("pagopa.checkout-url", () -> PAGOPA.address("/checkout"));
        properties.add("pagopa.aca-url", () -> PAGOPA.address("/aca"));
        properties.add("pagopa.receipts-url", () -> PAGOPA.address("/receipts"));
        properties.add("pagopa.events-url", () -> PAGOPA.address("/events"));
        properties.add("pagopa.fdr-url", () -> PAGOPA.address("/fdr"));
        properties.add("camunda.client.rest-address", () -> ENGINE.address(""));
    }

    @BeforeEach
    @AfterEach
    void forget() throws Exception {
        clock.reset();
        jdbc.sql("delete from receipt_question").update();
        PAGOPA.forget();
        ENGINE.forget();
        TestParts.POST.purgeEmailFromAllMailboxes();
    }

    /** As a command of the program is given them. */
    protected String[] databaseSettings() {
        return Stream.of("url", "username", "password").map(name -> "spring.datasource." + name)
                .map(name -> "--" + name + "=" + environment.getRequiredProperty(name)).toArray(String[]::new);
    }

    protected PaymentRequest confirm() {
        return requests.confirm(ANNA, TestParts.newRequest());
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
}
