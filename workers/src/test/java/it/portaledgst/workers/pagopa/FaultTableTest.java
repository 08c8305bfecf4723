package it.portaledgst.workers.pagopa;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.payment.PaymentRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What pagoPA is answered, for every operation in every situation. */
class FaultTableTest extends PaForNodeTest {

    enum Situation {
        NOT_WELL_FORMED, DOCUMENT_TYPE, OTHER_NAMESPACE, ELEMENT_MISSING, STATION_BLANK, OTHER_CREDITOR, OTHER_BROKER, OTHER_STATION,
        QR_CODE_OF_ANOTHER, NOTICE_UNKNOWN, PROBE, OPEN, BEING_PAID_ONLINE, PAID, DELETED, EXPIRED, RECEIPT_AGAIN, RECEIPT_WITHOUT_ID,
        OUTCOME_KO, POSTAL_ACCOUNT, DATA_NOT_XML, DATABASE_AWAY
    }

    /** Codes without their {@code PAA_}; a dash where an operation knows no such situation. Both versions answer the same. */
    private static final String TABLE = """
            NOT_WELL_FORMED    | SINTASSI_XSD            | SINTASSI_XSD            | SINTASSI_XSD            | SINTASSI_XSD
            DOCUMENT_TYPE      | SINTASSI_XSD            | SINTASSI_XSD            | SINTASSI_XSD            | SINTASSI_XSD
            OTHER_NAMESPACE    | SINTASSI_XSD            | SINTASSI_XSD            | SINTASSI_XSD            | SINTASSI_XSD
            ELEMENT_MISSING    | SINTASSI_XSD            | SINTASSI_XSD            | SINTASSI_XSD            | SINTASSI_XSD
            STATION_BLANK      | SINTASSI_EXTRAXSD       | SINTASSI_EXTRAXSD       | SINTASSI_EXTRAXSD       | SINTASSI_EXTRAXSD
            OTHER_CREDITOR     | ID_DOMINIO_ERRATO       | ID_DOMINIO_ERRATO       | ID_DOMINIO_ERRATO       | ID_DOMINIO_ERRATO
            OTHER_BROKER       | ID_INTERMEDIARIO_ERRATO | ID_INTERMEDIARIO_ERRATO | ID_INTERMEDIARIO_ERRATO | ID_INTERMEDIARIO_ERRATO
            OTHER_STATION      | STAZIONE_INT_ERRATA     | STAZIONE_INT_ERRATA     | STAZIONE_INT_ERRATA     | STAZIONE_INT_ERRATA
            QR_CODE_OF_ANOTHER | ID_DOMINIO_ERRATO       | ID_DOMINIO_ERRATO       | -                       | -
            NOTICE_UNKNOWN     | PAGAMENTO_SCONOSCIUTO   | PAGAMENTO_SCONOSCIUTO   | OK                      | -
            PROBE              | PAGAMENTO_SCONOSCIUTO   | PAGAMENTO_SCONOSCIUTO   | OK                      | -
            OPEN               | OK                      | OK                      | OK                      | SEMANTICA
            BEING_PAID_ONLINE  | OK                      | OK                      | OK                      | -
            PAID               | PAGAMENTO_DUPLICATO     | PAGAMENTO_DUPLICATO     | OK                      | -
            DELETED            | PAGAMENTO_ANNULLATO     | PAGAMENTO_ANNULLATO     | OK                      | -
            EXPIRED            | PAGAMENTO_SCADUTO       | PAGAMENTO_SCADUTO       | OK                      | -
            RECEIPT_AGAIN      | -                       | -                       | RECEIPT_DUPLICATA       | -
            RECEIPT_WITHOUT_ID | -                       | -                       | SINTASSI_EXTRAXSD       | -
            OUTCOME_KO         | -                       | -                       | SEMANTICA               | -
            POSTAL_ACCOUNT     | -                       | SEMANTICA               | -                       | -
            DATA_NOT_XML       | -                       | -                       | -                       | SINTASSI_EXTRAXSD
            DATABASE_AWAY      | SYSTEM_ERROR            | SYSTEM_ERROR            | no answer               | SEMANTICA
            """;
    private static final List<List<Operation>> COLUMNS = List.of(List.of(Operation.paVerifyPaymentNotice),
            List.of(Operation.paGetPayment, Operation.paGetPaymentV2), List.of(Operation.paSendRT, Operation.paSendRTV2),
            List.of(Operation.paDemandPaymentNotice));

