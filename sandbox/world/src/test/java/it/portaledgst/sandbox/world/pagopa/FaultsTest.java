package it.portaledgst.sandbox.world.pagopa;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;

import org.junit.jupiter.api.Test;

class FaultsTest extends PagopaTest {

    @Test
    void aLostReceiptIsNeverSentButCanBeAskedFor() {
        String notice = newNotice();
        fault("{\"next\":\"lost\"}");
        pay(notice);
        pause(300);

        assertThat(creditor.received("paSendRTV2", notice)).isEmpty();
        assertThat(recovered(notice).statusCode()).isEqualTo(200);
        assertThat(recovered(notice).headers().firstValue("Content-Type")).hasValue("application/xml");
        assertThat(recovered(notice).body()).contains("paSendRTV2Request", "<receiptId>" + receipts(notice).get(0).get("receiptId").stringValue());
    }

    @Test
    void aSilentPagopaKnowsNothingUntilItIsSentAgain() {
        String notice = newNotice();
        fault("{\"next\":\"silence\"}");

        assertThat(pay(notice).get("outcome").stringValue()).as("the payer is told it went well").isEqualTo("OK");
        pause(300);
        assertThat(creditor.received("paSendRTV2", notice)).isEmpty();
        assertThat(json(recovered(notice), 404).get("title").stringValue()).isEqualTo("Not found the receipt");

        browser.form(pagopa + "/ricevute/" + receipts(notice).get(0).get("id").longValue() + "/invia", Map.of());
        until("sent", () -> creditor.received("paSendRTV2", notice).size() == 1);
        assertThat(recovered(notice).statusCode()).isEqualTo(200);
    }

    @Test
    void aLateReceiptComesWhenItsTimeComes() {
        String notice = newNotice();
        fault("{\"next\":\"late\",\"delaySeconds\":3}");
        pay(notice);
        pause(300);

        assertThat(creditor.received("paSendRTV2", notice)).isEmpty();
        assertThat(recovered(notice).statusCode()).isEqualTo(404);
        until("late", () -> creditor.received("paSendRTV2", notice).size() == 1);
        assertThat(recovered(notice).statusCode()).isEqualTo(200);
    }

    @Test
    void aDuplicatedReceiptComesTwiceWithTheSameId() {
        String notice = newNotice();
        fault("{\"next\":\"duplicate\"}");
        pay(notice);

        until("twice", () -> creditor.received("paSendRTV2", notice).size() == 2 && state(notice).equals("DELIVERED"));
        pause(200);
        assertThat(creditor.received("paSendRTV2", notice)).hasSize(2).extracting(receipt -> receipt.value("receiptId"))
                .containsOnly(receipts(notice).get(0).get("receiptId").stringValue());
    }

    @Test
    void aWrongAmountIsOneEuroMore() {
        String notice = newNotice();
        fault("{\"next\":\"wrong-amount\"}");
        pay(notice);

        until("sent", () -> creditor.received("paSendRTV2", notice).size() == 1);
        assertThat(creditor.received("paSendRTV2", notice).getFirst()).satisfies(receipt -> {
            assertThat(receipt.value("paymentAmount")).isEqualTo("21.00");
            assertThat(receipt.value("transferAmount")).isEqualTo("21.00");
        });
    }

    @Test
    void inStandInTheCreditorIsNotAsked() {
        String notice = newNotice();
        json(tellPosition(notice, 2000, ""), 200);
        fault("{\"next\":\"stand-in\",\"noticeCode\":\"" + notice + "\"}");
        String other = newNotice();

        assertThat(pay(other).get("standIn").booleanValue()).as("the fault is for one notice").isFalse();
        assertThat(pay(notice).get("standIn").booleanValue()).isTrue();

        assertThat(creditor.received("paGetPaymentV2", notice)).isEmpty();
        until("sent", () -> creditor.received("paSendRTV2", notice).size() == 1);
        assertThat(creditor.received("paSendRTV2", notice).getFirst().value("standIn")).isEqualTo("true");
    }

    @Test
    void checkoutAndArchiveCanBeDown() {
        fault("{\"next\":\"checkout-down\"}");
        fault("{\"next\":\"aca-down\",\"count\":2}");
        String notice = newNotice();

        json(browser.json(pagopa + "/checkout/ec/v2/carts", "{}"), 502);
        json(browser.json(pagopa + "/checkout/ec/v2/carts", "{}"), 400);
        json(tellPosition(notice, 2000, ""), 502);
        json(tellPosition(notice, 2000, ""), 502);
        json(tellPosition(notice, 2000, ""), 200);
    }

    @Test
    void faultsArePlannedListedAndForgotten() {
        browser.form(pagopa + "/guasti", Map.of("kind", "late", "count", "3", "delaySeconds", "5"));

        var planned = json(browser.get(pagopa + "/control/faults"), 200);
        assertThat(planned.size()).isEqualTo(1);
        assertThat(planned.get(0).get("count").intValue()).isEqualTo(3);
        assertThat(browser.get(pagopa + "/guasti").body()).contains("Volte: 3; ritardo: 5 s");
        assertThat(browser.delete(pagopa + "/control/faults").statusCode()).isEqualTo(204);
        assertThat(json(browser.get(pagopa + "/control/faults"), 200).isEmpty()).isTrue();
        assertThat(browser.get(pagopa + "/guasti").body()).contains("Nessun guasto");
        json(browser.json(pagopa + "/control/faults", "{\"next\":\"earthquake\"}"), 400);
        json(browser.json(pagopa + "/control/faults", "{}"), 400);
    }

    @Test
    void anAmountAsksForItsFaultEachTime() {
        for (var kind : Faults.Kind.values()) {
            var faults = new Faults();
            var asking = new BigDecimal("50").add(BigDecimal.valueOf(kind.cents(), 2));
            for (int time = 0; time < 2; time++) {
                assertThat(faults.pending(kind, null, asking)).as(kind.slug()).isTrue();
                assertThat(faults.take(kind, null, asking)).as(kind.slug()).isPresent();
            }
            assertThat(faults.take(kind, null, new BigDecimal("50.00"))).isEmpty();
            assertThat(faults.take(kind, null, null)).isEmpty();
            for (var other : Faults.Kind.values()) {
                assertThat(faults.pending(other, null, asking)).isEqualTo(other == kind);
            }
        }
    }
}
