package it.portaledgst.workers.pagopa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.receipt.ReceiptOutcome;
import it.portaledgst.workers.FakeServer.Asked;
import it.portaledgst.workers.FakeServer.Reply;
import it.portaledgst.workers.TestParts;
import it.portaledgst.workers.WorkFailed;
import it.portaledgst.workers.document.NoticeDocument;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Two creditors whose notices have the same codes: nothing of the one is ever taken for the other's. */
@TestPropertySource(properties = {
        "portale.catalogue=classpath:catalogue/two-creditors.yaml",
        "portale.creditors[0].key=first", "portale.creditors[0].fiscal-code=11111111115", "portale.creditors[0].name=Ente uno",
        "portale.creditors[0].iban=IT60X0542811101000000123456",
        "portale.creditors[0].stations[0].broker-id=11111111115", "portale.creditors[0].stations[0].station-id=11111111115_01",
        "portale.creditors[0].stations[0].segregation-code=07",
        "portale.creditors[0].stations[1].broker-id=33333333333", "portale.creditors[0].stations[1].station-id=33333333333_02",
        "portale.creditors[0].stations[1].segregation-code=08",
        "portale.creditors[1].key=second", "portale.creditors[1].fiscal-code=22222222220", "portale.creditors[1].name=Ente due",
        "portale.creditors[1].cbill-code=B2XYZ", "portale.creditors[1].iban=GB29NWBK60161331926819",
        "portale.creditors[1].ibans[63-DUE]=DE89370400440532013000",
        "portale.creditors[1].postal-account.number=12345678", "portale.creditors[1].postal-account.holder=Ente due, conto di prova",
        "portale.creditors[1].postal-account.iban=" + TwoCreditorsTest.POSTAL, "portale.creditors[1].postal-account.authorisation=AUT. DB/PROVA DEL 01/01/2026",
        "portale.creditors[1].stations[0].broker-id=33333333333", "portale.creditors[1].stations[0].station-id=33333333333_01",
        "portale.creditors[1].stations[0].segregation-code=07",
        "pagopa.subscription-keys[33333333333]=key-of-the-broker"})
class TwoCreditorsTest extends PaForNodeTest {

    private static final String FIRST = "11111111115";
    private static final String SECOND = "22222222220";
    static final String POSTAL = "IT30O0760103200000012345678";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private Creditors creditors;
    @Autowired
    private Checkout checkout;
    @Autowired
    private Aca aca;
    @Autowired
    private ReceiptRecovery recovery;
    @Autowired
    private NoticeDocument notices;
    private PaymentRequest first;
    private PaymentRequest second;

    @BeforeEach
    void theSameCodeAtBoth() {
        first = requests.confirm(ANNA, TestParts.newRequest("61-UNO", Map.of()));
        second = requests.confirm(ANNA, TestParts.newRequest("62-DUE", Map.of()));
        assertThat(first.noticeCode()).isEqualTo(second.noticeCode());
        assertThat(first.noticeCode().value()).startsWith("307");
        assertThat(List.of(first.creditorFiscalCode(), second.creditorFiscalCode())).containsExactly(FIRST, SECOND);
    }

    @ParameterizedTest
    @EnumSource(names = {"paVerifyPaymentNotice", "paGetPayment", "paGetPaymentV2"})
    void eachIsAnsweredForByItself(Operation operation) throws Exception {
        requests.delete(ANNA, first.id());
        assertThat(value(ask(toFirst(Messages.of(operation, first))), "concat(fault/faultCode, ' ', fault/id)"))
                .isEqualTo("PAA_PAGAMENTO_ANNULLATO " + FIRST);
        var answer = ask(toSecond(Messages.of(operation, second)));
        assertThat(value(answer, "outcome")).isEqualTo("OK");
        assertThat(value(answer, "//companyName")).isEqualTo("Ente due");
        assertThat(value(answer, "//fiscalCodePA")).isEqualTo(SECOND);
        assertThat(value(answer, "concat(//paymentDescription, //description)")).isEqualTo(second.description());
    }

    @Test
    void theMoneyGoesToTheAccountOfTheCreditorAndItsService() throws Exception {
        assertThat(iban(toFirst(Messages.getV2(first.noticeCode().value())))).isEqualTo("IT60X0542811101000000123456");
        assertThat(iban(toSecond(Messages.getV2(second.noticeCode().value())))).isEqualTo("GB29NWBK60161331926819");
        var other = requests.confirm(ANNA, TestParts.newRequest("63-DUE", Map.of()));
        requests.confirm(ANNA, TestParts.newRequest("61-UNO", Map.of()));
        assertThat(iban(toSecond(Messages.getV2(other.noticeCode().value())))).isEqualTo("DE89370400440532013000");
    }

