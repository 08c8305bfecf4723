package it.portaledgst.sandbox.world.pagopa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import it.portaledgst.sandbox.world.WorldProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReceiptDeliveryTest extends PagopaTest {

    @ParameterizedTest
    @EnumSource(value = FakeCreditor.Mood.class, names = {"FAILS", "HANGS", "TALKS_NONSENSE", "QUALIFIES_CHILDREN"})
    void aReceiptWithoutAWellFormedAnswerIsSentAgain(FakeCreditor.Mood mood) {
        String notice = newNotice();
        creditor.is(mood, "paSendRTV2");

        pay(notice);
        until("a first failed delivery", () -> receipts(notice).get(0).get("attempts").intValue() >= 1);
        assertThat(state(notice)).isEqualTo("TO_SEND");
        creditor.reset();

        until("delivered", () -> state(notice).equals("DELIVERED"));
        assertThat(creditor.received("paSendRTV2", notice)).hasSize(1).first()
                .satisfies(receipt -> assertThat(receipt.value("receiptId")).isEqualTo(receipts(notice).get(0).get("receiptId").stringValue()));
    }

    @Test
    void aWellFormedRefusalIsFinal() {
        String notice = newNotice();
        creditor.refusesWith("PAA_SEMANTICA").is(FakeCreditor.Mood.ANSWERS, "paGetPaymentV2");

        pay(notice);

        until("refused", () -> state(notice).equals("REFUSED"));
        pause(300);
        assertThat(creditor.received("paSendRTV2", notice)).hasSize(1);
        assertThat(receipts(notice).get(0).get("lastAnswer").stringValue()).startsWith("PAA_SEMANTICA");
    }

    @Test
    void aCreditorThatHasTheReceiptAlreadyHasIt() {
        String notice = newNotice();
        creditor.refusesWith("PAA_RECEIPT_DUPLICATA").is(FakeCreditor.Mood.ANSWERS, "paGetPaymentV2");

        pay(notice);

        until("delivered", () -> state(notice).equals("DELIVERED"));
    }

    @Test
    void afterTheLastAttemptAPersonSendsItAgain() {
        String notice = newNotice();
        creditor.is(FakeCreditor.Mood.FAILS, "paSendRTV2");

        pay(notice);
        until("given up", () -> state(notice).equals("GIVEN_UP"));
        assertThat(creditor.received("paSendRTV2", notice)).hasSize(4);
        assertThat(browser.get(pagopa + "/ricevute").body()).contains("Tentativi esauriti", "HTTP 500", "Invia di nuovo");
        creditor.reset();

        String again = "/ricevute/" + receipts(notice).get(0).get("id").longValue() + "/invia";
        assertThat(browser.form(pagopa + again, Map.of()).statusCode()).isEqualTo(302);
        until("delivered", () -> state(notice).equals("DELIVERED"));

        browser.form(pagopa + again, Map.of());
        until("a duplicate on purpose", () -> creditor.received("paSendRTV2", notice).size() == 2);
        assertThat(creditor.received("paSendRTV2", notice)).extracting(receipt -> receipt.value("receiptId")).containsOnly(
                receipts(notice).get(0).get("receiptId").stringValue());
    }

    @Test
    void aKillLosesNoReceipt(@TempDir Path data) throws Exception {
        String[] options = {"--parts=pagopa", "--pagopa.port=0", "--data=" + data, "--pagopa.ec-url=" + creditor.address(),
                "--pagopa.receipt-delay=10ms", "--pagopa.receipt-retries=100ms"};
        String notice = newNotice();
        creditor.is(FakeCreditor.Mood.FAILS, "paSendRTV2");
        String receiptId;
        try (WorldProcess first = WorldProcess.start(options)) {
            receiptId = json(browser.json(first.ready() + "/control/pay", "{\"noticeCode\":\"" + notice + "\"}"), 200)
                    .get("receiptId").stringValue();
            first.kill();
        }
        creditor.reset();
        try (WorldProcess second = WorldProcess.start(options)) {
            until("delivered after the kill", () -> creditor.received("paSendRTV2", notice).size() == 1);
            assertThat(creditor.received("paSendRTV2", notice).getFirst().value("receiptId")).isEqualTo(receiptId);
            assertThat(json(browser.json(second.ready() + "/control/pay", "{\"noticeCode\":\"" + notice + "\"}"), 200)
                    .get("faultCode").stringValue()).as("and it is still paid").isEqualTo("PPT_PAGAMENTO_DUPLICATO");
        }
    }
}
