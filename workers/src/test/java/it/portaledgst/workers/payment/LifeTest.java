package it.portaledgst.workers.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.domain.payment.RequestDocuments;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.workers.MovableClock;
import it.portaledgst.workers.SandboxProgram;
import it.portaledgst.workers.TestParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The program as it runs, between a real engine and the stand-in for pagoPA, each in a process of its own. */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)
@Import(MovableClock.class)
@DirtiesContext
abstract class LifeTest {

    static final Citizen ANNA = new Citizen("https://sso.example", "anna");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    static SandboxProgram engine;
    static Path engineData;
    private static int enginePort;
    static SandboxProgram pagopa;

    @Autowired
    PaymentRequests requests;
    @Autowired
    RequestDocuments documents;
    @Autowired
    PaymentLifecycle lifecycle;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    CamundaClient client;
    @Autowired
    MovableClock clock;

    @DynamicPropertySource
    static void outsideWorld(DynamicPropertyRegistry properties) {
        TestParts.register(properties);
        int port = TestParts.freePort();
        enginePort = TestParts.freePort();
        startEngine();
        pagopa = SandboxProgram.start("sandbox/world/target/sandbox-world.jar", "--parts=pagopa", "--pagopa.port=0",
                "--pagopa.receipt-delay=100ms", "--pagopa.receipt-retries=500ms",
                "--pagopa.ec-url=http://127.0.0.1:" + port + "/pagopa/paForNode");
        properties.add("server.port", () -> port);
        properties.add("camunda.client.rest-address", () -> engine.address("rest="));
        properties.add("pagopa.checkout-url", () -> pagopa.address("") + "/checkout/ec/v2");
        properties.add("pagopa.aca-url", () -> pagopa.address("") + "/aca/v1");
        properties.add("pagopa.receipts-url", () -> pagopa.address("") + "/gpd/payments-receipts-service/v1");
        properties.add("pagopa.events-url", () -> pagopa.address("") + "/bizevents/service/v1");
        properties.add("pagopa.fdr-url", () -> pagopa.address("") + "/fdr-org/service/v1");
        properties.add("portale.settlement.first-fetch-after", () -> "PT24H");
        properties.add("portale.parity.cycle", () -> "R/P9999D"); // other tests' requests are in the same database
    }

    static void startEngine() {
        try {
            engineData = Files.createTempDirectory("engine");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        engine = SandboxProgram.start("sandbox/zeebe/target/sandbox-zeebe.jar", "--port", String.valueOf(enginePort), "--management-port", "0",
                "--data", engineData.toString());
    }

    @BeforeAll
    static void emptyPost() throws Exception {
        TestParts.POST.purgeEmailFromAllMailboxes();
    }

    @AfterEach
    void nothingIsStuck() {
        assertThat(client.newIncidentSearchRequest().filter(filter -> filter.state(IncidentState.ACTIVE)).send().join().items()).isEmpty();
    }

    @AfterAll
    static void stop() {
        engine.stop();
        pagopa.stop();
    }

    PaymentRequest confirm() {
        return requests.confirm(ANNA, TestParts.newRequest());
    }

    PaymentRequest confirm(String amount) {
        return requests.confirm(ANNA, TestParts.newRequest(amount));
    }

    void untilPaidAndTold(PaymentRequest request) {
        until("the request is paid", () -> lifecycle.get(request.id()).state() == PaymentState.PAID);
        until("the process ends at paid", () -> reached(request, "paid"));
        assertThat(documents.receipt(ANNA, request.id())).isPresent();
        assertThat(jdbc.sql("select count(*) from sent_message where request_id = ? and kind = 'RECEIPT'").param(request.id())
                .query(Integer.class).single()).isEqualTo(1);
    }

    boolean reached(PaymentRequest request, String elementId) {
        return count(request, elementId) > 0;
    }

    /** How often the request's process has come to the element. */
    int count(PaymentRequest request, String elementId) {
        return client.newElementInstanceSearchRequest().filter(filter -> filter.elementId(elementId)).send().join().items().stream()
                .filter(element -> isAbout(element.getProcessInstanceKey(), request.noticeCode().value())).toList().size();
    }

    Optional<UserTask> task(String elementId, PaymentRequest request) {
        return taskOf(request.noticeCode().value(), elementId);
    }

    Optional<UserTask> taskOf(String noticeCode, String elementId) {
        return client.newUserTaskSearchRequest().filter(filter -> filter.elementId(elementId).state(UserTaskState.CREATED)).send().join()
                .items().stream().filter(task -> isAbout(task.getProcessInstanceKey(), noticeCode)).findFirst();
    }

    boolean isAbout(long processInstanceKey, String noticeCode) {
        return client.newVariableSearchRequest()
                .filter(filter -> filter.processInstanceKey(processInstanceKey).name("noticeCode"))
                .send().join().items().stream().anyMatch(variable -> variable.getValue().contains(noticeCode));
    }

    void complete(String elementId, PaymentRequest request, Map<String, Object> variables) {
        until("a person has " + elementId, () -> task(elementId, request).isPresent());
        client.newCompleteUserTaskCommand(task(elementId, request).orElseThrow().getUserTaskKey()).variables(variables).send().join();
    }

    static String pay(PaymentRequest request, String more) throws Exception {
        return post(pagopa.address("") + "/control/pay", "{\"noticeCode\":\"" + request.noticeCode() + "\"" + more + "}");
    }

    /** Moves the program's clock and the engine's; what is due fires at once. Pagopa's stays, as that of payers. */
    void pass(Duration time) throws Exception {
        clock.pass(time);
        post(engine.address("management=") + "/actuator/clock/add", "{\"offsetMilli\":" + time.toMillis() + "}");
    }

    static String get(String address) throws Exception {
        return answer(HttpRequest.newBuilder(URI.create(address)).GET());
    }

    static String post(String address, String json) throws Exception {
        return answer(HttpRequest.newBuilder(URI.create(address)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static String answer(HttpRequest.Builder request) throws Exception {
        var response = HTTP.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        return response.body();
    }

    static void until(String what, Callable<Boolean> holds) {
        await(what).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200)).until(holds);
    }
}
