package it.portaledgst.sandbox.world.pagopa;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import it.portaledgst.sandbox.world.Loopback;

/** A creditor's SOAP endpoint that checks every request and answers as it is told to. */
final class FakeCreditor implements AutoCloseable {

    /** How it answers one operation. */
    enum Mood { ANSWERS, REFUSES, FAILS, HANGS, TALKS_NONSENSE, QUALIFIES_CHILDREN }

    record Request(String operation, String noticeCode, String body) {

        String value(String element) {
            Matcher matcher = Pattern.compile("<" + element + ">([^<]*)</" + element + ">").matcher(body);
            return matcher.find() ? matcher.group(1) : null;
        }
    }

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final Map<String, Mood> moods = new ConcurrentHashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile String fault = "PAA_PAGAMENTO_SCONOSCIUTO";
    private volatile String amount = "20.00";

    FakeCreditor() throws IOException {
        server = HttpServer.create(new InetSocketAddress(Loopback.HOST, 0), 0);
        server.createContext("/pagopa/paForNode", this::answer);
        server.setExecutor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.start();
    }

    String address() {
        return "http://" + Loopback.HOST + ":" + server.getAddress().getPort() + "/pagopa/paForNode";
    }

    FakeCreditor is(Mood mood) {
        List.of("paVerifyPaymentNotice", "paGetPaymentV2", "paSendRTV2").forEach(operation -> moods.put(operation, mood));
        return this;
    }

    FakeCreditor is(Mood mood, String operation) {
        moods.put(operation, mood);
        return this;
    }

    FakeCreditor refusesWith(String faultCode) {
        fault = faultCode;
        return is(Mood.REFUSES);
    }

    void reset() {
        moods.clear();
        requests.clear();
        amount = "20.00";
    }

    void amount(String euro) {
        amount = euro;
    }

    /** What was wrong with the requests so far. */
    List<String> violations() {
        return violations;
    }

    List<Request> received(String operation, String noticeCode) {
        return requests.stream().filter(request -> request.operation().equals(operation) && request.noticeCode().equals(noticeCode)).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String operation = exchange.getRequestHeaders().getFirst("SOAPAction").replace("\"", "");
        Contract.violation(body).ifPresent(violations::add);
        if (!"text/xml; charset=utf-8".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            violations.add("content type");
        }
        Matcher notice = Pattern.compile("<noticeNumber>(\\d{18})</noticeNumber>").matcher(body);
        requests.add(new Request(operation, notice.find() ? notice.group(1) : "", body));
        Mood mood = moods.getOrDefault(operation, Mood.ANSWERS);
        switch (mood) {
            case FAILS -> reply(exchange, 500, "no");
            case HANGS -> hang(exchange);
            case TALKS_NONSENSE -> reply(exchange, 200, envelope(operation, "<outcome>MAYBE</outcome>"));
            case REFUSES -> reply(exchange, 200, envelope(operation, "<outcome>KO</outcome><fault><faultCode>" + fault
                    + "</faultCode><faultString>no</faultString><id>80230390587</id></fault>"));
            case QUALIFIES_CHILDREN -> reply(exchange, 200, accepted(operation, notice.group(1))
                    .replaceAll("<(/?)(outcome)>", "<$1pafn:$2>"));
            case ANSWERS -> reply(exchange, 200, accepted(operation, notice.group(1)));
        }
    }

    private void hang(HttpExchange exchange) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private String accepted(String operation, String notice) {
        return envelope(operation, "<outcome>OK</outcome>" + switch (operation) {
            case "paVerifyPaymentNotice" -> """
                    <paymentList><paymentOptionDescription><amount>%s</amount><options>EQ</options>
                    <dueDate>2031-12-31</dueDate><detailDescription>Contributo</detailDescription><allCCP>false</allCCP>
                    </paymentOptionDescription></paymentList><paymentDescription>Contributo annuo &amp; diritti</paymentDescription>
                    <fiscalCodePA>80230390587</fiscalCodePA><companyName>Ministero di prova</companyName>""".formatted(amount);
            case "paGetPaymentV2" -> """
                    <data><creditorReferenceId>%s</creditorReferenceId><paymentAmount>%s</paymentAmount><dueDate>2031-12-31</dueDate>
                    <lastPayment>false</lastPayment><description>Contributo annuo &amp; diritti</description><companyName>Ministero di prova</companyName>
                    <debtor><uniqueIdentifier><entityUniqueIdentifierType>F</entityUniqueIdentifierType>
                    <entityUniqueIdentifierValue>RSSMRA80A01H501U</entityUniqueIdentifierValue></uniqueIdentifier><fullName>Mario D'Àvila</fullName>
                    <e-mail>mario@example.org</e-mail></debtor><transferList><transfer><idTransfer>1</idTransfer><transferAmount>%s</transferAmount>
                    <fiscalCodePA>80230390587</fiscalCodePA><IBAN>IT60X0542811101000000123456</IBAN>
                    <remittanceInformation>/RFB/%s</remittanceInformation><transferCategory>9/0712110AP/</transferCategory>
                    <metadata><mapEntry><key>capitolo</key><value>2569</value></mapEntry></metadata></transfer></transferList>
                    </data>""".formatted(notice.substring(1), amount, amount, notice.substring(1));
            default -> "";
        });
    }

    private static String envelope(String operation, String content) {
        String message = operation + (operation.endsWith("V2") ? "Response" : "Res");
        return "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns:pafn='http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd'>"
                + "<s:Body><pafn:" + message + ">" + content + "</pafn:" + message + "></s:Body></s:Envelope>";
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml;charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
