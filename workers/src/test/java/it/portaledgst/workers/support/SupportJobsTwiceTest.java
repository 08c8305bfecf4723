package it.portaledgst.workers.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.api.command.ClientException;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.support.NewSupportRequest;
import it.portaledgst.domain.support.SupportCategory;
import it.portaledgst.domain.support.SupportDesk;
import it.portaledgst.domain.support.SupportLifecycle;
import it.portaledgst.domain.support.SupportRequests;
import it.portaledgst.domain.support.SupportState;
import it.portaledgst.domain.support.TaskDone;
import it.portaledgst.processes.SupportRequestProcess.Routed;
import it.portaledgst.workers.WorkFailed;
import it.portaledgst.workers.WorkersTest;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every job runs at least once, so each is run twice here: the second time finds the work done. */
class SupportJobsTwiceTest extends WorkersTest {

    private static final Staff ELENA = new Staff("https://sso.example", "elena", "Elena Colombo", Set.of(StaffRole.OPERATOR), "ISP-LOM");

    @Autowired
    private SupportJobs jobs;
    @Autowired
    private SupportDelivery delivery;
    @Autowired
    private SupportRequests support;
    @Autowired
    private SupportDesk desk;
    @Autowired
    private SupportLifecycle life;

    @Test
    void theFirstRoutingStays() {
        var id = open("it");
        var first = jobs.route(id, routed("ISP-LOM"));
        var second = jobs.route(id, routed("ISP-SIC"));
        assertThat(second).isEqualTo(first);
        assertThat(first.officeCode()).isEqualTo("ISP-LOM");
        assertThat(journal(id)).containsExactly("OPENED", "ROUTED");
    }

    @Test
    void theAcknowledgementGoesOutOnceAndQuotesTheNumberOnly() throws Exception {
        var id = open("it");
        jobs.acknowledge(id);
        jobs.acknowledge(id);
        assertThat(POST.getReceivedMessages()).hasSize(1);
        var letter = POST.getReceivedMessages()[0];
        assertThat(letter.getAllRecipients()).extracting(Object::toString).containsExactly("anna@posta.example");
        assertThat(letter.getSubject()).startsWith(life.get(id).number()).contains("ricevuta");
        assertThat(letter.getContent().toString()).contains(life.get(id).number(), "https://pagamenti.example.org/supporto/" + id)
                .doesNotContain("Non riesco a pagare");
    }

    @Test
    void whoReadsAnotherLanguageIsWrittenToInEnglish() throws Exception {
        var id = open("de");
        jobs.acknowledge(id);
        var letter = POST.getReceivedMessages()[0];
        assertThat(letter.getSubject()).contains("received");
        assertThat(letter.getContent().toString()).contains("your support request has arrived").doesNotContain("Buongiorno");
        assertThat(letter.getHeader("Content-Language")).containsExactly("en");
    }

    @Test
    void theAnswerGoesOutOnce() throws Exception {
        var id = routed();
        desk.answer(ELENA, id, version(id), "Ecco la risposta,\nsu due righe.");
        told(id);
        jobs.answer(id);
        jobs.answer(id);
        assertThat(POST.getReceivedMessages()).hasSize(1);
        assertThat(POST.getReceivedMessages()[0].getContent().toString()).contains("    Ecco la risposta,\r\n    su due righe.", "riaprire")
                .doesNotContain("Elena");
    }

    @Test
    void theClosingGoesOutOnce() throws Exception {
        var id = routed();
        desk.close(ELENA, id, version(id), "Il problema risulta già risolto.");
        told(id);
        jobs.close(id);
        jobs.close(id);
        assertThat(POST.getReceivedMessages()).hasSize(1);
        assertThat(POST.getReceivedMessages()[0].getContent().toString()).contains("Il problema risulta già risolto.");
    }

    @Test
    void theQuestionItsReminderAndTheClosingGoOutOnce() {
        var id = routed();
        desk.ask(ELENA, id, version(id), "Quale codice?");
        told(id);
        var wait = jobs.ask(id);
        assertThat(jobs.ask(id)).isEqualTo(wait);
        assertThat(POST.getReceivedMessages()).hasSize(1);

        jobs.remind(id, UUID.fromString(wait.questionId()));
        jobs.remind(id, UUID.fromString(wait.questionId()));
        assertThat(POST.getReceivedMessages()).hasSize(2);

        assertThat(jobs.closeUnanswered(id, UUID.fromString(wait.questionId())).closed()).isTrue();
        assertThat(jobs.closeUnanswered(id, UUID.fromString(wait.questionId())).closed()).isTrue();
        assertThat(POST.getReceivedMessages()).hasSize(3);
        assertThat(life.get(id).state()).isEqualTo(SupportState.CLOSED);
        assertThat(journal(id)).containsExactly("OPENED", "ROUTED", "CLAIMED", "ASKED", "REMINDED", "CLOSED_UNANSWERED");
    }

    @Test
    void aQuestionTheEngineHasLostIsBegunAgainOnceWhateverItAnswers() {
        var id = routed();
        desk.ask(ELENA, id, version(id), "Quale codice?");
        told(id);
        jobs.ask(id);
        var loss = UUID.randomUUID();
        assertThatThrownBy(() -> delivery.takeUp(loss, id)).as("it may have begun it all the same").isInstanceOf(ClientException.class);
        delivery.takeUp(loss, id);
        assertThat(begun()).isEqualTo(1);

        assertThatThrownBy(() -> delivery.takeUp(UUID.randomUUID(), id)).as("another loss, or a person").isInstanceOf(ClientException.class);
        assertThat(begun()).isEqualTo(2);
    }

