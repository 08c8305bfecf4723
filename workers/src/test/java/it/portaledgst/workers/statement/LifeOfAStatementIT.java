package it.portaledgst.workers.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.Debtor;
import it.portaledgst.domain.payment.DebtorKind;
import it.portaledgst.domain.payment.DocumentKind;
import it.portaledgst.domain.payment.NewPaymentRequest;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.domain.receipt.IncomingReceipt;
import it.portaledgst.domain.receipt.Receipts;
import it.portaledgst.domain.statement.Capacity;
import it.portaledgst.domain.statement.CompanyStatement;
import it.portaledgst.domain.statement.CompanyStatements;
import it.portaledgst.domain.statement.NewStatement;
import it.portaledgst.domain.statement.RefusalGround;
import it.portaledgst.domain.statement.StatementDesk;
import it.portaledgst.domain.statement.StatementState;
import it.portaledgst.processes.CompanyStatementProcess;
import it.portaledgst.processes.CompanyStatementProcess.Outcomes;
import it.portaledgst.processes.CompanyStatementProcess.Variables;
import it.portaledgst.workers.MovableClock;
import it.portaledgst.workers.SandboxProgram;
import it.portaledgst.workers.TestParts;
import it.portaledgst.workers.document.VeraPdf;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A company's statement, with a real engine in a process of its own: decided in the portal and in Tasklist, with the same result. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"portale.health.look-every=PT24H", "portale.settlement.first-fetch-after=PT24H"})
@Import(MovableClock.class)
@DirtiesContext
class LifeOfAStatementIT {

    private static final Citizen ANNA = new Citizen("https://sso.example", "anna");
    private static final Citizen BRUNO = new Citizen("https://sso.example", "bruno");
    private static final Staff ELENA = new Staff("https://sso.example", "elena", "Elena Colombo", Set.of(StaffRole.OPERATOR), "ISP-LOM");
    private static final Staff LAURA = new Staff("https://sso.example", "laura", "Laura Greco", Set.of(StaffRole.OPERATOR), "DGST-CEN");
    private static final String COMPANY = "80230390587";
    @TempDir
    static Path data;
    private static int port;
    private static SandboxProgram engine;
    /** An engine that was killed comes back at the present time. */
    private static Duration passed = Duration.ZERO;

    @Autowired
    private CompanyStatements statements;
    @Autowired
    private StatementDesk desk;
    @Autowired
    private PaymentRequests requests;
    @Autowired
    private PaymentLifecycle payments;
    @Autowired
    private Receipts receipts;
    @Autowired
    private CamundaClient client;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private MovableClock clock;

    @DynamicPropertySource
    static void outsideWorld(DynamicPropertyRegistry properties) {
        TestParts.register(properties);
        port = TestParts.freePort();
        startEngine();
        properties.add("camunda.client.rest-address", () -> engine.address("rest="));
    }

    private static void startEngine() {
        engine = SandboxProgram.start("sandbox/zeebe/target/sandbox-zeebe.jar", "--port", String.valueOf(port), "--management-port", "0",
                "--data", data.toString());
    }

    @AfterEach
    void nothingIsStuck() {
        assertThat(client.newIncidentSearchRequest().filter(filter -> filter.state(IncidentState.ACTIVE)).send().join().items()).isEmpty();
        assertThat(jdbc.sql("select count(*) from company_statement where state <> 'REQUESTED' and not told").query(Long.class).single()).isZero();
    }

    @AfterAll
    static void stop() {
        engine.stop();
    }