    @Test
    void onlyWhatGoesToAPostalAccountIsSaidToGoThere() throws Exception {
        var other = requests.confirm(ANNA, TestParts.newRequest("63-DUE", Map.of()));
        requests.confirm(ANNA, TestParts.newRequest("61-UNO", Map.of()));
        assertThat(allCcp(toFirst(Messages.verify(first.noticeCode().value())))).isEqualTo("false");
        assertThat(allCcp(toSecond(Messages.verify(second.noticeCode().value())))).isEqualTo("true");
        assertThat(allCcp(toSecond(Messages.verify(other.noticeCode().value())))).as("its money goes elsewhere").isEqualTo("false");

        for (var operation : List.of(Operation.paGetPayment, Operation.paGetPaymentV2)) {
            assertThat(iban(toSecond(asking("POSTAL", operation, second)))).isEqualTo(POSTAL);
            assertThat(iban(toSecond(asking(null, operation, second)))).isEqualTo("GB29NWBK60161331926819");
            for (var refused : List.of(toFirst(asking("POSTAL", operation, first)), toSecond(asking("POSTAL", operation, other)))) {
                assertThat(value(ask(refused), "fault/faultCode")).isEqualTo("PAA_SEMANTICA");
            }
        }
    }

    @Test
    void whoAsksForBothAccountsIsToldBoth() throws Exception {
        var both = ask(toSecond(asking("PAGOPA", Operation.paGetPaymentV2, second)));
        assertThat(value(both, "data/transferList/transfer/IBAN")).isEqualTo("GB29NWBK60161331926819");
        assertThat(value(both, "concat(//transfer/metadata/mapEntry/key, ' ', //transfer/metadata/mapEntry/value)")).isEqualTo("IBANAPPOGGIO " + POSTAL);
        for (var one : List.of(toSecond(asking(null, Operation.paGetPaymentV2, second)), toSecond(asking("PAGOPA", Operation.paGetPayment, second)),
                toFirst(asking("PAGOPA", Operation.paGetPaymentV2, first)))) {
            assertThat(value(ask(one), "count(//metadata)")).isEqualTo("0");
        }
        PAGOPA.reply(200).reply(200);
        aca.tell(second);
        aca.tell(first);
        assertThat(PAGOPA.asked()).extracting(asked -> JSON.readTree(asked.body()).path("postalIban").asString("")).containsExactly(POSTAL, "");
        assertThat(PAGOPA.asked().getLast().body()).doesNotContain("postalIban");
    }

    @Test
    void aReceiptPaysTheRequestOfItsCreditorOnly() throws Exception {
        var receiptId = newReceiptId();
        assertThat(value(ask(toSecond(Messages.sendV2(second, receiptId))), "outcome")).isEqualTo("OK");
        assertThat(lifecycle.get(second.id()).state()).isEqualTo(PaymentState.PAID);
        assertThat(lifecycle.get(first.id()).state()).isEqualTo(PaymentState.TO_PAY);
        assertThat(value(ask(toFirst(Messages.sendV2(first, receiptId))), "outcome")).as("even with the same receiptId").isEqualTo("OK");
        assertThat(lifecycle.get(first.id()).state()).isEqualTo(PaymentState.PAID);
        assertThat(receipts.forRequest(first.id()).data().creditorFiscalCode()).isEqualTo(FIRST);
    }

    @ParameterizedTest
    @CsvSource({
            "11111111115, 11111111115, 11111111115_01, OK",
            "11111111115, 33333333333, 33333333333_02, OK",
            "11111111115, 33333333333, 33333333333_01, PAA_STAZIONE_INT_ERRATA",
            "11111111115, 11111111115, 33333333333_02, PAA_STAZIONE_INT_ERRATA",
            "11111111115, 22222222220, 33333333333_02, PAA_ID_INTERMEDIARIO_ERRATO",
            "22222222220, 33333333333, 33333333333_01, OK",
            "22222222220, 33333333333, 33333333333_02, PAA_STAZIONE_INT_ERRATA",
            "22222222220, 11111111115, 11111111115_01, PAA_ID_INTERMEDIARIO_ERRATO",
            "80230390587, 33333333333, 33333333333_01, PAA_ID_DOMINIO_ERRATO"})
    void aMessageComesByAStationOfItsCreditor(String creditor, String broker, String station, String expected) throws Exception {
        for (var operation : Operation.values()) {
            var answer = ask(to(Messages.of(operation, first), creditor, broker, station));
            boolean refused = !expected.equals("OK");
            assertThat(value(answer, "concat(outcome, fault/faultCode)")).as(operation.name()).isEqualTo(
                    refused ? "KO" + expected : operation == Operation.paDemandPaymentNotice ? "KOPAA_SEMANTICA" : "OK");
            assertThat(value(answer, "fault/id")).isEqualTo(
                    !refused && operation != Operation.paDemandPaymentNotice ? "" : creditors.withFiscalCode(creditor).isPresent() ? creditor : FIRST);
        }
    }

