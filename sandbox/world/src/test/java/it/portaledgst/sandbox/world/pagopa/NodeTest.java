package it.portaledgst.sandbox.world.pagopa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

class NodeTest extends PagopaTest {

    @Test
    void aNoticeIsPaidOnceHoweverManyTry() throws Exception {
        String notice = newNotice();
        List<String> outcomes;
        try (ExecutorService payers = Executors.newFixedThreadPool(8)) {
            Callable<String> payer = () -> pay(notice).get("outcome").stringValue();
            outcomes = payers.invokeAll(IntStream.range(0, 24).mapToObj(i -> payer).toList()).stream().map(future -> future.resultNow()).toList();
        }

        assertThat(outcomes).filteredOn("OK"::equals).hasSize(1);
        assertThat(receipts(notice).size()).isEqualTo(1);
        until("the receipt", () -> state(notice).equals("DELIVERED"));
        assertThat(creditor.received("paSendRTV2", notice)).hasSize(1);
    }

    @Test
    void theCreditorsRefusalStopsThePayment() {
        String notice = newNotice();
        creditor.refusesWith("PAA_PAGAMENTO_SCADUTO");

        JsonNode answer = pay(notice);

        assertThat(answer.get("outcome").stringValue()).isEqualTo("KO");
        assertThat(answer.get("faultCode").stringValue()).isEqualTo("PAA_PAGAMENTO_SCADUTO");
        assertThat(answer.get("category").stringValue()).isEqualTo("PAYMENT_EXPIRED");
        assertThat(receipts(notice).isEmpty()).isTrue();
        creditor.reset();
        assertThat(pay(notice).get("outcome").stringValue()).as("nothing stays held").isEqualTo("OK");
    }

    @Test
    void moneyCanBeForcedPastTheCreditor() {
        String notice = newNotice();
        creditor.refusesWith("PAA_PAGAMENTO_ANNULLATO").is(FakeCreditor.Mood.ANSWERS, "paSendRTV2");

        JsonNode forced = json(browser.json(pagopa + "/control/pay",
                "{\"noticeCode\":\"" + notice + "\",\"force\":true,\"amount\":12.5}"), 200);

        assertThat(forced.get("amount").stringValue()).isEqualTo("12.50");
        until("its receipt", () -> creditor.received("paSendRTV2", notice).size() == 1);
        assertThat(creditor.received("paSendRTV2", notice).getFirst().value("paymentAmount")).isEqualTo("12.50");
    }

    @Test
    void aSecondForcedPaymentHasAReceiptOfItsOwn() {
        String notice = newNotice();
        pay(notice);

        json(browser.json(pagopa + "/control/pay", "{\"noticeCode\":\"" + notice + "\",\"force\":true}"), 200);

        until("both", () -> creditor.received("paSendRTV2", notice).size() == 2);
        assertThat(creditor.received("paSendRTV2", notice)).extracting(receipt -> receipt.value("receiptId")).doesNotHaveDuplicates();
        assertThat(creditor.received("paSendRTV2", notice)).extracting(receipt -> receipt.value("paymentAmount")).containsOnly("20.00");
    }

    @Test
    void aWrongRequestIsToldWhatIsMissing() {
        for (String request : List.of("{\"noticeCode\":\"123\"}", "{\"noticeCode\":\"" + newNotice() + "\",\"channel\":\"pigeon\"}",
                "{\"noticeCode\":\"" + newNotice() + "\",\"amount\":3}", "{}")) {
            json(browser.json(pagopa + "/control/pay", request), 400);
        }
    }

    @Test
    void whenTheCreditorIsSilentTheArchiveStandsIn() {
        String notice = newNotice();
        json(tellPosition(notice, 3050, ""), 200);
        creditor.is(FakeCreditor.Mood.HANGS);

        assertThat(browser.form(pagopa + "/sportello/verifica", Map.of("creditor", CREDITOR, "code", notice)).body())
                .contains("30,50 €", "vengono dall'archivio delle posizioni (ACA)");
        JsonNode paid = pay(notice);

        assertThat(paid.get("standIn").booleanValue()).isTrue();
        assertThat(paid.get("amount").stringValue()).isEqualTo("30.50");
        creditor.is(FakeCreditor.Mood.ANSWERS);
        until("the receipt", () -> state(notice).equals("DELIVERED"));
        assertThat(creditor.received("paSendRTV2", notice).getFirst()).satisfies(receipt -> {
            assertThat(receipt.value("standIn")).isEqualTo("true");
            assertThat(receipt.value("paymentAmount")).isEqualTo("30.50");
            assertThat(receipt.value("creditorReferenceId")).isEqualTo(notice.substring(1));
        });
    }

    @Test
    void theArchiveStandsInOnlyWhereItMay() {
        creditor.is(FakeCreditor.Mood.FAILS);
        String unknown = newNotice();
        assertThat(pay(unknown).get("faultCode").stringValue()).isEqualTo("PPT_STAZIONE_INT_PA_ERRORE_RESPONSE");
        String notWanted = newNotice();
        json(tellPosition(notWanted, 2000, ",\"payStandIn\":false"), 200);
        assertThat(pay(notWanted).get("outcome").stringValue()).isEqualTo("KO");
        String closed = newNotice();
        json(tellPosition(closed, 2000, ""), 200);
        json(tellPosition(closed, 0, ""), 200);
        assertThat(pay(closed).get("outcome").stringValue()).isEqualTo("KO");
        String refused = newNotice();
        json(tellPosition(refused, 2000, ""), 200);
        creditor.refusesWith("PAA_PAGAMENTO_ANNULLATO");
        assertThat(pay(refused).get("faultCode").stringValue()).as("a refusal is an answer").isEqualTo("PAA_PAGAMENTO_ANNULLATO");
    }
}