    /** List and receipts of what was paid for the company, whoever paid it, until the link expires. */
    @Test
    void approvedInThePortalMadeDownloadedAndExpired() throws Exception {
        var own = paid(ANNA);
        var others = paid(BRUNO);
        var id = ask();
        assertThat(task(id).getCandidateGroups()).containsExactly("ISP-LOM");

        desk.approve(ELENA, id);

        until("it is ready", () -> state(id) == StatementState.READY);
        until("the applicant was written to", () -> letters(id).equals(List.of("statement-received", "statement-ready")));
        var content = unzipped(id);
        assertThat(content.keySet()).containsExactlyInAnyOrder(name(own), name(others), "indice.csv", "indice.pdf");
        assertThat(new String(content.get("indice.csv"), StandardCharsets.UTF_8)).contains(own.noticeCode().grouped(), others.noticeCode().grouped(), ";Pagato;");
        VeraPdf.accepts(content.get("indice.pdf"));
        assertThat(ended(id)).isZero();

        pass(Duration.ofDays(8));
        until("the process ends", () -> ended(id) == 1);
        assertThat(state(id)).isEqualTo(StatementState.EXPIRED);
        assertThat(statements.piece(ANNA, id, 0)).isEmpty();
    }

    @Test
    void approvedInTasklist() {
        paid(BRUNO);
        var id = ask();
        complete(id, Map.of(Variables.OUTCOME, Outcomes.APPROVE));
        until("it is ready", () -> state(id) == StatementState.READY);
        assertThat(written(id)).contains("STATEMENT_APPROVED");
        until("the applicant was written to", () -> letters(id).contains("statement-ready"));
    }

    @Test
    void refusedInTasklistOnlyWithAGround() {
        var id = ask();
        assertThatThrownBy(() -> complete(id, Map.of(Variables.OUTCOME, Outcomes.REFUSE))).isInstanceOf(ProblemException.class)
                .hasMessageContaining(Refusal.STATEMENT_GROUND.sentence());
        complete(id, Map.of(Variables.OUTCOME, Outcomes.REFUSE, Variables.GROUND, RefusalGround.WRONG_DATA.name()));
        until("the process ends", () -> ended(id) == 1);
        assertThat(statements.one(ANNA, id).orElseThrow().ground()).isEqualTo(RefusalGround.WRONG_DATA);
        assertThat(letters(id)).containsExactly("statement-received", "statement-refused");
        assertThat(written(id)).containsExactly("STATEMENT_REFUSED");
    }

    @Test
    void refusedInThePortalWhileTheEngineIsAway() throws Exception {
        var id = ask();
        engine.kill();
        desk.refuse(ELENA, id, RefusalGround.NOT_ENTITLED, "Serve la procura.");
        startEngine();
        advance(passed);
        until("the process ends", () -> ended(id) == 1);
        until("the applicant was written to", () -> letters(id).equals(List.of("statement-received", "statement-refused")));
    }

    @Test
    void whatTheOfficeDoesNotDecideTheCentreDecides() throws Exception {
        var id = ask();
        pass(Duration.ofDays(40));
        until("the central office has it", () -> tasks(id).size() == 1 && task(id).getCandidateGroups().contains("DGST-CEN"));
        assertThat(desk.again(LAURA, id).statement().escalatedAt()).isNotNull();
        desk.refuse(LAURA, id, RefusalGround.NOTHING_PAID, null);
        until("the process ends", () -> ended(id) == 1);
    }

    private UUID ask() {
        var today = PaymentTerms.today(clock);
        var id = statements.ask(ANNA, new NewStatement(UUID.randomUUID(), "Anna Bassi", null, "Alfa S.r.l.", COMPANY, today.minusYears(1), today,
                Capacity.LEGAL_REPRESENTATIVE, "MI", null, "anna@posta.example", false, "it")).id();
        until("the office has it", () -> tasks(id).size() == 1);
        return id;
    }

