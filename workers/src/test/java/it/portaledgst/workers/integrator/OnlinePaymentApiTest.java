package it.portaledgst.workers.integrator;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.payment.ReturnKind;
import it.portaledgst.domain.payment.WayBack;
import it.portaledgst.workers.FakeServer;
import it.portaledgst.workers.payment.CheckoutDeparture;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Paying a client's request online, what is given out once it is paid, and how often a client may ask. */
class OnlinePaymentApiTest extends ApiCalls {

    private static final String PAYMENT = "{\"returnUrl\": \"https://soci.example/quote?socio=7\"}";

    @Autowired
    private CheckoutDeparture departure;

    @Test
    void thePayerGoesToCheckoutAndComesBackToTheClientsPage() throws Exception {
        var id = UUID.fromString(created("uno").get("id").stringValue());
        var address = "/payment-requests/" + id + "/online-payment";
        assertProblem(send("GET", address, token("uno"), null, null), 404, "not-found");
        assertProblem(send("POST", address, token("due"), null, PAYMENT), 404, "not-found");
        for (var wrong : new String[] {"http://soci.example/", "https://u:p@soci.example/", "https://soci.example/#x", "javascript:alert(1)", "/quote"}) {
            assertProblem(send("POST", address, token("uno"), null, PAYMENT.replaceAll("https://[^\"]*", wrong)), 422, "invalid-content");
        }

        var begun = json(send("POST", address, token("uno"), null, PAYMENT), 202);
        var attempt = UUID.fromString(begun.get("id").stringValue());
        assertThat(json(send("POST", address, token("uno"), null, PAYMENT), 202)).as("one cart for an impatient client").isEqualTo(begun);
        PAGOPA.reply(new FakeServer.Reply(302, "text/plain", "", Map.of("Location", "https://checkout.example/c/1"), 0));
        departure.leave(attempt);
        assertThat(PAGOPA.asked().getLast().body()).contains("https://pagamenti.example.org/esito/ok/").doesNotContain("soci.example");
        assertThat(json(send("GET", address, token("uno"), null, null), 200).get("checkoutUrl").stringValue()).isEqualTo("https://checkout.example/c/1");
        assertThat(requests.cameBack(lifecycle.returnTokensOf(attempt).apply(ReturnKind.OK), ReturnKind.OK))
                .contains(new WayBack(id, "https://soci.example/quote?socio=7"));
        var returned = json(send("GET", address, token("uno"), null, null), 200);
        assertThat(returned.get("returned").stringValue()).isEqualTo("OK");
        assertThat(json(send("GET", "/payment-requests/" + id, token("uno"), null, null), 200).get("state").stringValue())
                .as("the browser's return pays nothing").isEqualTo("TO_PAY");
    }

    @Test
    void whatCheckoutRefusesIsNamedAndWhatIsNotToBePaidIsRefused() throws Exception {
        var id = created("uno").get("id").stringValue();
        var address = "/payment-requests/" + id + "/online-payment";
        PAGOPA.reply(422);
        departure.leave(UUID.fromString(json(send("POST", address, token("uno"), null, PAYMENT), 202).get("id").stringValue()));
        var failed = json(send("GET", address, token("uno"), null, null), 200);
        assertThat(failed.get("state").stringValue()).isEqualTo("FAILED");
        assertThat(failed.get("problem").stringValue()).isEqualTo("PAID_OR_PAYING");

        assertThat(send("DELETE", "/payment-requests/" + id, token("uno"), null, null).statusCode()).isEqualTo(204);
        assertProblem(send("POST", address, token("uno"), null, PAYMENT), 409, "not-payable");
    }

    @Test
    void pagopasReceiptComesByteForByteWithItsDigest() throws Exception {
        var id = UUID.fromString(created("uno").get("id").stringValue());
        var address = "/payment-requests/" + id + "/original-receipt";
        assertProblem(send("GET", address, token("uno"), null, null), 404, "not-found");
        receipts.register(receiptFor(lifecycle.get(id)));

        assertThat(json(send("GET", "/payment-requests/" + id, token("uno"), null, null), 200).get("originalReceipt").stringValue())
                .isEqualTo("/api/v1" + address);
        var original = send("GET", address, token("uno"), null, null);
        assertThat(original.statusCode()).isEqualTo(200);
        assertThat(original.body()).isEqualTo("<receipt/>");
        assertThat(original.headers().firstValue("Content-Type").orElse("")).startsWith("application/xml");
        assertThat(original.headers().firstValue("Repr-Digest")).contains("sha-256=:" + Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest("<receipt/>".getBytes())) + ":");
        assertProblem(send("GET", address, token("due"), null, null), 404, "not-found");
    }

    @Test
    void aClientThatAsksTooOftenIsToldWhenToComeBackAndNobodyElseWaits() throws Exception {
        clock.stop();
        assertThat(IntStream.range(0, 400).takeWhile(call -> status("sei") == 200).count()).as("as documented").isEqualTo(300);
        var refused = send("GET", "/offices", token("sei"), null, null);
        assertProblem(refused, 429, "too-many-requests");
        assertThat(refused.headers().firstValueAsLong("Retry-After")).hasValue(1);
        assertThat(status("sette")).isEqualTo(200);
        clock.pass(Duration.ofSeconds(1));
        assertThat(status("sei")).isEqualTo(200);
    }

    private int status(String client) {
        try {
            return send("GET", "/offices", token(client), null, null).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
