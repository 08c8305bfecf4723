package it.portaledgst.sandbox.world.pagopa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The archive of positions (ACA) and the receipts service. */
class ArchiveTest extends PagopaTest {

    @Test
    void aPositionIsToldChangedAndClosed() {
        String notice = newNotice();

        JsonNode told = json(tellPosition(notice, 2000, ""), 200);
        assertThat(told.get("nav").stringValue()).isEqualTo(notice);
        assertThat(told.get("status").stringValue()).isEqualTo("VALID");
        assertThat(told.get("companyName").stringValue()).isEqualTo("Ministero delle Imprese e del Made in Italy");
        json(tellPosition(notice, 2550, ""), 200);
        String page = browser.get(pagopa + "/posizioni").body();
        assertThat(page).contains("25,50 €", "Aperta");
        assertThat(json(tellPosition(notice, 0, ""), 200).get("status").stringValue()).isEqualTo("INVALID");
        assertThat(browser.get(pagopa + "/posizioni").body()).contains("Chiusa").doesNotContain("25,50 €");
    }

    @Test
    void whatWasNeverToldCannotBeClosedAndWhatIsPaidCannotBeChanged() {
        json(tellPosition(newNotice(), 0, ""), 404);
        String paid = newNotice();
        json(tellPosition(paid, 2000, ""), 200);
        pay(paid);
        json(tellPosition(paid, 2500, ""), 409);
        json(tellPosition(paid, 0, ""), 409);
    }

    @Test
    void withoutANavItIsTheIuvAfterAThree() {
        String notice = newNotice();
        ObjectNode position = position(notice);
        position.remove("nav");

        assertThat(json(browser.json(pagopa + "/aca/v1/paCreatePosition", position.toString()), 200).get("nav").stringValue()).isEqualTo(notice);
    }

    @ParameterizedTest
    @CsvSource({"paFiscalCode, 1", "entityType, X", "entityFiscalCode, ''", "entityFullName, ''", "iuv, ''", "description, ''",
            "expirationDate, domani", "iban, IT60", "payStandIn, yes", "amount, 20"})
    void whatTheContractForbidsIsABadRequest(String field, String value) {
        ObjectNode position = position(newNotice());
        position.put(field, value);
        assertThat(json(browser.json(pagopa + "/aca/v1/paCreatePosition", position.toString()), 400).get("detail").stringValue()).contains(field);
        position.put(field, -1);
        json(browser.json(pagopa + "/aca/v1/paCreatePosition", position.toString()), 400);
    }

    private static ObjectNode position(String notice) {
        return (ObjectNode) JSON.readTree("""
                {"paFiscalCode":"%s","entityType":"G","entityFiscalCode":"12345678903","entityFullName":"Prova S.r.l.","iuv":"%s","nav":"%s",
                 "amount":2000,"description":"Contributo","expirationDate":"2031-12-31T23:59:59"}""".formatted(CREDITOR, notice.substring(1), notice));
    }

    @Test
    void receiptsAreListedAndFiltered() {
        String notice = newNotice();
        pay(notice);
        String list = pagopa + "/gpd/payments-receipts-service/v1/payments/" + CREDITOR + "/receipts";

        JsonNode found = json(browser.get(list + "?debtorOrIuv=" + notice.substring(1)), 200);
        assertThat(found.get("length").intValue()).isEqualTo(1);
        assertThat(found.get("totalPages").intValue()).isEqualTo(1);
        assertThat(found.get("results").get(0).get("iuv").stringValue()).isEqualTo(notice.substring(1));
        assertThat(json(browser.get(list + "?pageSize=1&debtor=RSSMRA80A01H501U"), 200).get("results").size()).isEqualTo(1);
        json(browser.get(list + "?from=2099-01-01"), 404);
        json(browser.get(list + "?segregationCodes=99"), 404);
        json(browser.get(list + "?pageSize=101"), 400);
        json(browser.get(list.replace(CREDITOR, "12345678903")), 404);
    }
}
