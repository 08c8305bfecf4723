package it.portaledgst.workers.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.support.CaseRow;
import it.portaledgst.domain.support.NewSupportRequest;
import it.portaledgst.domain.support.SupportCategory;
import it.portaledgst.domain.support.SupportDesk;
import it.portaledgst.domain.support.SupportMessage;
import it.portaledgst.domain.support.SupportRequests;
import it.portaledgst.domain.support.SupportState;
import it.portaledgst.processes.SupportRequestProcess;
import it.portaledgst.processes.SupportRequestProcess.Actions;
import it.portaledgst.processes.SupportRequestProcess.Variables;
import it.portaledgst.workers.MovableClock;
import it.portaledgst.workers.SandboxProgram;
import it.portaledgst.workers.TestParts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
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

/** A request for help, with a real engine in a process of its own: worked on in the portal and in Tasklist, with the same result. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"portale.health.look-every=PT24H", "portale.settlement.first-fetch-after=PT24H",
        "portale.parity.cycle=R/P9999D"})
@Import(MovableClock.class)
@DirtiesContext
class LifeOfASupportRequestIT {

    private static final Citizen ANNA = new Citizen("https://sso.example", "anna");
    private static final Staff ELENA = new Staff("https://sso.example", "elena", "Elena Colombo", Set.of(StaffRole.OPERATOR), "ISP-LOM");
    private static final Staff ROSA = new Staff("https://sso.example", "rosa", "Rosa Russo", Set.of(StaffRole.OPERATOR), "ISP-SIC");
    private static final Staff LAURA = new Staff("https://sso.example", "laura", "Laura Greco", Set.of(StaffRole.OPERATOR), "DGST-CEN");
    @TempDir
    static Path data;
    private static int port;
    private static SandboxProgram engine;

    @Autowired
    private SupportRequests support;
    @Autowired
    private SupportDesk desk;
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
        assertThat(jdbc.sql("select count(*) from support_act where told_at is null").query(Long.class).single()).isZero();
    }

    @AfterAll
    static void stop() {
        engine.stop();
    }

    @Test
    void answeredInThePortal() {
        var id = open();
        desk.claim(ELENA, id, row(id).version());
        until("the task is hers, too", () -> "elena".equals(task(id).getAssignee()));

        desk.answer(ELENA, id, row(id).version(), "Ecco la risposta.");

        until("the process ends", () -> ended(id) == 1);
        until("the person was written to", () -> letters(id).equals(List.of("acknowledgement", "answer")));
    }

    @Test
    void answeredInTasklist() {
        var id = open();
        client.newAssignUserTaskCommand(task(id).getUserTaskKey()).assignee("elena").send().join();
        assertThat(row(id).claimedSubject()).isEqualTo("elena");
        assertThatThrownBy(() -> complete(id, Map.of(Variables.ACTION, Actions.ANSWER))).isInstanceOf(ProblemException.class)
                .hasMessageContaining(Refusal.DESK_NO_DRAFT.sentence());

        desk.draft(ELENA, id, "Ecco la risposta.");
        complete(id, Map.of(Variables.ACTION, Actions.ANSWER));

        until("the process ends", () -> ended(id) == 1);
        assertThat(support.one(ANNA, id).orElseThrow().request().state()).isEqualTo(SupportState.ANSWERED);
        assertThat(support.one(ANNA, id).orElseThrow().messages().getLast()).satisfies(answer -> {
            assertThat(answer.kind()).isEqualTo(SupportMessage.Kind.ANSWER);
            assertThat(answer.text()).isEqualTo("Ecco la risposta.");
        });
        until("the person was written to", () -> letters(id).equals(List.of("acknowledgement", "answer")));
        assertThat(journal(id)).containsExactly("OPENED", "ROUTED", "CLAIMED", "LOOKED", "ANSWERED");
    }

    @Test
    void whatOneHasTakenOnNobodyElseCan() {
        var id = open();
        desk.claim(ELENA, id, row(id).version());
        until("the task is hers, too", () -> "elena".equals(task(id).getAssignee()));

        assertThatThrownBy(() -> client.newAssignUserTaskCommand(task(id).getUserTaskKey()).assignee("lucio").send().join())
                .isInstanceOf(ProblemException.class).hasMessageContaining("Elena Colombo");
        desk.release(ELENA, id, row(id).version());
        until("nobody has the task", () -> task(id).getAssignee() == null);

        client.newAssignUserTaskCommand(task(id).getUserTaskKey()).assignee("lucio").send().join();
        assertThat(row(id).claimedSubject()).isEqualTo("lucio");
        client.newUnassignUserTaskCommand(task(id).getUserTaskKey()).send().join();
        assertThat(row(id).claimed()).isFalse();
        finish(id);
    }

    @Test
    void askedAndRepliedTo() {
        var id = open();
        desk.ask(ELENA, id, row(id).version(), "Quale codice?");
        until("the person was asked", () -> letters(id).contains("question"));
        support.write(ANNA, id, "Questo.");
        until("it is back with who asked", () -> tasks(id).size() == 1 && "elena".equals(task(id).getAssignee()));
        finish(id);
    }

    @Test
    void askedInTasklistAndNeverRepliedTo() throws Exception {
        var id = open();
        client.newAssignUserTaskCommand(task(id).getUserTaskKey()).assignee("elena").send().join();
        desk.draft(ELENA, id, "Quale codice?");
        complete(id, Map.of(Variables.ACTION, Actions.ASK));
        until("the person was asked", () -> letters(id).contains("question"));
        pass(Duration.ofDays(6));
        until("the person was reminded", () -> letters(id).contains("reminder"));
        pass(Duration.ofDays(11));
        until("the process ends", () -> ended(id) == 1);
        assertThat(support.one(ANNA, id).orElseThrow().request().state()).isEqualTo(SupportState.CLOSED);
    }

    @Test
    void forwardedInTasklistAndInThePortal() {
        var id = open();
        client.newAssignUserTaskCommand(task(id).getUserTaskKey()).assignee("elena").send().join();
        assertThatThrownBy(() -> complete(id, Map.of(Variables.ACTION, Actions.FORWARD, Variables.TARGET_OFFICE, "ISP-SIC")))
                .isInstanceOf(ProblemException.class);
        complete(id, Map.of(Variables.ACTION, Actions.FORWARD, Variables.TARGET_OFFICE, "ISP-SIC", Variables.FORWARD_REASON,
                "La provincia è di competenza di un altro ufficio."));
        until("Sicily has it", () -> tasks(id).size() == 1 && task(id).getCandidateGroups().equals(List.of("ISP-SIC")));

        desk.forward(ROSA, id, desk.look(ROSA, id).row().version(), "ISP-LOM", "Torna in Lombardia.");

        until("Lombardy has it again", () -> tasks(id).size() == 1 && task(id).getCandidateGroups().equals(List.of("ISP-LOM")));
        finish(id);
    }

    @Test
    void lateAndEscalated() throws Exception {
        var id = open();
        pass(Duration.ofDays(40));
        until("the central office has it", () -> tasks(id).size() == 1 && task(id).getCandidateGroups().contains("DGST-CEN"));
        var row = desk.look(LAURA, id).row();
        assertThat(row.escalatedAt()).isNotNull();
        assertThat(journal(id)).contains("WARNED", "ESCALATED");
        desk.answer(LAURA, id, desk.look(LAURA, id).row().version(), "Ecco.");
        until("the process ends", () -> ended(id) == 1);
    }

    @Test
    void answeredReopenedAndAnsweredWhileTheEngineIsAway() throws Exception {
        var id = open();
        engine.kill();
        desk.claim(ELENA, id, row(id).version());
        desk.answer(ELENA, id, row(id).version(), "Ecco la prima risposta.");
        support.reopen(ANNA, id, "Non basta.");
        desk.answer(ELENA, id, row(id).version(), "Ecco la seconda risposta.");
        startEngine();

        until("both lives end", () -> ended(id) == 2);
        assertThat(support.one(ANNA, id).orElseThrow().messages()).hasSize(4);
        until("the outbox is empty", () -> jdbc.sql("select count(*) from outbox_record where record_key = ?").param(id.toString())
                .query(Long.class).single() == 0);
    }

    private UUID open() {
        var id = support.open(ANNA, new NewSupportRequest(UUID.randomUUID(), SupportCategory.AMMINISTRATIVO, null, null, "ISP-LOM", null, false, false,
                false, "anna@posta.example", false, "Quanto devo pagare?", "it")).id();
        until("the office has it", () -> tasks(id).size() == 1);
        assertThat(task(id).getCandidateGroups()).containsExactly("ISP-LOM");
        return id;
    }

    private void finish(UUID id) {
        desk.answer(ELENA, id, row(id).version(), "Ecco.");
        until("the process ends", () -> ended(id) == 1);
    }

    private CaseRow row(UUID id) {
        return desk.look(ELENA, id).row();
    }

    /** Once nobody is changing it. */
    private UserTask task(UUID id) {
        until("there is a task", () -> tasks(id).size() == 1);
        return tasks(id).getFirst();
    }

    private List<UserTask> tasks(UUID id) {
        return client.newUserTaskSearchRequest().filter(filter -> filter.state(UserTaskState.CREATED)).send().join().items().stream()
                .filter(task -> isAbout(task.getProcessInstanceKey(), id)).toList();
    }

    private boolean isAbout(long instance, UUID id) {
        return client.newVariableSearchRequest().filter(filter -> filter.processInstanceKey(instance).name(Variables.SUPPORT_ID)).send().join()
                .items().stream().anyMatch(variable -> variable.getValue().contains(id.toString()));
    }

    private void complete(UUID id, Map<String, Object> variables) {
        client.newCompleteUserTaskCommand(task(id).getUserTaskKey()).variables(variables).send().join();
    }

    private long ended(UUID id) {
        return client.newProcessInstanceSearchRequest().filter(filter -> filter.processDefinitionId(SupportRequestProcess.PROCESS_ID)
                        .state(ProcessInstanceState.COMPLETED)).send().join().items().stream()
                .filter(instance -> isAbout(instance.getProcessInstanceKey(), id)).count();
    }

    /** Which kinds of letters have gone out about the request, in the order in which they did. */
    private List<String> letters(UUID id) {
        return jdbc.sql("""
                select kind from sent_message where request_id = ?
                   or request_id in (select m.id from support_message m where m.request_id = ?) order by sent_at""")
                .params(id, id).query(String.class).list();
    }

    private List<String> journal(UUID id) {
        return jdbc.sql("select kind from support_event where request_id = ? order by id").param(id).query(String.class).list();
    }

    /** Moves the program's clock and the engine's; what is due fires at once. */
    private void pass(Duration time) throws Exception {
        clock.pass(time);
        var answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(engine.address("management=") + "/actuator/clock/add"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"offsetMilli\":" + time.toMillis() + "}")).build(), HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).isLessThan(300);
    }

    private static void until(String what, Callable<Boolean> holds) {
        await(what).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200)).until(holds);
    }
}
