package it.portaledgst.workers.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import it.portaledgst.domain.payment.AttemptState;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.payment.ReturnKind;
import it.portaledgst.workers.TestParts;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The program as it runs, between a real engine and the stand-in for pagoPA, each in a process of its own. */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)
@DirtiesContext
class LifeOfAPaymentIT {

    private static final Citizen ANNA = new Citizen("https://sso.example", "anna");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int PORT = TestParts.freePort();
    private static SandboxProgram engine;
    private static SandboxProgram pagopa;

    @Autowired
    private PaymentRequests requests;
    @Autowired
    private PaymentLifecycle lifecycle;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private CamundaClient client;

    @DynamicPropertySource
    static void outsideWorld(DynamicPropertyRegistry properties) {
        TestParts.register(properties);
        engine = SandboxProgram.start("sandbox/zeebe/target/sandbox-zeebe.jar", "--port", "0", "--management-port", "0");
        pagopa = SandboxProgram.start("sandbox/world/target/sandbox-world.jar", "--parts=pagopa", "--pagopa.port=0",
                "--pagopa.receipt-delay=100ms", "--pagopa.receipt-retries=500ms",
                "--pagopa.ec-url=http://127.0.0.1:" + PORT + "/pagopa/paForNode");
        properties.add("server.port", () -> PORT);
        properties.add("camunda.client.rest-address", () -> engine.address("rest="));
        properties.add("pagopa.checkout-url", () -> pagopa.address("") + "/checkout/ec/v2");
        properties.add("pagopa.aca-url", () -> pagopa.address("") + "/aca/v1");
        properties.add("pagopa.receipts-url", () -> pagopa.address("") + "/gpd/payments-receipts-service/v1");
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

    @Test
    void paidAtTheCounter() throws Exception {
        var request = confirm();
        until("the notice is there", () -> lifecycle.get(request.id()).noticeReady());
        assertThat(pay(request, "")).contains("\"outcome\":\"OK\"");
        untilPaidAndTold(request);
        assertThat(TestParts.POST.getReceivedMessages()).extracting(MimeMessage::getSubject)
                .filteredOn(subject -> subject.contains(request.noticeCode().grouped()))
                .hasSize(1);
    }

    @Test
    void deletedAndClosedAtPagopa() throws Exception {
        var request = confirm();
        until("the notice is there", () -> lifecycle.get(request.id()).noticeReady());
        requests.delete(ANNA, request.id());
        until("the process ends at deleted", () -> reached(request, "deleted"));
        assertThat(pay(request, "")).contains("PAA_PAGAMENTO_ANNULLATO");
    }

    @Test
    void paidOnlineWithAReceiptThatGotLost() throws Exception {
        var request = confirm();
        var attempt = requests.startOnlinePayment(ANNA, request.id()).id();
        until("the cart is open", () -> lifecycle.attemptById(attempt).checkoutUrl() != null);
        post(pagopa.address("") + "/control/faults", "{\"next\":\"lost\",\"noticeCode\":\"" + request.noticeCode() + "\"}");
        assertThat(pay(request, ",\"channel\":\"checkout\"")).contains("\"outcome\":\"OK\"");
        until("the verification waits", () -> reached(request, "wait-before-check"));
        pass(Duration.ofMinutes(6));
        untilPaidAndTold(request);
        assertThat(lifecycle.attemptById(attempt).state()).isEqualTo(AttemptState.CLOSED);
    }

    @Test
    void onlineAttemptWithoutAnyAnswerEndsBeforeAPerson() throws Exception {
        var request = confirm();
        var attempt = requests.startOnlinePayment(ANNA, request.id()).id();
        until("the cart is open", () -> lifecycle.attemptById(attempt).checkoutUrl() != null);
        requests.cameBack(lifecycle.returnTokenOf(attempt), ReturnKind.OK);
        for (int question = 1; question <= 3; question++) {
            int waits = question;
            until("wait " + waits, () -> count(request, "wait-before-check") == waits);
            pass(Duration.ofMinutes(21));
        }
        complete("check-payment", request, Map.of());
        until("the attempt is closed", () -> lifecycle.attemptById(attempt).state() == AttemptState.CLOSED);
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.TO_PAY);
    }

