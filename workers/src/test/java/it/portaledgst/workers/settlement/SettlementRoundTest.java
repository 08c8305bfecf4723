package it.portaledgst.workers.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.settlement.SettlementReports;
import it.portaledgst.workers.FakeServer.Asked;
import it.portaledgst.workers.WorkersTest;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;

/** A round with every answer pagoPA may give. */
@DirtiesContext // what was asked within the hour is remembered
class SettlementRoundTest extends WorkersTest {

    private static final String CREDITOR = "80230390587";
    private static final String JSON = "application/json";

    private static int days;

    @Autowired
    private SettlementRound round;
    @Autowired
    private SettlementReports reports;
    @Autowired
    private MissingReceipts missing;

    /** Later than any test before: pagoPA may be asked again. */
    @BeforeEach
    void anotherDay() {
        days += 2;
        clock.pass(Duration.ofDays(days));
    }

    @BeforeEach
    void nothingReported() {
        jdbc.sql("truncate settlement_event, settlement_difference, settlement_payment, settlement_report, settlement_progress").update();
    }

    @Test
    void aReportIsFetchedPageByPageAndOnlyOnce() {
        var request = confirm();
        var iur = iur();
        list(published("A", 1)).head(2, "100.00")
                .page(2, line(1, request, iur, "50.0", "EXECUTED")).page(2, line(2, request, iur, "50", "EXECUTED"));
        PAGOPA.reply(404).reply(404); // neither service has the receipt
        round.go();

        assertThat(paths()).startsWith("/fdr/organizations/80230390587/fdrs/A/revisions/1/psps/PSP",
                "/fdr/organizations/80230390587/fdrs/A/revisions/1/psps/PSP/payments?page=1&size=1000",
                "/fdr/organizations/80230390587/fdrs/A/revisions/1/psps/PSP/payments?page=2&size=1000");
        assertThat(PAGOPA.asked().getFirst().path()).startsWith("/fdr/organizations/80230390587/fdrs?publishedGt=20").endsWith("&page=1&size=1000");
        assertThat(PAGOPA.asked()).allSatisfy(asked -> assertThat(asked.header("Ocp-Apim-Subscription-Key")).isEqualTo("key-of-tests"));
        assertThat(count("settlement_payment")).isEqualTo(2);

        PAGOPA.forget();
        list(published("A", 1));
        round.go();
        assertThat(PAGOPA.asked()).as("the list, and nothing that is known").hasSize(1);
    }

    @Test
    void theRoundAfterOneThatBrokeCarriesOn() {
        var request = confirm();
        list(published("A", 1), published("B", 1)).head(1, "50").page(1, line(1, request, iur(), "50", "REVOKED"));
        PAGOPA.reply(503);
        round.go();
        assertThat(reports.revisionOf(CREDITOR, "PSP", "A")).isEqualTo(1);
        assertThat(reports.revisionOf(CREDITOR, "PSP", "B")).isZero();
        assertThat(count("settlement_progress")).isZero();

        PAGOPA.forget();
        list(published("A", 1), published("B", 1)).head(1, "50").page(1, line(1, request, iur(), "50", "REVOKED"));
        round.go();
        assertThat(paths()).noneMatch(path -> path.contains("/A/")).anyMatch(path -> path.contains("/B/"));
        assertThat(reports.revisionOf(CREDITOR, "PSP", "B")).isEqualTo(1);
        assertThat(count("settlement_progress")).isEqualTo(1);
    }

    @Test
    void aReportThatIsNotWholeOrNotOneIsNotStored() {
        var request = confirm();
        list(published("A", 1)).head(2, "100").page(1, line(1, request, iur(), "50", "EXECUTED"));
        round.go();
        list(published("A", 1)).head(1, "50").page(1, line(1, request, iur(), "50.001", "EXECUTED"));
        round.go();
        list(published("A", 1)).head(1, "50").page(1, line(1, request, iur(), "50", "PERHAPS"));
        round.go();
        assertThat(count("settlement_report")).isZero();
        assertThat(count("settlement_progress")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 500, 0})
    void withoutAListNothingIsComplete(int status) {
        PAGOPA.reply(status);
        round.go();
        assertThat(count("settlement_progress")).isZero();
    }

