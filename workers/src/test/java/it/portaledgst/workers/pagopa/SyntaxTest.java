package it.portaledgst.workers.pagopa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no schema allows and what is no message at all. */
class SyntaxTest extends PaForNodeTest {

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
        assertThat(fault(message)).isEqualTo("PAA_SINTASSI_XSD");
        Files.delete(secret);
    }

    @Test
    void entitiesThatGrowAreNotExpanded() throws Exception {
        var bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a").append(i).append(" \"&a").append(i - 1).append(";&a").append(i - 1).append(";\">");
        }
        assertThat(fault(Messages.verify("301000000000000144").replace("?>", "?>" + bomb + "]>").replace("<idPA>80230390587", "<idPA>&a29;")))
                .isEqualTo("PAA_SINTASSI_XSD");
    }

    @Test
    void bottomlessNestingIsRefused() throws Exception {
        int deep = 20_000;
        assertThat(fault(Messages.verify("301000000000000144").replace("<soapenv:Header/>", "<soapenv:Header>" + "<a>".repeat(deep)
                + "</a>".repeat(deep) + "</soapenv:Header>"))).isEqualTo("PAA_SINTASSI_XSD");
    }

    @Test
    void aMessageMayBeOneMegabyteLong() throws Exception {
        var message = Messages.verify(confirm().noticeCode().value());
        assertThat(send(message.replace("<soapenv:Header/>", "<!--" + "x".repeat(1_040_000) + "-->")).statusCode()).isEqualTo(200);
        var tooLong = message.replace("<soapenv:Header/>", "<!--" + "x".repeat(1_050_000) + "-->");
        assertThat(fault(send(tooLong.getBytes(StandardCharsets.UTF_8), "text/xml", "\"paVerifyPaymentNotice\""))).isEqualTo("PAA_SINTASSI_XSD");
        assertThat(send(tooLong).body()).as("its root is too far away to be seen").contains("Fault", "Client");
    }

    @Test
    void theSenderOfAMessageThatIsMuchTooLongHearsOfIt() throws Exception {
        var message = Messages.sendV2(confirm(), newReceiptId()).replace("</soapenv:Body>", "<!--" + "x".repeat(20_000_000) + "--></soapenv:Body>");
        assertThat(fault(message)).isEqualTo("PAA_SINTASSI_XSD");
        assertThat(lastUnreadable()).hasSize(1024 * 1024);
    }

    @Test
    void theSoapActionTellsWhatAMessageWithoutARootWasMeantToBe() throws Exception {
        int kept = unreadable();
        assertThat(fault(send("half a mess".getBytes(StandardCharsets.UTF_8), "text/xml", "paSendRTV2"))).isEqualTo("PAA_SINTASSI_XSD");
        assertThat(unreadable()).isEqualTo(kept + 1);
        assertThat(send("half a mess".getBytes(StandardCharsets.UTF_8), "text/xml", "paSendRTV9").body()).contains("Fault", "Client");
    }

    @Test
    void whatIsNoMessageOfPagopaIsAFaultOfTheCaller() throws Exception {
        int kept = unreadable();
        for (var nonsense : List.of("<not closed", "", "no XML", "<a/>", Messages.envelope("somethingElse", ""))) {
            var response = send(nonsense);
            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).contains("Fault", "Client");
        }
        assertThat(unreadable()).isEqualTo(kept);
    }

    /** The root tells which answer is understood, even without an envelope that can be read. */
    @Test
    void anotherEnvelopeIsASyntaxError() throws Exception {
        var message = Messages.verify("301000000000000144");
        assertThat(fault(message.replace("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope")))
                .isEqualTo("PAA_SINTASSI_XSD");
        assertThat(fault(message.replaceAll("</?soapenv:[^>]*>", "").replace("<pafn:", "<pafn:a/><pafn:"))).isEqualTo("PAA_SINTASSI_XSD");
    }

    static Stream<UnaryOperator<String>> unreadableReceipts() {
        return Stream.of(
                message -> message.substring(0, message.indexOf("</transferList>")),
                message -> message.replace("?>", "?><!DOCTYPE x>"),
                message -> message.replace("</soapenv:Body>", "<!--" + "x".repeat(1_050_000) + "--></soapenv:Body>"),
                message -> message.replaceAll("</?soapenv:[^>]*>", ""),
                message -> message.replace("Mario Rossi", "Mario & Rossi"));
    }

    @ParameterizedTest
    @MethodSource("unreadableReceipts")
    void aReceiptThatIsNoMessageAtAllIsRefusedAndKept(UnaryOperator<String> change) throws Exception {
        var message = change.apply(Messages.sendV2(confirm(), newReceiptId()));
        int kept = unreadable();
        assertThat(fault(message)).isEqualTo("PAA_SINTASSI_XSD");
        assertThat(unreadable()).isEqualTo(kept + 1);
        var stored = lastUnreadable();
        assertThat(message).startsWith(new String(stored, StandardCharsets.UTF_8));
        assertThat(stored.length).isEqualTo(Math.min(message.length(), 1024 * 1024));
    }

    /** No operation can be recognised, but where there is a receiptId somebody may have paid. */
    @Test
    void whatMayBeAReceiptIsKeptWhateverItIs() throws Exception {
        for (var message : List.of(Messages.envelope("paSendRTV9Request", "<receipt><receiptId>a</receiptId></receipt>"),
                "<receipt><receiptId>a", "{\"receipt\": \"<receiptId>\"}")) {
            int kept = unreadable();
            assertThat(send(message).body()).contains("Fault", "Client");
            assertThat(unreadable()).isEqualTo(kept + 1);
            assertThat(new String(lastUnreadable(), StandardCharsets.UTF_8)).isEqualTo(message);
        }
    }

    @Test
    void whatMayBeAReceiptAndCannotBeKeptIsNotAnswered() throws Exception {
        jdbc.sql("alter table unreadable_receipt rename to unreadable_receipt_away").update();
        var response = send("<receipt><receiptId>a");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("Fault", "Server");
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
}
