package it.portaledgst.workers.pagopa;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.workers.WorkersTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.AfterEach;
import org.w3c.dom.Element;

/** Speaks to the SOAP address as pagoPA's node does; every answer must be valid for pagoPA's own schema. */
abstract class PaForNodeTest extends WorkersTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @AfterEach
    void databaseIsWhole() {
        jdbc.sql("alter table if exists receipt_away rename to receipt").update();
        jdbc.sql("alter table if exists unreadable_receipt_away rename to unreadable_receipt").update();
        jdbc.sql("alter table if exists payment_request_away rename to payment_request").update();
    }

    int unreadable() {
        return jdbc.sql("select count(*) from unreadable_receipt").query(Integer.class).single();
    }

    byte[] lastUnreadable() {
        return jdbc.sql("select raw_message from unreadable_receipt order by received_at desc limit 1").query(byte[].class).single();
    }

    int waitingForAPerson() {
        return jdbc.sql("select count(*) from outbox_record where record_type like '%UnmatchedReceiptArrived'").query(Integer.class).single();
    }

    static String newReceiptId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    String fault(String message) throws Exception {
        return fault(send(message));
    }

    String fault(HttpResponse<String> response) throws Exception {
        var answer = answer(response);
        assertThat(value(answer, "outcome")).isEqualTo("KO");
        assertThat(value(answer, "fault/faultString")).isNotBlank();
        assertThat(value(answer, "fault/id")).isEqualTo("80230390587");
        return value(answer, "fault/faultCode");
    }

    Element ask(String message) throws Exception {
        return answer(send(message));
    }

    /** The payload of the answer, which pagoPA's own schema must find valid. */
    static Element answer(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
        assertThat(Contract.violation(response.body())).as(response.body()).isEmpty();
        return Contract.payload(response.body());
    }

    HttpResponse<String> send(String message) throws IOException, InterruptedException {
        return send(message.getBytes(StandardCharsets.UTF_8), "text/xml; charset=UTF-8");
    }

    HttpResponse<String> send(byte[] message, String contentType) throws IOException, InterruptedException {
        return send(message, contentType, "\"\"");
    }

    HttpResponse<String> send(byte[] message, String contentType, String soapAction) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/pagopa/paForNode"))
                .header("Content-Type", contentType).header("SOAPAction", soapAction).timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofByteArray(message)).build(), HttpResponse.BodyHandlers.ofString());
    }

    static String value(Element answer, String path) throws XPathExpressionException {
        return XPathFactory.newInstance().newXPath().evaluate(path, answer);
    }
}
