package it.portaledgst.workers.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.dossier.DossierWork;
import it.portaledgst.domain.event.StatementEvent;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.payment.Debtor;
import it.portaledgst.domain.payment.DebtorKind;
import it.portaledgst.domain.payment.NewPaymentRequest;
import it.portaledgst.domain.statement.Capacity;
import it.portaledgst.domain.statement.CompanyStatements;
import it.portaledgst.domain.statement.NewStatement;
import it.portaledgst.domain.statement.RefusalGround;
import it.portaledgst.domain.statement.StatementDesk;
import it.portaledgst.domain.statement.StatementLifecycle;
import it.portaledgst.workers.WorkFailed;
import it.portaledgst.workers.WorkPostponed;
import it.portaledgst.workers.WorkersTest;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every job runs at least once, so each is run twice here: the second time finds the work done. */
class StatementJobsTwiceTest extends WorkersTest {

    private static final Staff ELENA = new Staff("https://sso.example", "elena", "Elena Colombo", Set.of(StaffRole.OPERATOR), "ISP-LOM");

    @Autowired
    private StatementJobs jobs;
    @Autowired
    private StatementDelivery delivery;
    @Autowired
    private CompanyStatements statements;
    @Autowired
    private StatementDesk desk;
    @Autowired
    private StatementLifecycle life;
    @Autowired
    private DossierWork work;

    @BeforeEach
    void nothingAsked() {
        jdbc.sql("delete from company_statement").update();
        jdbc.sql("delete from dossier").update();
    }

    @Test
    void theAcknowledgementGoesOutOnceAndNamesNoCompany() throws Exception {
        var id = ask("it");
        jobs.acknowledge(id);
        jobs.acknowledge(id);
        assertThat(POST.getReceivedMessages()).hasSize(1);
        var letter = POST.getReceivedMessages()[0];
        assertThat(letter.getAllRecipients()).extracting(Object::toString).containsExactly("anna@posta.example");
        assertThat(letter.getSubject()).startsWith(life.get(id).number()).contains("ricevuta");
        assertThat(letter.getContent().toString()).contains("https://pagamenti.example.org/pagamenti/estratti").doesNotContain("Alfa", "80230390587");
    }

    @Test
    void theRefusalGoesOutOnceWithItsReasonAndInTheLanguageOfWhoAsked() throws Exception {
        var id = ask("de");
        desk.refuse(ELENA, id, RefusalGround.NOT_ENTITLED, null);
        jobs.tellRefused(id);
        jobs.tellRefused(id);
        assertThat(POST.getReceivedMessages()).hasSize(1);
        assertThat(POST.getReceivedMessages()[0].getContent().toString()).contains("    it is not known that you represent the company")
                .doesNotContain("Elena", "Buongiorno");
        assertThat(POST.getReceivedMessages()[0].getHeader("Content-Language")).containsExactly("en");
    }

    @Test
    void theFileIsMadeOnceAndToldOnce() throws Exception {
        var id = approved();
        assertThatThrownBy(() -> jobs.make(id)).isInstanceOf(WorkPostponed.class);
        assertThatThrownBy(() -> jobs.make(id)).isInstanceOf(WorkPostponed.class);
        assertThat(work.toMake()).hasSize(1);
        var order = work.begin(work.toMake().getFirst()).orElseThrow();
        work.keep(order, 0, new byte[] {1});
        work.finish(order, 1);

        var made = jobs.make(id);
        assertThat(jobs.make(id)).isEqualTo(made);
        assertThat(made.expiresAt()).isEqualTo(life.get(id).expiresAt().toString());
        jobs.tellReady(id);
        jobs.tellReady(id);
        assertThat(POST.getReceivedMessages()).hasSize(1);
        assertThat(POST.getReceivedMessages()[0].getContent().toString()).contains("https://pagamenti.example.org/pagamenti/estratti", "scade")
                .doesNotContain("Alfa", "80230390587");
    }

    @Test
    void aFileThatWasGivenUpFailsTheJobWithASentenceAndTheNextTryBeginsAnew() {
        var id = approved();
        assertThatThrownBy(() -> jobs.make(id)).isInstanceOf(WorkPostponed.class);
        work.giveUp(work.begin(work.toMake().getFirst()).orElseThrow());
        assertThatThrownBy(() -> jobs.make(id)).isInstanceOf(WorkFailed.class).isNotInstanceOf(WorkPostponed.class).hasMessageContaining("ritentare");
        assertThatThrownBy(() -> jobs.make(id)).isInstanceOf(WorkPostponed.class);
        assertThat(work.toMake()).hasSize(1);
    }

    @Test
    void warnedIsWarnedAndEscalatedIsEscalated() {
        var id = ask("it");
        jobs.warn(id);
        var warned = life.get(id).warnedAt();
        jobs.warn(id);
        assertThat(life.get(id).warnedAt()).isEqualTo(warned).isNotNull();
        var escalated = jobs.escalate(id);
        assertThat(escalated.officeCode()).isEqualTo("DGST-CEN");
        assertThat(jobs.escalate(id)).isEqualTo(escalated);
    }

    @Test
    void theEngineIsToldIdsCodesAndDatesOnly() {
        var id = ask("it");
        ENGINE.reply(200, "application/json", "{\"tenantId\":\"<default>\",\"messageKey\":\"1\"}");
        delivery.deliver(new StatementEvent.Requested(UUID.randomUUID(), id));
        var body = ENGINE.asked().stream().filter(call -> call.path().contains("messages")).findFirst().orElseThrow().body();
        assertThat(body).contains("company-statement-requested", id.toString(), "ISP-LOM", life.get(id).number())
                .doesNotContain("Alfa", "80230390587", "anna@", "Bassi");
    }

    @Test
    void aDecisionCompletesTheTaskOnceItIsThere() {
        var id = approved();
        var decided = new StatementEvent.Decided(UUID.randomUUID(), id);
        assertThatThrownBy(() -> delivery.deliver(decided)).hasMessageContaining("not there yet");
        life.taskCreated(id, 4711);
        ENGINE.reply(204);
        delivery.deliver(decided);
        var asked = ENGINE.asked().stream().filter(call -> call.path().contains("user-tasks")).toList();
        assertThat(asked).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo("/v2/user-tasks/4711/completion");
            assertThat(call.body()).contains("\"outcome\":\"approve\"");
        });
        life.taskCompleted(id, 4711, "approve", null, null);
        delivery.deliver(decided);
        assertThat(ENGINE.asked().stream().filter(call -> call.path().contains("user-tasks"))).as("the engine has heard").hasSize(1);
    }

    private UUID approved() {
        var request = requests.confirm(ANNA, new NewPaymentRequest(UUID.randomUUID(), "11-AUT_GEN_RAD",
                new Debtor(DebtorKind.LEGAL_PERSON, "Alfa S.r.l.", "80230390587", "alfa@posta.example", null), new BigDecimal("50"), "ISP-LOM",
                Map.of("nominativo", "IK1ABC", "tipo_richiesta", "CONTRIBUTO_ANNUO", "anno_riferimento", "2026")));
        receipts.register(receiptFor(request));
        var id = ask("it");
        desk.approve(ELENA, id);
        return id;
    }

    private UUID ask(String language) {
        var today = PaymentTerms.today(clock);
        return statements.ask(ANNA, new NewStatement(UUID.randomUUID(), "Anna Bassi", null, "Alfa S.r.l.", "80230390587", today.minusYears(1), today,
                Capacity.LEGAL_REPRESENTATIVE, "MI", null, "anna@posta.example", false, language)).id();
    }
}