    private static long begun() {
        return ENGINE.asked().stream().filter(asked -> asked.method().equals("POST") && asked.path().equals("/v2/process-instances")).count();
    }

    @Test
    void whoRepliedMeanwhileIsNeitherRemindedNorClosed() {
        var id = routed();
        desk.ask(ELENA, id, version(id), "Quale codice?");
        told(id);
        var question = UUID.fromString(jobs.ask(id).questionId());
        support.write(ANNA, id, "Questo.");

        jobs.remind(id, question);
        var turn = jobs.closeUnanswered(id, question);

        assertThat(turn.closed()).isFalse();
        assertThat(turn.officeCode()).isEqualTo("ISP-LOM");
        assertThat(life.get(id).state()).isEqualTo(SupportState.OPEN);
        assertThat(POST.getReceivedMessages()).hasSize(1);
    }

    @Test
    void warnedAndEscalatedOnceForEachDueMoment() {
        var id = routed();
        var due = jobs.forward(id).dueAt();
        jobs.warn(id);
        jobs.warn(id);
        clock.pass(Duration.ofDays(20));
        var first = jobs.escalate(id, due);
        clock.pass(Duration.ofDays(1));
        assertThat(jobs.escalate(id, due)).isEqualTo(first);
        assertThat(first.officeCode()).isEqualTo("DGST-CEN");
        assertThat(first.priority()).isEqualTo("ALTA");
        assertThat(first.escalated()).isTrue();
        assertThat(journal(id)).containsExactly("OPENED", "ROUTED", "WARNED", "ESCALATED");
    }

    @Test
    void whatWasAnsweredIsNotEscalated() {
        var id = routed();
        var due = jobs.forward(id).dueAt();
        desk.answer(ELENA, id, version(id), "Ecco.");
        assertThat(jobs.escalate(id, due).officeCode()).isEqualTo("ISP-LOM");
        assertThat(life.get(id).state()).isEqualTo(SupportState.ANSWERED);
    }

    @Test
    void aLateEchoOfAnOlderTaskChangesNothing() {
        var id = routed();
        life.taskCreated(id, 10);
        desk.ask(ELENA, id, version(id), "Quale codice?");
        told(id, 10);
        assertThat(life.task(id)).isEmpty();
        support.write(ANNA, id, "Questo.");
        life.taskCreated(id, 20);

        told(id, 10);
        life.taskCreated(id, 10);

        assertThat(life.task(id)).contains(20L);
        assertThat(life.taskCompleted(id, 10, new TaskDone("elena", "close", null, "Risolta."))).isEmpty();
        assertThat(life.get(id).state()).isEqualTo(SupportState.OPEN);
    }

    @Test
    void whatIsLateWhenTheEngineHearsOfItGetsAMoment() {
        var id = routed();
        desk.answer(ELENA, id, version(id), "Ecco.");
        clock.pass(Duration.ofDays(40));
        var turn = jobs.escalate(id, jobs.forward(id).dueAt());
        assertThat(turn.officeCode()).isEqualTo("ISP-LOM");
        assertThat(Instant.parse(turn.escalateAt())).isAfter(clock.instant());
    }

    @Test
    void aMailServerThatIsAwayLeavesNoMark() {
        var id = open("it");
        POST.stop();
        assertThatThrownBy(() -> jobs.acknowledge(id)).isInstanceOf(WorkFailed.class).hasMessageContaining("non risponde");
        POST.start();
        jobs.acknowledge(id);
        assertThat(POST.getReceivedMessages()).hasSize(1);
    }

    @Test
    void anAddressThatIsRefusedHoldsNothingUp() {
        var id = open("it");
        var usual = POST.getUserManager().getMessageDeliveryHandler();
        POST.getUserManager().setMessageDeliveryHandler((message, address) -> {
            throw new MessagingException("no such mailbox");
        });
        try {
            jobs.acknowledge(id);
        } finally {
            POST.getUserManager().setMessageDeliveryHandler(usual);
        }
        assertThat(POST.getReceivedMessages()).isEmpty();
    }

    private UUID open(String language) {
        return support.open(ANNA, new NewSupportRequest(UUID.randomUUID(), SupportCategory.AMMINISTRATIVO, null, null, "ISP-LOM", null, false,
                false, false, "anna@posta.example", false, "Non riesco a pagare.", language)).id();
    }

    private UUID routed() {
        var id = open("it");
        jobs.route(id, routed("ISP-LOM"));
        return id;
    }

    private static Routed routed(String office) {
        return new Routed(office, "MEDIA", 10, "LAVORATIVI", null, "R11");
    }

    /** As if the engine had heard of the act. */
    private void told(UUID id) {
        told(id, 1);
    }

    private void told(UUID id, long taskKey) {
        life.taskCompletedByPortal(id, taskKey, jdbc.sql("select id from support_act where request_id = ?").param(id).query(UUID.class).single());
    }

    private long version(UUID id) {
        return jdbc.sql("select version from support_request where id = ?").param(id).query(Long.class).single();
    }

    private List<String> journal(UUID id) {
        return jdbc.sql("select kind from support_event where request_id = ? order by id").param(id).query(String.class).list();
    }
}