    static Stream<Arguments> cases() {
        return TABLE.lines().map(line -> line.split("\\|")).flatMap(cells -> Stream.of(0, 1, 2, 3)
                .flatMap(column -> COLUMNS.get(column).stream()
                        .map(operation -> Arguments.of(Situation.valueOf(cells[0].strip()), operation, cells[column + 1].strip())))
                .filter(arguments -> !arguments.get()[2].equals("-")));
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("cases")
    void everyOperationAnswersEverySituation(Situation situation, Operation operation, String expected) throws Exception {
        var message = in(situation, operation, confirm());
        int kept = unreadable();
        switch (expected) {
            case "OK" -> assertThat(value(ask(message), "outcome")).isEqualTo("OK");
            case "no answer" -> assertThat(send(message).statusCode()).isEqualTo(500);
            default -> assertThat(fault(message)).isEqualTo("PAA_" + expected);
        }
        databaseIsWhole();
        boolean refused = operation.bringsReceipt() && !List.of("OK", "no answer", "RECEIPT_DUPLICATA").contains(expected);
        assertThat(unreadable() - kept).as("a receipt that is refused is kept").isEqualTo(refused ? 1 : 0);
    }

    @Test
    void everyCodeHasItsSituationAndEverySituationItsRow() {
        assertThat(TABLE.lines().map(line -> line.split("\\|")[0].strip())).containsExactlyElementsOf(
                Arrays.stream(Situation.values()).map(Situation::name).toList());
        assertThat(cases().map(arguments -> (String) arguments.get()[2]).filter(code -> !code.equals("OK") && !code.equals("no answer"))
                .map(code -> "PAA_" + code).collect(Collectors.toSet()))
                .isEqualTo(Arrays.stream(Fault.values()).map(Fault::name).collect(Collectors.toSet()));
    }

    /** pagoPA's catalogue without the codes of the model before and without the one that would lock a notice. */
    @Test
    void theCodesAreThoseOfTheCatalogueThatACreditorStillGives() {
        assertThat(Fault.values()).extracting(Fault::name).containsExactlyInAnyOrder("PAA_SINTASSI_XSD", "PAA_SINTASSI_EXTRAXSD",
                "PAA_ID_DOMINIO_ERRATO", "PAA_ID_INTERMEDIARIO_ERRATO", "PAA_STAZIONE_INT_ERRATA", "PAA_PAGAMENTO_SCONOSCIUTO",
                "PAA_PAGAMENTO_DUPLICATO", "PAA_PAGAMENTO_SCADUTO", "PAA_PAGAMENTO_ANNULLATO", "PAA_RECEIPT_DUPLICATA",
                "PAA_SEMANTICA", "PAA_SYSTEM_ERROR");
        assertThat(Fault.values()).extracting(Fault::text).doesNotHaveDuplicates();
    }

    private String in(Situation situation, Operation operation, PaymentRequest request) throws Exception {
        var message = Messages.of(operation, request);
        var changed = switch (situation) {
            case OPEN -> message;
            case NOT_WELL_FORMED -> message.replace("</idPA>", "");
            case DOCUMENT_TYPE -> message.replace("?>", "?><!DOCTYPE x [<!ENTITY e \"80230390587\">]>").replace("<idPA>80230390587", "<idPA>&e;");
            case OTHER_NAMESPACE -> message.replace(Operation.NAMESPACE, "http://example.org/else");
            case ELEMENT_MISSING -> message.replaceAll("<idStation>.*</idStation>", "");
            case STATION_BLANK -> message.replaceAll("<idStation>.*</idStation>", "<idStation> </idStation>");
            case OTHER_CREDITOR -> message.replace("<idPA>80230390587", "<idPA>00000000000");
            case OTHER_BROKER -> message.replace("<idBrokerPA>80230390587", "<idBrokerPA>00000000000");
            case OTHER_STATION -> message.replace("<idStation>80230390587_01", "<idStation>80230390587_99");
            case QR_CODE_OF_ANOTHER -> message.replace("<fiscalCode>80230390587", "<fiscalCode>00000000000");
            case NOTICE_UNKNOWN -> message.replaceAll("<noticeNumber>\\d+", "<noticeNumber>301999999999999999");
            case PROBE -> message.replaceAll("<noticeNumber>\\d+", "<noticeNumber>000000000000000000");
            case BEING_PAID_ONLINE -> {
                requests.startOnlinePayment(ANNA, request.id());
                yield message;
            }
            case PAID -> {
                receipts.register(receiptFor(request));
                yield message;
            }
            case DELETED -> {
                requests.delete(ANNA, request.id());
                yield message;
            }
            case EXPIRED -> {
                clock.pass(Duration.ofDays(32));
                lifecycle.expire(request.id());
                yield message;
            }
            case RECEIPT_AGAIN -> {
                ask(message);
                yield message;
            }
            case RECEIPT_WITHOUT_ID -> message.replaceAll("<receiptId>\\w+", "<receiptId>");
            case OUTCOME_KO -> message.replace("<outcome>OK", "<outcome>KO");
            case POSTAL_ACCOUNT -> message.replaceAll("<amount>.*</transferType>", "").replace("</qrCode>", "</qrCode><transferType>POSTAL</transferType>");
            case DATA_NOT_XML -> message.replace("PHNlcnZpY2UvPg==", "PHNlcnZpY2U+");
            case DATABASE_AWAY -> {
                jdbc.sql("alter table payment_request rename to payment_request_away").update();
                yield message;
            }
        };
        var asItIs = List.of(Situation.OPEN, Situation.BEING_PAID_ONLINE, Situation.PAID, Situation.DELETED, Situation.EXPIRED,
                Situation.RECEIPT_AGAIN, Situation.DATABASE_AWAY);
        assertThat(changed.equals(message)).as("the message differs where it has to").isEqualTo(asItIs.contains(situation));
        return changed;
    }
}
