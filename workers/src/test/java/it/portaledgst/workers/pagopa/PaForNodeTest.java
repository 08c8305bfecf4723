package it.portaledgst.workers.pagopa;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.workers.WorkersTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Element;

/** What pagoPA's node gets, over HTTP: every row of the two decision tables, and what no table foresees. */
class PaForNodeTest extends WorkersTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    private DataSource database;

    /** The three questions about a notice, which share one table. */
    enum Question {
        VERIFY, GET, GET_V2;

        String about(String notice) {
            return switch (this) {
                case VERIFY -> Messages.verify(notice);
                case GET -> Messages.get(notice);
                case GET_V2 -> Messages.getV2(notice);
            };
        }
    }

    @AfterEach
    void databaseIsWhole() {
        jdbc.sql("alter table if exists receipt_away rename to receipt").update();
        jdbc.sql("alter table if exists unreadable_receipt_away rename to unreadable_receipt").update();
        jdbc.sql("alter table if exists payment_request_away rename to payment_request").update();
    }

    // ---- verify and get

    @ParameterizedTest
    @EnumSource
    void anOpenNoticeIsPayable(Question question) throws Exception {
        var request = confirm();
        var answer = ask(question.about(request.noticeCode().value()));
        assertThat(value(answer, "outcome")).isEqualTo("OK");
        assertThat(value(answer, "fault")).isEmpty();
        assertThat(value(answer, question == Question.VERIFY ? "paymentList/paymentOptionDescription/amount" : "data/paymentAmount"))
                .isEqualTo("50.00");
        assertThat(lifecycle.get(request.id())).isEqualTo(request);
    }

    @Test
    void verifyTellsAllThatTheNodeRequires() throws Exception {
        var request = confirm();
        var answer = ask(Messages.verify(request.noticeCode().value()));
        assertThat(value(answer, "paymentList/paymentOptionDescription/options")).isEqualTo("EQ");
        assertThat(value(answer, "paymentList/paymentOptionDescription/dueDate")).isEqualTo(request.dueDate().toString());
        assertThat(value(answer, "paymentList/paymentOptionDescription/detailDescription")).isEqualTo(request.description());
        assertThat(value(answer, "paymentList/paymentOptionDescription/allCCP")).isEqualTo("false");
        assertThat(value(answer, "paymentDescription")).isEqualTo(request.description());
        assertThat(value(answer, "fiscalCodePA")).isEqualTo("80230390587");
        assertThat(value(answer, "companyName")).isEqualTo("Ministero delle Imprese e del Made in Italy");
    }

    @Test
    void getTellsTheDebtorAndOneTransferOfTheWholeAmount() throws Exception {
        var request = confirm();
        var answer = ask(Messages.getV2(request.noticeCode().value()));
        assertThat(value(answer, "data/creditorReferenceId")).isEqualTo(request.noticeCode().iuv());
        assertThat(value(answer, "data/debtor/uniqueIdentifier/entityUniqueIdentifierType")).isEqualTo("F");
        assertThat(value(answer, "data/debtor/fullName")).isEqualTo("Mario Rossi");
        assertThat(value(answer, "count(data/transferList/transfer)")).isEqualTo("1");
        assertThat(value(answer, "data/transferList/transfer/transferAmount")).isEqualTo("50.00");
        assertThat(value(answer, "data/transferList/transfer/IBAN")).isEqualTo("IT60X0542811101000000123456");
        assertThat(value(answer, "data/transferList/transfer/transferCategory")).isEqualTo("9/0712110AP/");
        assertThat(value(answer, "data/transferList/transfer/remittanceInformation"))
                .startsWith("/RFB/" + request.noticeCode().iuv() + "/50.00/TXT/").hasSizeLessThanOrEqualTo(140);
    }

    @ParameterizedTest
    @EnumSource
    void aMessageForSomebodyElseIsRefusedInTheOrderOfTheGuide(Question question) throws Exception {
        var message = question.about(confirm().noticeCode().value());
        var otherStation = message.replace("<idStation>80230390587_01", "<idStation>80230390587_99");
        var otherBroker = otherStation.replace("<idBrokerPA>80230390587", "<idBrokerPA>00000000000");
        var otherCreditor = otherBroker.replace("<idPA>80230390587", "<idPA>00000000000");
        assertThat(fault(otherStation)).isEqualTo("PAA_STAZIONE_INT_ERRATA");
        assertThat(fault(otherBroker)).isEqualTo("PAA_ID_INTERMEDIARIO_ERRATO");
        assertThat(fault(otherCreditor)).isEqualTo("PAA_ID_DOMINIO_ERRATO");
        assertThat(fault(message.replace("<fiscalCode>80230390587", "<fiscalCode>00000000000"))).isEqualTo("PAA_ID_DOMINIO_ERRATO");
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownNoticeIsUnknownAlsoWhenTheNodeProbes(Question question) throws Exception {
        assertThat(fault(question.about("301999999999999999"))).isEqualTo("PAA_PAGAMENTO_SCONOSCIUTO");
        assertThat(fault(question.about("000000000000000000"))).isEqualTo("PAA_PAGAMENTO_SCONOSCIUTO");
    }

    @ParameterizedTest
    @EnumSource
    void aPaidNoticeIsPaidForEver(Question question) throws Exception {
        var request = confirm();
        receipts.register(receiptFor(request));
        assertThat(fault(question.about(request.noticeCode().value()))).isEqualTo("PAA_PAGAMENTO_DUPLICATO");
        clock.pass(Duration.ofDays(60));
        assertThat(fault(question.about(request.noticeCode().value()))).isEqualTo("PAA_PAGAMENTO_DUPLICATO");
    }

    @ParameterizedTest
    @EnumSource
    void aDeletedNoticeIsCancelled(Question question) throws Exception {
        var request = confirm();
        requests.delete(ANNA, request.id());
        assertThat(fault(question.about(request.noticeCode().value()))).isEqualTo("PAA_PAGAMENTO_ANNULLATO");
    }

    @ParameterizedTest
    @EnumSource
    void pastItsLastDayANoticeIsExpiredBeforeAnyTimerFires(Question question) throws Exception {
        var request = confirm();
        clock.pass(Duration.ofDays(32));
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.EXPIRED);
        assertThat(fault(question.about(request.noticeCode().value()))).isEqualTo("PAA_PAGAMENTO_SCADUTO");
    }

    @ParameterizedTest
    @EnumSource
    void ourOwnFailureIsSaidAsSuch(Question question) throws Exception {
        var message = question.about(confirm().noticeCode().value());
        jdbc.sql("alter table payment_request rename to payment_request_away").update();
        assertThat(fault(message)).isEqualTo("PAA_SYSTEM_ERROR");
        databaseIsWhole();
        assertThat(value(ask(message), "outcome")).isEqualTo("OK");
    }

    @Test
    void anAnswerThatTakesTooLongIsGivenUpBeforeTheNodeHangsUp() throws Exception {
        var message = Messages.verify(confirm().noticeCode().value());
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table payment_request in access exclusive mode");
            var began = Instant.now();
            assertThat(fault(message)).isEqualTo("PAA_SYSTEM_ERROR");
            assertThat(Duration.between(began, Instant.now())).isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
            connection.rollback();
        }
    }

    @Test
    void thereIsNoPostalAccount() throws Exception {
        var message = Messages.getV2(confirm().noticeCode().value());
        assertThat(fault(message.replace("PAGOPA</transferType>", "POSTAL</transferType>"))).isEqualTo("PAA_SEMANTICA");
    }

    @Test
    void noServiceIsOfferedAtThePsp() throws Exception {
        assertThat(fault(Messages.demand())).isEqualTo("PAA_SEMANTICA");
        assertThat(fault(Messages.demand().replace("00001</idServizio>", "1</idServizio>"))).isEqualTo("PAA_SINTASSI_XSD");
        assertThat(fault(Messages.demand().replace("<idPA>80230390587", "<idPA>00000000000"))).isEqualTo("PAA_ID_DOMINIO_ERRATO");
    }

    // ---- receipts

    @ParameterizedTest
    @EnumSource(names = {"paSendRT", "paSendRTV2"})
    void aReceiptMakesTheRequestPaidAndIsKeptAsItCame(Operation operation) throws Exception {
        var request = confirm();
        var message = Messages.send(request, newReceiptId(), operation == Operation.paSendRTV2);
        assertThat(value(ask(message), "outcome")).isEqualTo("OK");
        var receipt = receipts.forRequest(request.id()).data();
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.PAID);
        assertThat(receipt.rawXml()).isEqualTo(message.getBytes(StandardCharsets.UTF_8));
        assertThat(receipt.paidAt()).as("without an offset it is Rome's time").isEqualTo(Instant.parse("2026-07-02T08:15:30Z"));
        assertThat(receipt.transferDate()).isEqualTo(LocalDate.of(2026, 7, 3));
        assertThat(receipt.payerName()).isEqualTo("Anna Bianchi");
        assertThat(receipt.fee()).isEqualByComparingTo("1.50");
        assertThat(events(request.id())).containsExactly("PaymentRequestConfirmed", "PaymentReceived");
    }

    @Test
    void theSameReceiptAgainChangesNothing() throws Exception {
        var request = confirm();
        var message = Messages.sendV2(request, newReceiptId());
        ask(message);
        int kept = unreadable();
        var after = List.of(lifecycle.get(request.id()), events(request.id()));
        assertThat(fault(message)).isEqualTo("PAA_RECEIPT_DUPLICATA");
        assertThat(List.of(lifecycle.get(request.id()), events(request.id()))).isEqualTo(after);
        assertThat(unreadable()).isEqualTo(kept);
    }

    static Stream<UnaryOperator<String>> misfits() {
        return Stream.of(
                message -> message.replace("<paymentAmount>50.00", "<paymentAmount>49.99"),
                message -> message.replaceAll("<noticeNumber>\\d+", "<noticeNumber>301999999999999999"),
                message -> message.replaceAll("<creditorReferenceId>\\d+", "<creditorReferenceId>01999999999999999"));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void aReceiptThatFitsNothingIsAcceptedAndGoesBeforeAPerson(UnaryOperator<String> change) throws Exception {
        var request = confirm();
        var message = change.apply(Messages.sendV2(request, newReceiptId()));
        int waiting = waitingForAPerson();
        assertThat(value(ask(message), "outcome")).isEqualTo("OK");
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.TO_PAY);
        assertThat(waitingForAPerson()).isEqualTo(waiting + 1);
    }

    @Test
    void moneyForADeletedOrPaidRequestIsAcceptedAndGoesBeforeAPerson() throws Exception {
        var deleted = confirm();
        requests.delete(ANNA, deleted.id());
        var paid = confirm();
        receipts.register(receiptFor(paid));
        int waiting = waitingForAPerson();
        assertThat(value(ask(Messages.sendV2(deleted, newReceiptId())), "outcome")).isEqualTo("OK");
        assertThat(value(ask(Messages.sendV2(paid, newReceiptId())), "outcome")).isEqualTo("OK");
        assertThat(waitingForAPerson()).isEqualTo(waiting + 2);
        assertThat(lifecycle.get(deleted.id()).state()).isEqualTo(PaymentState.DELETED);
    }

    @Test
    void aReceiptThatCannotBeStoredIsNotAnswered() throws Exception {
        var request = confirm();
        var message = Messages.sendV2(request, newReceiptId());
        jdbc.sql("alter table receipt rename to receipt_away").update();
        var response = send(message);
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("Fault").doesNotContain("outcome", "SQL", "receipt_away");
        databaseIsWhole();
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.TO_PAY);
        assertThat(value(ask(message), "outcome")).isEqualTo("OK");
    }

    @Test
    void aRefusedReceiptThatCannotBeKeptIsNotAnswered() throws Exception {
        var message = Messages.sendV2(confirm(), newReceiptId()).replace("<paymentAmount>50.00", "<paymentAmount>50");
        jdbc.sql("alter table unreadable_receipt rename to unreadable_receipt_away").update();
        assertThat(send(message).statusCode()).isEqualTo(500);
        databaseIsWhole();
        assertThat(fault(message)).isEqualTo("PAA_SINTASSI_XSD");
    }

    @Test
    void aReceiptForSomebodyElseIsRefusedButKept() throws Exception {
        var message = Messages.sendV2(confirm(), newReceiptId());
        int kept = unreadable();
        assertThat(fault(message.replace("<idStation>80230390587_01", "<idStation>X"))).isEqualTo("PAA_STAZIONE_INT_ERRATA");
        assertThat(fault(message.replace("<idBrokerPA>80230390587", "<idBrokerPA>X"))).isEqualTo("PAA_ID_INTERMEDIARIO_ERRATO");
        assertThat(fault(message.replace("<idPA>80230390587", "<idPA>X"))).isEqualTo("PAA_ID_DOMINIO_ERRATO");
        assertThat(unreadable()).isEqualTo(kept + 3);
    }

    @Test
    void aReceiptThatCannotBeReadIsKeptByteForByte() throws Exception {
        var message = Messages.sendV2(confirm(), newReceiptId()).replace("<paymentAmount>50.00", "<paymentAmount>50");
        assertThat(fault(message)).isEqualTo("PAA_SINTASSI_XSD");
        assertThat(jdbc.sql("select raw_message from unreadable_receipt order by received_at desc limit 1").query(byte[].class).single())
                .isEqualTo(message.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aReceiptOfAFailureOrWithoutIdIsNone() throws Exception {
        var message = Messages.sendV2(confirm(), newReceiptId());
        assertThat(fault(message.replace("<outcome>OK", "<outcome>KO"))).isEqualTo("PAA_SEMANTICA");
        assertThat(fault(message.replaceAll("<receiptId>\\w+", "<receiptId>"))).isEqualTo("PAA_SINTASSI_EXTRAXSD");
    }

    // ---- syntax

    static Stream<UnaryOperator<String>> invalidQuestions() {
        return Stream.of(
                message -> message.replace("<idPA>80230390587</idPA>", ""),
                message -> message.replace("<idPA>80230390587</idPA>", "<idPA></idPA>"),
                message -> message.replace("<idPA>80230390587", "<idPA>" + "1".repeat(36)),
                message -> message.replaceAll("<noticeNumber>\\d", "<noticeNumber>"),
                message -> message.replaceAll("<noticeNumber>\\d", "<noticeNumber>A"),
                message -> message.replace("<fiscalCode>8", "<fiscalCode>"),
                message -> message.replace("<amount>1.00", "<amount>1.0"),
                message -> message.replace("<amount>1.00", "<amount>1000000000.00"),
                message -> message.replace(">PAGOPA<", ">BANK<"),
                message -> message.replace("</transferType>", "</transferType><dueDate>2026-02-30</dueDate>"),
                message -> message.replace("</transferType>", "</transferType><dueDate>2026-02-03T10:00:00</dueDate>"),
                message -> message.replace("</transferType>", "</transferType><more/>"),
                message -> message.replace("<paymentNote>cart</paymentNote>", "<paymentNote>" + "x".repeat(211) + "</paymentNote>"),
                message -> message.replace("<idPA>80230390587</idPA>", "<pafn:idPA>80230390587</pafn:idPA>"),
                message -> message.replace("<idPA>80230390587</idPA>", "<idPA><b>80230390587</b></idPA>"),
                message -> message.replace("<qrCode>", "stray <qrCode>"),
                message -> message.replaceAll("(<idPA>.*</idPA>)(<idBrokerPA>.*</idBrokerPA>)", "$2$1"),
                message -> message.replace(Operation.NAMESPACE, "http://example.org/else"));
    }

    @ParameterizedTest
    @MethodSource("invalidQuestions")
    void whatTheSchemaForbidsIsASyntaxError(UnaryOperator<String> change) throws Exception {
        var valid = Messages.getV2(confirm().noticeCode().value());
        var invalid = change.apply(valid);
        assertThat(invalid).isNotEqualTo(valid);
        assertThat(fault(invalid)).isEqualTo("PAA_SINTASSI_XSD");
        assertThat(Contract.violation(valid)).isEmpty();
        assertThat(Contract.violation(invalid).isPresent()).isEqualTo(Contract.present());
    }

    static Stream<UnaryOperator<String>> invalidReceipts() {
        return Stream.of(
                message -> message.replace("<outcome>OK", "<outcome>MAYBE"),
                message -> message.replaceAll("<transfer>(?s:.*)</transfer>", ""),
                message -> message.replaceAll("(<transfer>(?s:.*)</transfer>)", "$1".repeat(6)),
                message -> message.replace("<idTransfer>1", "<idTransfer>6"),
                message -> message.replace("<transferAmount>50.00", "<transferAmount>0.00"),
                message -> message.replaceAll("<IBAN>.*</IBAN>", ""),
                message -> message.replaceAll("<IBAN>.*</IBAN>", "<MBDAttachment>!</MBDAttachment>"),
                message -> message.replace("<entityUniqueIdentifierType>F", "<entityUniqueIdentifierType>X"),
                message -> message.replace("mario@posta.example", "mario posta.example"),
                message -> message.replaceAll("<mapEntry>.*</mapEntry>", ""),
                message -> message.replace("2026-07-02T10:15:30", "2026-07-02 10:15:30"),
                message -> message.replace("2026-07-02T10:15:30", "2026-07-02"),
                message -> message.replace("<standIn>false", "<standIn>no"),
                message -> message.replaceAll("<idPSP>.*</idPSP>", ""));
    }

    @ParameterizedTest
    @MethodSource("invalidReceipts")
    void whatTheSchemaForbidsInAReceiptIsASyntaxErrorAndKept(UnaryOperator<String> change) throws Exception {
        var valid = Messages.sendV2(confirm(), newReceiptId());
        var invalid = change.apply(valid);
        assertThat(invalid).isNotEqualTo(valid);
        int kept = unreadable();
        assertThat(fault(invalid)).isEqualTo("PAA_SINTASSI_XSD");
        assertThat(unreadable()).isEqualTo(kept + 1);
        assertThat(Contract.violation(valid)).isEmpty();
        assertThat(Contract.violation(invalid).isPresent()).isEqualTo(Contract.present());
    }

    @Test
    void externalEntitiesAreNeverResolved() throws Exception {
        var secret = Files.createTempFile("secret", ".txt");
        Files.writeString(secret, "80230390587");
        var message = Messages.verify(confirm().noticeCode().value()).replace("?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \""
                + secret.toUri() + "\">]>").replace("<idPA>80230390587", "<idPA>&e;");
        var response = send(message);
        assertThat(response.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(response.body()).doesNotContain("<outcome>OK", "80230390587");
        Files.delete(secret);
    }

    @Test
    void entitiesThatGrowAreNotExpanded() throws Exception {
        var bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a").append(i).append(" \"&a").append(i - 1).append(";&a").append(i - 1).append(";\">");
        }
        var response = send(Messages.verify("301000000000000144").replace("?>", "?>" + bomb + "]>").replace("<idPA>80230390587", "<idPA>&a29;"));
        assertThat(response.statusCode()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void aMessageMayBeOneMegabyteLong() throws Exception {
        var message = Messages.verify(confirm().noticeCode().value());
        assertThat(send(message.replace("<soapenv:Header/>", "<!--" + "x".repeat(1_040_000) + "-->")).statusCode()).isEqualTo(200);
        assertThat(send(message.replace("<soapenv:Header/>", "<!--" + "x".repeat(1_050_000) + "-->")).statusCode()).isEqualTo(413);
    }

    @Test
    void whatIsNoMessageOfPagopaIsATechnicalError() throws Exception {
        assertThat(send("<not closed").statusCode()).isEqualTo(400);
        assertThat(send("").statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(send(Messages.envelope("somethingElse", "")).body()).contains("Fault", "Client");
        assertThat(send("<a/>").statusCode()).isGreaterThanOrEqualTo(400);
        var twelve = Messages.verify("301000000000000144").replace("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope");
        assertThat(send(twelve).statusCode()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void everySampleGetsASensibleAnswer() throws Exception {
        if (Contract.samples().isEmpty()) {
            return;
        }
        try (var files = Files.list(Contract.samples().get())) {
            for (var file : files.filter(name -> name.toString().endsWith(".xml")).sorted().toList()) {
                var message = Files.readString(file);
                assertThat(Contract.violation(message)).as(file.toString()).isEmpty();
                var response = send(message);
                if (file.toString().contains("-request")) {
                    assertThat(response.statusCode()).as(file.toString()).isEqualTo(200);
                    assertThat(Contract.violation(response.body())).as(file.toString()).isEmpty();
                } else {
                    assertThat(response.body()).as("a response is no request: " + file).contains("Fault", "Client");
                }
            }
        }
    }

    // ---- help

    private int unreadable() {
        return jdbc.sql("select count(*) from unreadable_receipt").query(Integer.class).single();
    }

    private int waitingForAPerson() {
        return jdbc.sql("select count(*) from outbox_record where record_type like '%UnmatchedReceiptArrived'").query(Integer.class).single();
    }

    private static String newReceiptId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private String fault(String message) throws Exception {
        var answer = ask(message);
        assertThat(value(answer, "outcome")).isEqualTo("KO");
        assertThat(value(answer, "fault/faultString")).isNotBlank();
        assertThat(value(answer, "fault/id")).isEqualTo("80230390587");
        return value(answer, "fault/faultCode");
    }

    /** The payload of the answer, which pagoPA's own schema must find valid. */
    private Element ask(String message) throws Exception {
        var response = send(message);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
        assertThat(Contract.violation(response.body())).as(response.body()).isEmpty();
        return Contract.payload(response.body());
    }

    private HttpResponse<String> send(String message) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/pagopa/paForNode"))
                .header("Content-Type", "text/xml; charset=UTF-8").header("SOAPAction", "\"\"").timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(message)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String value(Element answer, String path) throws XPathExpressionException {
        return XPathFactory.newInstance().newXPath().evaluate(path, answer);
    }
}
