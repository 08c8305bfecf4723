package it.portaledgst.workers.pagopa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
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
}
