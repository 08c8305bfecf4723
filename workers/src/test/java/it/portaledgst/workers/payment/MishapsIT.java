package it.portaledgst.workers.payment;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.payment.AttemptState;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.payment.PaymentsUnderReview;
import it.portaledgst.domain.payment.ReturnKind;
import it.portaledgst.workers.TestParts;
import it.portaledgst.workers.settlement.SettlementRound;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/** Everything the stand-in for pagoPA can do wrong, each with its one right ending. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MishapsIT extends LifeTest {

    /** Reports are published by the counterpart's own clock, and those of thirty days and more ago cannot be had any more. */
    private static final int BEFORE_WEEKS_PASS = 1;

    private static final String UNKNOWN = "301000009999999956";

    @Autowired
    private PaymentsUnderReview reviews;
    @Autowired
    private SettlementRound round;

    @Test
    void aReceiptThatComesAfterTheExpiryButWasPaidInTime() throws Exception {
        var request = ready(confirm());
        late(request, 15);
        assertThat(pay(request, "")).contains("\"outcome\":\"OK\"");
        pass(Duration.ofDays(31));
        until("the process ends at expired", () -> reached(request, "expired"));
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.EXPIRED);

        untilPaidAndTold(request);
        assertThat(reached(request, "late-receipt")).isTrue();
    }

    @Test
    void aReceiptThatComesAfterTheDeletionIsDecidedByAPerson() throws Exception {
        var request = ready(confirm());
        late(request, 5);
        assertThat(pay(request, "")).contains("\"outcome\":\"OK\"");
        requests.delete(ANNA, request.id());

        decide(request, "refund");

        until("the money is to be given back", () -> reached(request, "to-refund"));
        assertThat(reviews.of(ANNA, request.id())).singleElement().satisfies(review -> assertThat(review.toRefund()).isTrue());
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.DELETED);
    }

    @Test
    void theSameReceiptTwicePaysOnce() throws Exception {
        var request = ready(confirm("50.93"));
        pay(request, "");
        until("both copies are delivered", () -> delivered(request).contains("DELIVERED"));
        untilPaidAndTold(request);
        assertThat(stored(request)).isEqualTo(List.of("PAID"));
        assertThat(mails(request)).isEqualTo(1);
    }

    @Test
    void aWrongAmountMayHaveNoEffectAndTheRequestIsStillPaid() throws Exception {
        var request = ready(confirm("50.94"));
        pay(request, "");
        decide(request, "reject");
        until("the case is over", () -> reached(request, "rejected"));
        assertThat(lifecycle.get(request.id()).payable()).isTrue();
        assertThat(reviews.of(ANNA, request.id())).isEmpty();

        force(request.noticeCode().value(), "50.94"); // one euro too much again
        decide(request, "accept");
        untilPaidAndTold(request);
    }

    @Test
    void aPaymentOfANoticeNobodyKnowsSettlesTheRequestThatWasMeant() throws Exception {
        var meant = ready(confirm());
        force(UNKNOWN, "50.00");
        until("the central office has it", () -> taskOf(UNKNOWN, "decide-on-receipt").isPresent());
        var task = taskOf(UNKNOWN, "decide-on-receipt").orElseThrow();
        assertThat(task.getCandidateGroups()).containsExactly("DGST-CEN");
        client.newCompleteUserTaskCommand(task.getUserTaskKey())
                .variables(Map.of("decision", "assign", "otherNoticeCode", "301000009999999955")).send().join();
        until("it is asked for again", () -> taskOf(UNKNOWN, "decide-on-receipt")
                .filter(again -> again.getUserTaskKey() != task.getUserTaskKey()).isPresent());
        client.newCompleteUserTaskCommand(taskOf(UNKNOWN, "decide-on-receipt").orElseThrow().getUserTaskKey())
                .variables(Map.of("decision", "assign", "otherNoticeCode", meant.noticeCode().grouped())).send().join();
        untilPaidAndTold(meant);
    }

    @Test
    void aSecondPaymentIsGivenBack() throws Exception {
        var request = ready(confirm());
        pay(request, "");
        untilPaidAndTold(request);
        force(request.noticeCode().value(), "50.00");
        decide(request, "refund");
        until("the money is to be given back", () -> reached(request, "to-refund"));
        assertThat(stored(request)).containsExactlyInAnyOrder("PAID", "ALREADY_PAID");
    }

    @Test
    void silenceEndsBeforeAPersonAndTheReceiptSentAgainPays() throws Exception {
        var request = ready(confirm("50.95"));
        var attempt = leave(request);
        assertThat(pay(request, ",\"channel\":\"checkout\"")).contains("\"outcome\":\"OK\"");
        requests.cameBack(lifecycle.returnTokensOf(attempt).apply(ReturnKind.OK), ReturnKind.OK);
        for (int question = 1; question <= 3; question++) {
            int waits = question;
            until("the verification waits for the " + waits + ". time", () -> count(request, "wait-before-check") == waits);
            pass(Duration.ofMinutes(21));
        }
        complete("check-payment", request, Map.of());
        until("the attempt is closed", () -> lifecycle.attemptById(attempt).state() == AttemptState.CLOSED);
        assertThat(lifecycle.get(request.id()).payable()).isTrue();

        post(pagopa.address("") + "/control/receipts/" + receiptId(request) + "/send", "");
        untilPaidAndTold(request);
    }

    @Test
    @Order(BEFORE_WEEKS_PASS)
    void aReceiptLostForEverIsFoundByTheNextReport() throws Exception {
        var request = ready(confirm("50.95"));
        pay(request, "");
        assertThat(delivered(request)).contains("NOT_SENT");
        post(pagopa.address("") + "/control/reports", "");
        round.go();
        untilPaidAndTold(request);
        assertThat(rawTypes(request)).containsExactly("JSON");
        assertThat(open(request)).isEmpty();

        post(pagopa.address("") + "/control/receipts/" + receiptId(request) + "/send", "");
        until("it is pushed after all", () -> delivered(request).contains("DELIVERED"));
        assertThat(rawTypes(request)).as("one receipt, and what its document was made from stays").containsExactly("JSON");
        assertThat(documents.originals(ANNA, request.id())).as("the message that was pushed is there, too").hasSize(2);
        assertThat(stored(request)).containsExactly("PAID");
    }

    @Test
    @Order(BEFORE_WEEKS_PASS)
    void aPaymentWithoutReceiptIsForPeopleAndSoIsAWrongLineUntilItsRevision() throws Exception {
        var without = ready(confirm("50.95"));
        var wrong = ready(confirm());
        post(pagopa.address("") + "/control/faults", "{\"next\":\"reported-without-receipt\",\"noticeCode\":\"" + without.noticeCode() + "\"}");
        post(pagopa.address("") + "/control/faults", "{\"next\":\"reported-wrong\",\"noticeCode\":\"" + wrong.noticeCode() + "\"}");
        pay(without, "");
        pay(wrong, "");
        untilPaidAndTold(wrong);
        var produced = post(pagopa.address("") + "/control/reports", "");
        round.go();
        assertThat(open(without)).containsExactly("NO_RECEIPT_EXISTS");
        assertThat(open(wrong)).containsExactly("AMOUNT_DIFFERS");
        assertThat(lifecycle.get(without.id()).payable()).isTrue();

        post(pagopa.address("") + "/control/reports/" + produced.replaceAll("(?s)^\\D*(\\d+).*", "$1") + "/revise", "");
        round.go();
        assertThat(open(without)).containsExactly("NO_RECEIPT_EXISTS");
        assertThat(open(wrong)).isEmpty();
    }

    @Test
    void standInPaysWithoutAskingUs() throws Exception {
        var request = ready(confirm("50.96"));
        until("the archive has the position", () -> reached(request, "position-told"));
        assertThat(pay(request, "")).contains("\"standIn\":true");
        untilPaidAndTold(request);
        assertThat(jdbc.sql("select stand_in from receipt where request_id = ?").param(request.id()).query(Boolean.class).single()).isTrue();
    }

    @Test
    void checkoutIsDownAndTheCitizenIsToldAndMayTryAgain() throws Exception {
        var request = ready(confirm("50.97"));
        for (int time = 0; time < 2; time++) {
            var attempt = requests.startOnlinePayment(ANNA, request.id()).id();
            until("the attempt has failed", () -> lifecycle.attemptById(attempt).state() == AttemptState.FAILED);
        }
        assertThat(pay(request, "")).contains("\"outcome\":\"OK\"");
        untilPaidAndTold(request);
    }

    @Test
    void theArchiveIsDownForAWhileAndHoldsNothingUp() throws Exception {
        post(pagopa.address("") + "/control/faults", "{\"next\":\"aca-down\",\"count\":2}");
        var request = ready(confirm());
        pay(request, "");
        untilPaidAndTold(request);
        pass(Duration.ofMinutes(2));
        until("the archive is told in the end", () -> reached(request, "position-told"));
    }

    private PaymentRequest ready(PaymentRequest request) {
        until("the notice is there", () -> lifecycle.get(request.id()).noticeReady());
        return request;
    }

    private UUID leave(PaymentRequest request) {
        var attempt = requests.startOnlinePayment(ANNA, request.id()).id();
        until("the cart is open", () -> lifecycle.attemptById(attempt).checkoutUrl() != null);
        return attempt;
    }

    private void late(PaymentRequest request, int seconds) throws Exception {
        post(pagopa.address("") + "/control/faults",
                "{\"next\":\"late\",\"delaySeconds\":" + seconds + ",\"noticeCode\":\"" + request.noticeCode() + "\"}");
    }

    private void force(String noticeCode, String amount) throws Exception {
        assertThat(post(pagopa.address("") + "/control/pay", "{\"noticeCode\":\"" + noticeCode + "\",\"force\":true,\"amount\":" + amount + "}"))
                .contains("\"outcome\":\"OK\"");
    }

    private void decide(PaymentRequest request, String decision) {
        complete("decide-on-receipt", request, Map.of("decision", decision));
    }

    /** Of each receipt of the request: why it did not fit, or PAID. */
    private List<String> stored(PaymentRequest request) {
        return jdbc.sql("select coalesce(reason, 'PAID') from receipt where request_id = ?").param(request.id()).query(String.class).list();
    }

    private List<String> rawTypes(PaymentRequest request) {
        return jdbc.sql("select raw_type from receipt where request_id = ?").param(request.id()).query(String.class).list();
    }

    private List<String> open(PaymentRequest request) {
        return jdbc.sql("select kind from settlement_difference where request_id = ? and resolved_at is null").param(request.id())
                .query(String.class).list();
    }

    private String delivered(PaymentRequest request) throws Exception {
        return get(pagopa.address("") + "/control/receipts?noticeCode=" + request.noticeCode());
    }

    private String receiptId(PaymentRequest request) throws Exception {
        return delivered(request).replaceAll("(?s).*\"id\":(\\d+).*", "$1");
    }

    private static long mails(PaymentRequest request) throws Exception {
        return Arrays.stream(TestParts.POST.getReceivedMessages())
                .map(MishapsIT::subject).filter(subject -> subject.contains(request.noticeCode().grouped())).count();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
