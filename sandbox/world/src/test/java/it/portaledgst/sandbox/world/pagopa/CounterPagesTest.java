package it.portaledgst.sandbox.world.pagopa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class CounterPagesTest extends PagopaTest {

    private static String verify(String creditorCode, String code) {
        return browser.form(pagopa + "/sportello/verifica", Map.of("creditor", creditorCode, "code", code)).body();
    }

    @Test
    void aPrintedNoticeIsVerifiedAndPaidInCash() {
        String notice = newNotice();

        assertThat(browser.get(pagopa + "/sportello").body()).contains("value=\"" + CREDITOR + "\"");
        assertThat(verify(CREDITOR, notice.replaceAll("(.{4})", "$1 "))).contains("Ministero di prova", "20,00 €", ">Paga in contanti<");
        String paid = browser.form(pagopa + "/sportello/paga", Map.of("creditor", CREDITOR, "code", notice)).body();

        assertThat(paid).contains("Pagati 20,00 €");
        until("the receipt", () -> creditor.received("paSendRTV2", notice).size() == 1);
        assertThat(creditor.received("paSendRTV2", notice).getFirst()).satisfies(receipt -> {
            assertThat(receipt.value("paymentMethod")).isEqualTo("cash");
            assertThat(receipt.body()).doesNotContain("<payer>", "<paymentNote>");
        });
        assertThat(verify(CREDITOR, notice)).contains("Questo avviso è già stato pagato.");
    }

    @Test
    void theQrCodesContentIsUnderstood() {
        String notice = newNotice();

        assertThat(verify("", "PAGOPA|002|" + notice + "|" + CREDITOR + "|2000")).contains("20,00 €");
    }

    @Test
    void anotherCreditorsNoticeIsAskedInItsName() {
        String notice = newNotice();
        creditor.refusesWith("PAA_ID_DOMINIO_ERRATO");

        assertThat(verify("12345678903", notice)).contains("PAA_ID_DOMINIO_ERRATO");
        assertThat(creditor.received("paVerifyPaymentNotice", notice).getFirst().value("idPA")).isEqualTo("12345678903");
    }

    @Test
    void whatIsMistypedIsKeptAndExplained() {
        String page = verify(CREDITOR, "3010 \"<x>");

        assertThat(page).contains("role=\"alert\"", "18 cifre", "3010 &quot;&lt;x&gt;", "aria-invalid=\"true\"");
    }

    @Test
    void everyPageIsMarkedAsAStandIn() {
        for (String path : List.of("/", "/sportello", "/ricevute", "/posizioni", "/guasti")) {
            assertThat(browser.get(pagopa + path).body()).as(path)
                    .contains("<html lang=\"it\">", "Simulatore pagoPA – nessun pagamento è reale", "<h1>");
        }
    }
}
