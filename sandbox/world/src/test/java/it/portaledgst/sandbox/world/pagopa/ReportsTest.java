package it.portaledgst.sandbox.world.pagopa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

/** Settlement reports and the archive of events, made of the payments of here. */
class ReportsTest extends PagopaTest {

    @Test
    void aReportHoldsWhatWasPaidAndNothingTwice() {
        String notice = newNotice();
        String iur = pay(notice).get("receiptId").stringValue();
        JsonNode report = produce();
        JsonNode line = line(report, notice);

        assertThat(line.get("iur").stringValue()).isEqualTo(iur);
        assertThat(line.get("payStatus").stringValue()).isEqualTo("EXECUTED");
        assertThat(line.get("idTransfer").intValue()).isEqualTo(1);
        JsonNode told = json(browser.get(address(report)), 200);
        assertThat(told.get("sumPayments").decimalValue()).isEqualByComparingTo(told.get("computedSumPayments").decimalValue());
        assertThat(told.get("sender").get("pspName").stringValue()).isEqualTo("PSP di prova sportelli");
        json(browser.json(pagopa + "/control/reports", ""), 200);
        assertThat(published().stream().filter(one -> line(one, notice) != null)).hasSize(1);
    }

    @Test
    void whatWentWrongIsPutRightByTheRevision() {
        String missing = newNotice();
        String wrong = newNotice();
        String well = newNotice();
        fault("{\"next\":\"unreported\",\"noticeCode\":\"" + missing + "\"}");
        fault("{\"next\":\"reported-wrong\",\"noticeCode\":\"" + wrong + "\"}");
        pay(missing);
        pay(wrong);
        pay(well);
        JsonNode report = produce();
        assertThat(line(report, missing)).isNull();
        var right = line(report, well).get("pay").decimalValue();
        assertThat(line(report, wrong).get("pay").decimalValue()).isEqualByComparingTo(right.subtract(java.math.BigDecimal.ONE));

        long id = json(browser.get(pagopa + "/control/reports"), 200).get(0).get("id").longValue();
        browser.form(pagopa + "/flussi/" + id + "/rivedi", Map.of());
        JsonNode revised = published().getLast();
        assertThat(revised.get("revision").longValue()).isEqualTo(2);
        assertThat(revised.get("fdr").stringValue()).isEqualTo(report.get("fdr").stringValue());
        assertThat(line(revised, missing).get("pay").decimalValue()).isEqualByComparingTo(right);
        assertThat(line(revised, wrong).get("pay").decimalValue()).isEqualByComparingTo(right);
        assertThat(browser.get(address(report)).statusCode()).as("the first revision").isEqualTo(404);
    }

    @Test
    void theArchiveOfEventsHasWhatIsLostForEver() {
        String notice = newNotice();
        fault("{\"next\":\"silence\"}");
        String iur = pay(notice).get("receiptId").stringValue();
        JsonNode told = json(browser.get(event(iur) + "/paymentoptions/" + notice.substring(1)), 200);
        assertThat(told.get("receiptId").stringValue()).isEqualTo(iur);
        assertThat(told.get("noticeNumber").stringValue()).isEqualTo(notice);
        assertThat(told.get("transferList")).hasSize(1);
        assertThat(json(browser.get(event(iur)), 200)).isEqualTo(told);
        assertThat(browser.get(event(iur) + "/paymentoptions/01000000000000144").statusCode()).isEqualTo(404);
        assertThat(browser.get(event("nothing")).statusCode()).isEqualTo(404);
    }

    @Test
    void ofAPaymentWithoutReceiptNobodyHasOne() {
        String notice = newNotice();
        fault("{\"next\":\"silence\"}");
        fault("{\"next\":\"reported-without-receipt\",\"noticeCode\":\"" + notice + "\"}");
        String iur = pay(notice).get("receiptId").stringValue();
        assertThat(line(produce(), notice).get("payStatus").stringValue()).isEqualTo("NO_RPT");
        assertThat(browser.get(event(iur)).statusCode()).isEqualTo(404);
    }

    @Test
    void reportsAndPaymentsComeInPages() {
        pay(newNotice());
        pay(newNotice());
        JsonNode report = produce();
        int all = json(browser.get(address(report) + "/payments"), 200).get("count").intValue();
        JsonNode page = json(browser.get(address(report) + "/payments?size=1&page=2"), 200);
        assertThat(page.get("metadata").get("totPage").intValue()).isEqualTo(all);
        assertThat(page.get("data").get(0).get("index").intValue()).isEqualTo(2);
        assertThat(browser.get(address(report) + "/payments?size=1001").statusCode()).isEqualTo(400);
        assertThat(json(browser.get(list() + "?publishedGt=" + report.get("published").stringValue()), 200).get("data")).isEmpty();
        assertThat(browser.get(pagopa + "/flussi").body()).contains(report.get("fdr").stringValue());
    }

    @Test
    void whatIsToldFollowsTheContracts() {
        String notice = newNotice();
        String iur = pay(notice).get("receiptId").stringValue();
        JsonNode report = produce();
        assertFollows("fdr_organization.json", "PaginatedFlowsResponse", list());
        assertFollows("fdr_organization.json", "SingleFlowResponse", address(report));
        assertFollows("fdr_organization.json", "PaginatedPaymentsResponse", address(report) + "/payments");
        assertFollows("fdr_organization.json", "ErrorResponse", address(report).replace("revisions/1", "revisions/9"));
        assertFollows("biz_events.json", "CtReceiptModelResponse", event(iur));
        assertFollows("biz_events.json", "ProblemJson", event("nothing"));
        assertThat(Contract.violations("fdr_organization.json", "PaginatedPaymentsResponse", "{\"data\":[{\"iuv\":1}]}").isEmpty())
                .isEqualTo(!Contract.present());
    }

    private static void assertFollows(String description, String schema, String address) {
        assertThat(Contract.violations(description, schema, browser.get(address).body())).as(address).isEmpty();
    }

    /** The newest report, after all that was paid has come into one. */
    private static JsonNode produce() {
        json(browser.json(pagopa + "/control/reports", ""), 200);
        return published().getLast();
    }

    private static List<JsonNode> published() {
        return StreamSupport.stream(json(browser.get(list()), 200).get("data").spliterator(), false).toList();
    }

    private static JsonNode line(JsonNode report, String notice) {
        return StreamSupport.stream(json(browser.get(address(report) + "/payments"), 200).get("data").spliterator(), false)
                .filter(line -> line.get("iuv").stringValue().equals(notice.substring(1))).findFirst().orElse(null);
    }

    private static String list() {
        return pagopa + "/fdr-org/service/v1/organizations/" + CREDITOR + "/fdrs";
    }

    private static String address(JsonNode report) {
        return list() + "/" + report.get("fdr").stringValue() + "/revisions/" + report.get("revision").longValue() + "/psps/"
                + report.get("pspId").stringValue();
    }

    private static String event(String iur) {
        return pagopa + "/bizevents/service/v1/organizations/" + CREDITOR + "/receipts/" + iur;
    }
}