    @Test
    void theOtherCreditorsQrCodeIsNotOurs() throws Exception {
        var message = toFirst(Messages.verify(first.noticeCode().value())).replace("<fiscalCode>" + FIRST, "<fiscalCode>" + SECOND);
        assertThat(value(ask(message), "fault/faultCode")).isEqualTo("PAA_ID_DOMINIO_ERRATO");
    }

    @Test
    void pagopaIsCalledInTheNameOfTheCreditorWithItsBrokersKey() {
        PAGOPA.reply(200);
        aca.tell(first);
        assertThat(lastAsked("key-of-tests").body()).contains("\"paFiscalCode\":\"" + FIRST, "IT60X0542811101000000123456");
        PAGOPA.reply(200);
        aca.tell(second);
        assertThat(lastAsked("key-of-the-broker").body()).contains("\"paFiscalCode\":\"" + SECOND, "GB29NWBK60161331926819");

        PAGOPA.reply(new Reply(302, "text/plain", "", Map.of("Location", "https://checkout.example.org/c/1"), 0));
        checkout.open(second, UUID.randomUUID(), kind -> "token");
        var cart = JSON.readTree(lastAsked("key-of-the-broker").body()).path("paymentNotices").get(0);
        assertThat(cart.path("fiscalCode").asString() + " " + cart.path("companyName").asString()).isEqualTo(SECOND + " Ente due");
    }

    @Test
    void aReceiptIsAskedForAtItsCreditorAndNotTakenFromAnother() {
        var receipt = payload(toSecond(Messages.sendV2(second, newReceiptId())));
        PAGOPA.reply(200, "application/xml", receipt.replace("<fiscalCode>" + SECOND, "<fiscalCode>" + FIRST));
        assertThatThrownBy(() -> recovery.ask(second)).isInstanceOf(WorkFailed.class);
        PAGOPA.reply(200, "application/xml", receipt);
        assertThat(recovery.ask(second)).contains(ReceiptOutcome.PAID);
        assertThat(lastAsked("key-of-the-broker").path()).isEqualTo("/receipts/payments/" + SECOND + "/receipts/" + second.noticeCode().iuv());
        assertThat(lifecycle.get(first.id()).state()).isEqualTo(PaymentState.TO_PAY);
    }

    @Test
    void theNoticeNamesItsCreditor() throws Exception {
        assertThat(text(notices.produce(first))).contains("Ente uno", FIRST).doesNotContain("Ente due", SECOND, "CBILL", "BOLLETTINO");
        assertThat(text(notices.produce(second))).contains("Ente due", SECOND, "B2XYZ", "BOLLETTINO").doesNotContain("Ente uno", FIRST);
    }

    private static String asking(String transferType, Operation operation, PaymentRequest request) {
        return Messages.of(operation, request).replaceAll("<amount>.*</transferType>", "")
                .replace("</qrCode>", "</qrCode>" + (transferType == null ? "" : "<transferType>" + transferType + "</transferType>"));
    }

    private String allCcp(String message) throws Exception {
        return value(ask(message), "paymentList/paymentOptionDescription/allCCP");
    }

    private String iban(String message) throws Exception {
        return value(ask(message), "data/transferList/transfer/IBAN");
    }

    private static Asked lastAsked(String key) {
        var asked = PAGOPA.asked().getLast();
        assertThat(asked.header("Ocp-Apim-Subscription-Key")).isEqualTo(key);
        return asked;
    }

    private static String toFirst(String message) {
        return to(message, FIRST, FIRST, FIRST + "_01");
    }

    private static String toSecond(String message) {
        return to(message, SECOND, "33333333333", "33333333333_01");
    }

    private static String to(String message, String creditor, String broker, String station) {
        return message.replace("<idStation>80230390587_01", "<idStation>" + station).replace("<idBrokerPA>80230390587", "<idBrokerPA>" + broker)
                .replace("80230390587", creditor);
    }

    private static String payload(String envelope) {
        return envelope.replaceAll("(?s).*<soapenv:Body>|</soapenv:Body>.*", "")
                .replaceFirst("<pafn:\\w+", "$0 xmlns:pafn=\"" + Operation.NAMESPACE + "\"");
    }

    private static String text(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