    @Test
    void theArchiveOfEventsIsAskedByIurAndPays() {
        var request = confirm();
        var iur = iur();
        list(published("A", 1)).head(1, "50").page(1, line(1, request, iur, "50", "EXECUTED"));
        PAGOPA.reply(200, JSON, event(request, iur, ""));
        round.go();

        assertThat(paths()).contains("/events/organizations/80230390587/receipts/" + iur + "/paymentoptions/" + request.noticeCode().iuv());
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.PAID);
        var receipt = receipts.forRequest(request.id()).data();
        assertThat(receipt.receiptId()).isEqualTo(iur);
        assertThat(receipt.amount()).isEqualTo("50.00");
        assertThat(receipt.fee()).isEqualTo("1.50");
        assertThat(receipt.paidAt()).isEqualTo(request.createdAt().truncatedTo(ChronoUnit.SECONDS));
        assertThat(receipt.transfers()).singleElement().satisfies(transfer -> {
            assertThat(transfer.iban()).isEqualTo("IT60X0542811101000000123456");
            assertThat(transfer.amount()).isEqualByComparingTo("50");
        });
        assertThat(count("settlement_difference where resolved_at is null")).isZero();
    }

    @Test
    void whatIsNotThisReceiptIsNotTakenAndTheOtherServiceIsAsked() {
        var request = confirm();
        var other = confirm();
        for (var answer : List.of(event(other, "iur", ""), event(request, "another", ""), event(request, "iur", ",\"outcome\":\"KO\""), "[]", "?")) {
            jdbc.sql("delete from settlement_difference").update();
            jdbc.sql("delete from settlement_report").update();
            clock.pass(Duration.ofHours(2));
            PAGOPA.forget();
            list(published("A", 1)).head(1, "50").page(1, line(1, request, "iur", "50", "EXECUTED"));
            PAGOPA.reply(200, JSON, answer);
            round.go();
            assertThat(paths().getLast()).startsWith("/receipts/payments/");
            assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.TO_PAY);
        }
        assertThat(lifecycle.get(other.id()).state()).isEqualTo(PaymentState.TO_PAY);
    }

    @Test
    void aQuestionIsRepeatedNextDayAndNotBefore() {
        var request = confirm();
        list(published("A", 1)).head(1, "50").page(1, line(1, request, iur(), "50", "NO_RPT"));
        round.go();
        assertThat(questions()).hasSize(2);
        round.go();
        assertThat(questions()).hasSize(2);
        clock.pass(Duration.ofHours(25));
        round.go();
        assertThat(questions()).hasSize(4);
    }

    @Test
    void whoeverVerifiesAPaymentAsksByIurAsSoonAsAReportTellsIt() {
        var request = confirm();
        assertThat(missing.ask(request)).isEmpty();
        assertThat(questions()).singleElement().satisfies(asked -> assertThat(asked.path()).startsWith("/receipts/"));

        PAGOPA.forget();
        var iur = iur();
        list(published("A", 1)).head(1, "50").page(1, line(1, request, iur, "50", "EXECUTED"));
        round.go();
        PAGOPA.forget();
        PAGOPA.reply(403);
        assertThat(missing.ask(request)).isEmpty();
        assertThat(questions()).extracting(Asked::path).satisfiesExactly(first -> assertThat(first).startsWith("/events/"),
                second -> assertThat(second).startsWith("/receipts/"));
    }

    private static String iur() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }

    /** After the list. */
    private static List<String> paths() {
        return PAGOPA.asked().stream().map(Asked::path).filter(path -> !path.contains("publishedGt")).toList();
    }

    private static List<Asked> questions() {
        return PAGOPA.asked().stream().filter(asked -> !asked.path().startsWith("/fdr/")).toList();
    }

    private static String published(String fdr, int revision) {
        return """
                {"fdr":"%s","pspId":"PSP","revision":%d,"published":"2026-11-24T10:00:00.5Z","flowDate":"2026-11-24T10:00:00Z"}""".formatted(fdr, revision);
    }

    private static String line(int index, PaymentRequest request, String iur, String amount, String status) {
        return """
                {"index":%d,"iuv":"%s","iur":"%s","idTransfer":1,"pay":%s,"payStatus":"%s","payDate":"2026-11-23T09:00:00+01:00"}"""
                .formatted(index, request.noticeCode().iuv(), iur, amount, status);
    }

    private static String event(PaymentRequest request, String iur, String more) {
        return """
                {"receiptId":"%s","noticeNumber":"%s","fiscalCode":"80230390587","outcome":"OK","creditorReferenceId":"%s",
                 "paymentAmount":50.0,"description":"Contributo","companyName":"Ministero","idPSP":"PSP","pspCompanyName":"PSP di prova",
                 "idChannel":"c","pspPartitaIVA":"12345678903","fee":1.5,"paymentDateTime":"2026-11-23",
                 "paymentDateTimeFormatted":"%s",
                 "debtor":{"entityUniqueIdentifierType":"F","entityUniqueIdentifierValue":"RSSMRA80A01H501U","fullName":"Mario Rossi"},
                 "transferList":[{"idTransfer":1,"transferAmount":50,"fiscalCodePA":"80230390587","iban":"IT60X0542811101000000123456",
                   "mbdAttachment":"","remittanceInformation":"/RFB/1","transferCategory":"9/0712110AP/"}]%s}"""
                .formatted(iur, request.noticeCode(), request.noticeCode().iuv(),
                        request.createdAt().truncatedTo(ChronoUnit.SECONDS), more);
    }

    private static Prepared list(String... published) {
        PAGOPA.reply(200, JSON, page(1, published));
        return new Prepared();
    }

    private static String page(int pages, String... rows) {
        return "{\"metadata\":{\"pageSize\":1000,\"pageNumber\":1,\"totPage\":" + pages + "},\"count\":" + rows.length
                + ",\"data\":[" + String.join(",", rows) + "]}";
    }

    private static final class Prepared {

        Prepared head(int payments, String total) {
            PAGOPA.reply(200, JSON, """
                    {"sender":{"pspName":"PSP di prova"},"regulation":"SEPA - Bonifico 1","regulationDate":"2026-11-24",
                     "computedTotPayments":%d,"totPayments":%d,"sumPayments":%s}""".formatted(payments, payments, total));
            return this;
        }

        Prepared page(int pages, String... rows) {
            PAGOPA.reply(200, JSON, SettlementRoundTest.page(pages, rows));
            return this;
        }
    }
}