    private PaymentRequest paid(Citizen owner) {
        jdbc.sql("update payment_request set debtor_tax_code = '00743110157' where debtor_tax_code = ? and owner_subject = ?").params(COMPANY, owner.subject()).update();
        var request = requests.confirm(owner, new NewPaymentRequest(UUID.randomUUID(), "11-AUT_GEN_RAD",
                new Debtor(DebtorKind.LEGAL_PERSON, "Alfa S.r.l.", COMPANY, "alfa@posta.example", null), new BigDecimal("50"), "ISP-LOM",
                Map.of("nominativo", "IK1ABC", "tipo_richiesta", "CONTRIBUTO_ANNUO", "anno_riferimento", "2026")));
        receipts.register(new IncomingReceipt(UUID.randomUUID().toString().replace("-", ""), request.noticeCode().value(),
                request.creditorFiscalCode(), request.noticeCode().iuv(), request.amount(), "OK", "88888888888", "PSP di prova", "88888888888",
                "Anna Bianchi", new BigDecimal("1.50"), Instant.now(), LocalDate.now(), null, "creditCard", request.description(), false,
                "<receipt/>".getBytes()));
        payments.storeDocument(request.id(), DocumentKind.RECEIPT, "%PDF receipt".getBytes());
        return request;
    }

    private static String name(PaymentRequest request) {
        var day = LocalDate.ofInstant(request.createdAt(), PaymentTerms.ROME);
        return day.getYear() + "/" + day + "-" + request.noticeCode().value() + "-ricevuta.pdf";
    }

    private Map<String, byte[]> unzipped(UUID id) throws Exception {
        var bytes = new ByteArrayOutputStream();
        for (int number = 0; statements.piece(ANNA, id, number).isPresent(); number++) {
            bytes.write(statements.piece(ANNA, id, number).orElseThrow());
        }
        assertThat((long) bytes.size()).isEqualTo(one(id).size());
        var content = new TreeMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                content.put(entry.getName(), zip.readAllBytes());
            }
        }
        return content;
    }

    private CompanyStatement one(UUID id) {
        return statements.one(ANNA, id).orElseThrow();
    }

    private StatementState state(UUID id) {
        return one(id).state();
    }

    private UserTask task(UUID id) {
        until("there is a task", () -> tasks(id).size() == 1);
        return tasks(id).getFirst();
    }

    private List<UserTask> tasks(UUID id) {
        return client.newUserTaskSearchRequest().filter(filter -> filter.state(UserTaskState.CREATED)).send().join().items().stream()
                .filter(task -> isAbout(task.getProcessInstanceKey(), id)).toList();
    }

    private boolean isAbout(long instance, UUID id) {
        return client.newVariableSearchRequest().filter(filter -> filter.processInstanceKey(instance).name(Variables.STATEMENT_ID)).send().join()
                .items().stream().anyMatch(variable -> variable.getValue().contains(id.toString()));
    }

    private void complete(UUID id, Map<String, Object> variables) {
        client.newCompleteUserTaskCommand(task(id).getUserTaskKey()).variables(variables).send().join();
    }

    private long ended(UUID id) {
        return client.newProcessInstanceSearchRequest().filter(filter -> filter.processDefinitionId(CompanyStatementProcess.PROCESS_ID)
                        .state(ProcessInstanceState.COMPLETED)).send().join().items().stream()
                .filter(instance -> isAbout(instance.getProcessInstanceKey(), id)).count();
    }

    private List<String> letters(UUID id) {
        return jdbc.sql("select kind from sent_message where request_id = ? order by sent_at").param(id).query(String.class).list();
    }

    private List<String> written(UUID id) {
        return jdbc.sql("select act from staff_event where subject_id = ? order by number").param(id.toString()).query(String.class).list();
    }

    /** Moves the program's clock and the engine's; what is due fires at once. */
    private void pass(Duration time) throws Exception {
        clock.pass(time);
        passed = passed.plus(time);
        advance(time);
    }

    private static void advance(Duration time) throws Exception {
        var answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(engine.address("management=") + "/actuator/clock/add"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"offsetMilli\":" + time.toMillis() + "}")).build(), HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).isLessThan(300);
    }

    private static void until(String what, Callable<Boolean> holds) {
        await(what).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200)).until(holds);
    }
}
