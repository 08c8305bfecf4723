package it.portaledgst.workers.payment;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.desk.StaffCase;
import it.portaledgst.domain.desk.StaffCase.Decision;
import it.portaledgst.domain.desk.StaffCases;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.payment.AttemptState;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.payment.ReturnKind;
import it.portaledgst.workers.TestParts;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The ways a payment usually goes. */
class LifeOfAPaymentIT extends LifeTest {

    private static final Staff ELENA = new Staff("https://sso.example", "elena", "Elena Colombo", Set.of(StaffRole.OPERATOR), "ISP-LOM");
    private static final Staff SARA = new Staff("https://sso.example", "sara", "Sara Galli", Set.of(StaffRole.SUPPORT), "SUP-TEC");

    @Autowired
    private StaffCases cases;

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
    void deletedRestoredAndPaid() throws Exception {
        var request = confirm();
        until("the notice is there", () -> lifecycle.get(request.id()).noticeReady());
        requests.delete(ANNA, request.id());
        requests.restore(ANNA, request.id());
        until("the second life waits", () -> reached(request, "deleted") && count(request, "reminder-date") == 2);
        assertThat(pay(request, "")).contains("\"outcome\":\"OK\"");
        untilPaidAndTold(request);
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
        requests.cameBack(lifecycle.returnTokensOf(attempt).apply(ReturnKind.OK), ReturnKind.OK);
        for (int question = 1; question <= 3; question++) {
            int waits = question;
            until("wait " + waits, () -> count(request, "wait-before-check") == waits);
            pass(Duration.ofMinutes(21));
        }
        until("the check is in the worklist", () -> cases.toDo(SARA, 100).stream().anyMatch(found -> request.id().equals(found.requestId())));
        cases.checked(SARA, cases.toDo(SARA, 100).stream().filter(found -> request.id().equals(found.requestId())).findFirst().orElseThrow().key(),
                "nessun pagamento nel back office");
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

    /** The same as in Tasklist, but from the portal's worklist; and Tasklist cannot decide otherwise any more. */
    @Test
    void aWrongAmountIsAcceptedInThePortal() throws Exception {
        var request = confirm();
        until("the notice is there", () -> lifecycle.get(request.id()).noticeReady());
        post(pagopa.address("") + "/control/faults", "{\"next\":\"wrong-amount\",\"noticeCode\":\"" + request.noticeCode() + "\"}");
        pay(request, "");
        until("the case is in the worklist", () -> inWorklist(request).isPresent());
        until("Tasklist has it, too", () -> task("decide-on-receipt", request).isPresent());
        var found = inWorklist(request).orElseThrow();
        assertThat(found.key()).isEqualTo(task("decide-on-receipt", request).orElseThrow().getUserTaskKey());
        assertThat(found.dueAt()).isNotNull();

        cases.decide(ELENA, found.key(), Decision.ACCEPT, null, "differenza di pochi centesimi");

        untilPaidAndTold(request);
        assertThat(inWorklist(request)).isEmpty();
        assertThat(jdbc.sql("select state || ' ' || decision from desk_task where key = ?").param(found.key()).query(String.class).single())
                .isEqualTo("DONE accept");
    }

    @Test
    void whatTasklistDecidesLeavesTheWorklist() throws Exception {
        var request = confirm();
        until("the notice is there", () -> lifecycle.get(request.id()).noticeReady());
        post(pagopa.address("") + "/control/faults", "{\"next\":\"wrong-amount\",\"noticeCode\":\"" + request.noticeCode() + "\"}");
        pay(request, "");
        until("the case is in the worklist", () -> inWorklist(request).isPresent());

        complete("decide-on-receipt", request, Map.of("decision", "refund"));

        until("it has left it", () -> inWorklist(request).isEmpty());
        assertThat(jdbc.sql("select detail from staff_event where act = 'RECEIPT_DECIDED' order by number desc limit 1").query(String.class).single())
                .isEqualTo("refund");
    }

    private Optional<StaffCase> inWorklist(PaymentRequest request) {
        return cases.toDo(ELENA, 100).stream().filter(found -> request.id().equals(found.requestId())).findFirst();
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
}