    @Test
    void aWrongAmountIsAcceptedByAPerson() throws Exception {
        var request = confirm();
        until("the notice is there", () -> lifecycle.get(request.id()).noticeReady());
        post(pagopa.address("") + "/control/faults", "{\"next\":\"wrong-amount\",\"noticeCode\":\"" + request.noticeCode() + "\"}");
        pay(request, "");
        until("a person has the receipt", () -> task("decide-on-receipt", request).isPresent());
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.TO_PAY);
        complete("decide-on-receipt", request, Map.of("decision", "accept"));
        untilPaidAndTold(request);
    }

    @Test
    void expiresAfterItsLastDay() throws Exception {
        var request = confirm();
        until("the notice is there", () -> lifecycle.get(request.id()).noticeReady());
        pass(Duration.ofDays(28));
        until("the reminder is out", () -> jdbc.sql("select count(*) from sent_message where request_id = ? and kind = 'REMINDER'")
                .param(request.id()).query(Integer.class).single() == 1);
        pass(Duration.ofDays(4));
        until("the process ends at expired", () -> reached(request, "expired"));
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.EXPIRED);
        assertThat(pay(request, "")).contains("PAA_PAGAMENTO_SCADUTO");
    }

    private PaymentRequest confirm() {
        return requests.confirm(ANNA, TestParts.newRequest());
    }

    private void untilPaidAndTold(PaymentRequest request) {
        until("the request is paid", () -> lifecycle.get(request.id()).state() == PaymentState.PAID);
        until("the process ends at paid", () -> reached(request, "paid"));
        assertThat(requests.receipt(ANNA, request.id())).isPresent();
        assertThat(jdbc.sql("select count(*) from sent_message where request_id = ? and kind = 'RECEIPT'").param(request.id())
                .query(Integer.class).single()).isEqualTo(1);
    }

    private boolean reached(PaymentRequest request, String elementId) {
        return count(request, elementId) > 0;
    }

    /** How often the request's process has come to the element. */
    private int count(PaymentRequest request, String elementId) {
        return client.newElementInstanceSearchRequest().filter(filter -> filter.elementId(elementId)).send().join().items().stream()
                .filter(element -> isAbout(element.getProcessInstanceKey(), request)).toList().size();
    }

    private Optional<UserTask> task(String elementId, PaymentRequest request) {
        return client.newUserTaskSearchRequest().filter(filter -> filter.elementId(elementId).state(UserTaskState.CREATED)).send().join()
                .items().stream().filter(task -> isAbout(task.getProcessInstanceKey(), request)).findFirst();
    }

    private boolean isAbout(long processInstanceKey, PaymentRequest request) {
        return client.newVariableSearchRequest()
                .filter(filter -> filter.processInstanceKey(processInstanceKey).name("noticeCode"))
                .send().join().items().stream().anyMatch(variable -> variable.getValue().contains(request.noticeCode().value()));
    }

    private void complete(String elementId, PaymentRequest request, Map<String, Object> variables) {
        until("a person has " + elementId, () -> task(elementId, request).isPresent());
        client.newCompleteUserTaskCommand(task(elementId, request).orElseThrow().getUserTaskKey()).variables(variables).send().join();
    }

    private static String pay(PaymentRequest request, String more) throws Exception {
        return post(pagopa.address("") + "/control/pay", "{\"noticeCode\":\"" + request.noticeCode() + "\"" + more + "}");
    }

    /** Moves the engine's clock; what is due fires at once. */
    private static void pass(Duration time) throws Exception {
        post(engine.address("management=") + "/actuator/clock/add", "{\"offsetMilli\":" + time.toMillis() + "}");
    }

    private static String post(String address, String json) throws Exception {
        var response = HTTP.send(HttpRequest.newBuilder(URI.create(address)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)).timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        return response.body();
    }

    private static void until(String what, Callable<Boolean> holds) {
        await(what).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200)).until(holds);
    }
}
