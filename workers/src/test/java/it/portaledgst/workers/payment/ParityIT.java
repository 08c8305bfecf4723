package it.portaledgst.workers.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import it.portaledgst.domain.desk.StaffCase;
import it.portaledgst.domain.desk.StaffCases;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.parity.OpenDifference.Stage;
import it.portaledgst.domain.parity.ParityDecision;
import it.portaledgst.domain.parity.ParityDesk;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.support.NewSupportRequest;
import it.portaledgst.domain.support.SupportCategory;
import it.portaledgst.domain.support.SupportDesk;
import it.portaledgst.domain.support.SupportRequests;
import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.statement.Capacity;
import it.portaledgst.domain.statement.CompanyStatements;
import it.portaledgst.domain.statement.NewStatement;
import it.portaledgst.domain.statement.RefusalGround;
import it.portaledgst.domain.statement.StatementDesk;
import it.portaledgst.processes.ParityCheckProcess;
import it.portaledgst.processes.PaymentRequestProcess;
import it.portaledgst.processes.CompanyStatementProcess;
import it.portaledgst.processes.SupportRequestProcess;
import it.portaledgst.workers.parity.ParityCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Database and engine are brought together again after one of them has lost something. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ParityIT extends LifeTest {

    private static final Staff ELENA = new Staff("https://sso.example", "elena", "Elena Colombo", Set.of(StaffRole.OPERATOR), "ISP-LOM");
    private static final Staff LAURA = new Staff("https://sso.example", "laura", "Laura Greco", Set.of(StaffRole.OPERATOR), "DGST-CEN");
    private static final Duration GRACE_OVER = Duration.ofMinutes(20);

    @Autowired
    private StaffCases cases;
    @Autowired
    private SupportRequests support;
    @Autowired
    private SupportDesk desk;
    @Autowired
    private CompanyStatements statements;
    @Autowired
    private StatementDesk statementDesk;
    @Autowired
    private ParityDesk parityDesk;
    @Autowired
    private Environment environment;

    /** The database is shared with other tests, whose engines are gone; what they left is not to come back to life. */
    @BeforeEach
    void nothingOfOthersWaits() {
        until("the processes are there", () -> !client.newProcessDefinitionSearchRequest()
                .filter(filter -> filter.processDefinitionId(ParityCheckProcess.PROCESS_ID)).send().join().items().isEmpty());
        jdbc.sql("update payment_request set state = 'DELETED' where state = 'TO_PAY'").update();
        jdbc.sql("update receipt set decision = 'REJECTED', decided_at = stored_at where reason is not null and decision is null").update();
        jdbc.sql("update support_act set told_at = now() where told_at is null").update();
        jdbc.sql("update support_request set state = 'CLOSED', question_id = null where state in ('NEW', 'OPEN', 'WAITING')").update();
        jdbc.sql("delete from company_statement").update();
        jdbc.sql("update parity_difference set over_at = now() where over_at is null").update();
        jdbc.sql("delete from outbox_record").update();
    }

    @Test
    @Order(2)
    void anEngineThatLostEverythingIsRebuilt() throws Exception {
        var counter = confirm();
        var online = confirm("51");
        var wrong = confirm("52");
        var expiring = confirm("53");
        var done = confirm("54");
        for (var request : List.of(counter, online, wrong, expiring, done)) {
            until("the notice is there", () -> lifecycle.get(request.id()).noticeReady());
        }
        var attempt = requests.startOnlinePayment(ANNA, online.id()).id();
        until("the cart is open", () -> lifecycle.attemptById(attempt).checkoutUrl() != null);
        post(pagopa.address("") + "/control/faults", "{\"next\":\"wrong-amount\",\"noticeCode\":\"" + wrong.noticeCode() + "\"}");
        pay(wrong, "");
        until("the case is in the worklist", () -> worklist(wrong).size() == 1);
        pay(done, "");
        untilPaidAndTold(done);
        var open = help();
        var waiting = help();
        desk.ask(ELENA, waiting, desk.look(ELENA, waiting).row().version(), "Quale nominativo?");
        until("the question is with the person", () -> runs("awaiting-reply", waiting));
        var statement = statement();
        clock.pass(GRACE_OVER);

        engine.kill();
        startEngine();
        until("the processes are there again", () -> !client.newProcessDefinitionSearchRequest()
                .filter(filter -> filter.processDefinitionId(ParityCheckProcess.PROCESS_ID)).send().join().items().isEmpty());
        check();

        assertThat(jdbc.sql("select count(*) from parity_difference where repairs = 1 and last_run = ?").param(run()).query(Integer.class).single()).isEqualTo(8);
        assertThat(differences(done.id())).isEmpty();
        pay(counter, "");
        untilPaidAndTold(counter);
        until("pagoPA is asked again", () -> reached(online, "wait-before-check"));
        until("the case is there once", () -> worklist(wrong).size() == 1 && task("decide-on-receipt", wrong).isPresent());
        cases.decide(ELENA, worklist(wrong).getFirst().key(), StaffCase.Decision.ACCEPT, null, "differenza di pochi centesimi");
        untilPaidAndTold(wrong);
        until("the office has the request again", () -> runs("work-on-request", open));
        desk.answer(ELENA, open, desk.look(ELENA, open).row().version(), "Ecco la risposta.");
        until("it ends", () -> ended(open));
        until("the question waits again", () -> runs("awaiting-reply", waiting));
        assertThat(letters(waiting)).containsOnlyOnce("question");
        support.write(ANNA, waiting, "IK1ABC");
        until("the office has the statement again", () -> runs("decide-on-statement", statement, "statementId"));
        statementDesk.refuse(ELENA, statement, RefusalGround.NOT_ENTITLED, null);
        until("the statement's process ends", () -> ended(statement, CompanyStatementProcess.PROCESS_ID, "statementId"));
        until("the office has the reply", () -> runs("work-on-request", waiting));

        clock.pass(GRACE_OVER);
        check();
        assertThat(jdbc.sql("select to_jsonb(d)::text from parity_difference d where over_at is null").query(String.class).list()).isEmpty();

        pass(Duration.ofDays(28));
        until("the reminder is out", () -> reached(expiring, "last-day-over"));
        pass(Duration.ofDays(5));
        until("the process ends at expired", () -> reached(expiring, "expired"));
        assertThat(lifecycle.get(expiring.id()).state()).isEqualTo(PaymentState.EXPIRED);
        assertThat(jdbc.sql("select count(*) from sent_message where request_id = ? and kind = 'REMINDER'").param(expiring.id()).query(Integer.class).single())
                .isEqualTo(1);
    }

    @Test
    @Order(1)
    void instancesWithoutARequestAreCancelledWhenTheyAreFoundTwice() throws Exception {
        var unknown = UUID.randomUUID();
        long key = client.newCreateInstanceCommand().bpmnProcessId(PaymentRequestProcess.PROCESS_ID).latestVersion()
                .variables(new PaymentRequestProcess.Confirmed(unknown.toString(), "301000000099999999", "11-AUT_GEN_RAD", "ISP-LOM",
                        Instant.now().plus(Duration.ofDays(20)), Instant.now().plus(Duration.ofDays(30))))
                .startBeforeElement("reminder-date").send().join().getProcessInstanceKey();
        check();
        assertThat(differences(unknown)).as("too young").isEmpty();

        pass(GRACE_OVER);
        check();
        assertThat(differences(unknown)).containsExactly("ORPHAN_INSTANCE");
        assertThat(state(key)).isEqualTo(ProcessInstanceState.ACTIVE);

        check();
        until("it is cancelled", () -> state(key) == ProcessInstanceState.TERMINATED);
        check();
        assertThat(differences(unknown)).isEmpty();
    }

    /** A message got lost, as after a restore of the engine from an older backup. */
    @Test
    @Order(1)
    void anInstanceIsToldOfTheEndOnceMore() throws Exception {
        var request = confirm();
        until("it waits", () -> reached(request, "produce-notice") && lifecycle.get(request.id()).noticeReady());
        pass(GRACE_OVER);
        jdbc.sql("update payment_request set state = 'DELETED' where id = ?").param(request.id()).update();

        assertThat(command(2, "check")).contains("Usage: parity [run]");
        assertThat(command(1, "run")).contains(" instances, 1 differences").contains("DIFFERENT_STATE  payment-request  " + request.id())
                .contains("DELETED  found 1x: repaired, looked at again by the next comparison");

        until("the process ends at deleted", () -> reached(request, "deleted"));
        assertThat(command(0, "run")).contains(" 0 differences");
        assertThat(command(0)).contains(" 0 differences");
    }

    @Test
    @Order(1)
    void whatCannotBeRepairedIsForAPerson() throws Exception {
        var request = confirm();
        until("it waits", () -> lifecycle.get(request.id()).noticeReady());
        pass(GRACE_OVER);
        jdbc.sql("update payment_request set state = 'EXPIRED' where id = ?").param(request.id()).update();
        check();
        assertThat(decisions()).as("may be a moment's").isEmpty();

        check();
        until("a person is asked", () -> decisions().size() == 1);
        check();
        assertThat(decisions()).as("asked once").hasSize(1);
        client.newCompleteUserTaskCommand(decisions().getFirst()).variables(Map.of("decision", "repair")).send().join();

        untilCancelled(request);
        check();
        assertThat(differences(request.id())).isEmpty();
        assertThat(decisions()).isEmpty();
    }

    @Test
    @Order(1)
    void whatThePortalDecidesTheEngineDoes() throws Exception {
        var request = goesOnThoughExpired();
        var found = parityDesk.open(LAURA, null, 1).getFirst();
        assertThat(found.code()).isEqualTo(request.noticeCode().value());
        parityDesk.decide(LAURA, found.id(), ParityDecision.REPAIR, "scaduta, l’istanza è di troppo");
        untilCancelled(request);
        until("it is noted", () -> parityDesk.open(LAURA, null, 1).getFirst().stage() == Stage.REPAIRED);

        var before = parityDesk.comparisons(LAURA).last();
        parityDesk.compare(LAURA);
        until("it is compared anew", () -> !parityDesk.comparisons(LAURA).busy() && !parityDesk.comparisons(LAURA).last().equals(before));
        assertThat(parityDesk.comparisons(LAURA).last().found()).isZero();
        assertThat(parityDesk.open(LAURA, null, 1)).isEmpty();
        assertThat(decisions()).isEmpty();
    }

    @Test
    @Order(1)
    void aCaseAboutWhatHasGoneByItselfIsClosed() throws Exception {
        var request = goesOnThoughExpired();
        jdbc.sql("update payment_request set state = 'TO_PAY' where id = ?").param(request.id()).update();
        check();
        until("nobody is asked any more", () -> decisions().isEmpty());
        assertThat(differences(request.id())).isEmpty();
        requests.delete(ANNA, request.id());
        until("the process ends at deleted", () -> reached(request, "deleted"));
    }

    /** Found twice, so that a person is asked, here and in Tasklist. */
    private PaymentRequest goesOnThoughExpired() throws Exception {
        var request = confirm();
        until("it waits", () -> lifecycle.get(request.id()).noticeReady());
        pass(GRACE_OVER);
        jdbc.sql("update payment_request set state = 'EXPIRED' where id = ?").param(request.id()).update();
        check();
        check();
        until("a person is asked", () -> parityDesk.counts(LAURA).toDecide() == 1 && decisions().size() == 1);
        return request;
    }

    private void untilCancelled(PaymentRequest request) {
        until("the instance is cancelled", () -> client.newVariableSearchRequest()
                .filter(filter -> filter.name("requestId").value('"' + request.id().toString() + '"')).send().join().items().stream()
                .allMatch(variable -> state(variable.getProcessInstanceKey()) == ProcessInstanceState.TERMINATED));
    }

    private String command(int exitCode, String... arguments) throws InterruptedException {
        var said = new ByteArrayOutputStream();
        var settings = Stream.concat(Stream.of("url", "username", "password").map(name -> "spring.datasource." + name), Stream.of("camunda.client.rest-address"))
                .map(name -> "--" + name + "=" + environment.getRequiredProperty(name)).toArray(String[]::new);
        int code = ParityCommand.run(List.of(arguments), new PrintStream(said, true, StandardCharsets.UTF_8), settings);
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isEqualTo(exitCode);
        return said.toString(StandardCharsets.UTF_8);
    }

    private void check() {
        long before = decided();
        client.newPublishMessageCommand().messageName(ParityCheckProcess.Messages.REQUESTED).correlationKey("").timeToLive(Duration.ofMinutes(5)).send().join();
        until("parity is checked", () -> decided() > before);
    }

    private long decided() {
        return client.newElementInstanceSearchRequest().filter(filter -> filter.elementId("anything-to-decide").state(ElementInstanceState.COMPLETED))
                .send().join().page().totalItems();
    }

    private UUID run() {
        return jdbc.sql("select id from parity_run order by started_at desc limit 1").query(UUID.class).single();
    }

    private List<String> differences(UUID subject) {
        return jdbc.sql("select kind from parity_difference where subject = ? and over_at is null").param(subject).query(String.class).list();
    }

    private List<Long> decisions() {
        return client.newUserTaskSearchRequest().filter(filter -> filter.elementId("decide-on-difference").state(UserTaskState.CREATED)).send().join()
                .items().stream().map(task -> task.getUserTaskKey()).toList();
    }

    private ProcessInstanceState state(long key) {
        return client.newProcessInstanceGetRequest(key).send().join().getState();
    }

    private List<StaffCase> worklist(PaymentRequest request) {
        return cases.toDo(ELENA, 1000).stream().filter(found -> request.id().equals(found.requestId())).toList();
    }

    private UUID help() {
        var id = support.open(ANNA, new NewSupportRequest(UUID.randomUUID(), SupportCategory.AMMINISTRATIVO, null, null, "ISP-LOM", null, false, false,
                false, "anna@posta.example", false, "Quanto devo pagare?", "it")).id();
        until("the office has it", () -> runs("work-on-request", id));
        return id;
    }

    private UUID statement() {
        var today = PaymentTerms.today(clock);
        var id = statements.ask(ANNA, new NewStatement(UUID.randomUUID(), "Anna Bassi", null, "Alfa S.r.l.", "80230390587", today.minusYears(1), today,
                Capacity.LEGAL_REPRESENTATIVE, "MI", null, "anna@posta.example", false, "it")).id();
        until("the office has it", () -> runs("decide-on-statement", id, "statementId"));
        return id;
    }

    private boolean runs(String elementId, UUID supportId) {
        return runs(elementId, supportId, "supportId");
    }

    private boolean runs(String elementId, UUID subject, String variable) {
        return client.newElementInstanceSearchRequest().filter(filter -> filter.elementId(elementId).state(ElementInstanceState.ACTIVE)).send().join()
                .items().stream().filter(element -> about(element.getProcessInstanceKey(), subject, variable)).count() == 1;
    }

    private boolean ended(UUID supportId) {
        return ended(supportId, SupportRequestProcess.PROCESS_ID, "supportId");
    }

    private boolean ended(UUID subject, String process, String variable) {
        return client.newProcessInstanceSearchRequest().filter(filter -> filter.processDefinitionId(process).state(ProcessInstanceState.COMPLETED))
                .send().join().items().stream().anyMatch(instance -> about(instance.getProcessInstanceKey(), subject, variable));
    }

    private boolean about(long instanceKey, UUID subject, String name) {
        return client.newVariableSearchRequest().filter(filter -> filter.processInstanceKey(instanceKey).name(name)).send().join().items().stream()
                .anyMatch(variable -> variable.getValue().contains(subject.toString()));
    }

    private List<String> letters(UUID supportId) {
        return jdbc.sql("select kind from sent_message where request_id in (select id from support_message where request_id = ?) or request_id = ?")
                .params(supportId, supportId).query(String.class).list();
    }
}
