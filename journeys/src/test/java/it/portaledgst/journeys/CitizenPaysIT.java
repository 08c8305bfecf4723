package it.portaledgst.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static it.portaledgst.journeys.Citizen.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import it.portaledgst.journeys.Citizen.Shots;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A citizen pays: every program runs in its own process, pagoPA and sign-in are the counterparts of the sandbox. */
class CitizenPaysIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static House house;
    private static Chromium chromium;
    private static Browser browser;

    @BeforeAll
    static void open() {
        house = House.start(Path.of("target", "house-" + System.nanoTime()));
        chromium = new Chromium();
        browser = chromium.browser();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
        if (house != null) {
            house.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Citizen.DESK, Citizen.PHONE})
    void paysOnlineAndDownloadsTheReceipt(int width) throws Exception {
        var shots = new Shots("online-" + width);
        try (var citizen = new Citizen(house, browser, width)) {
            citizen.signIn("SPID", "Mario Rossi");
            shots.take(citizen.page, "home");
            var noticeCode = citizen.createsRequest("50,00", shots);
            citizen.seesState("Da pagare");

            var notice = citizen.downloads("Scarica avviso");
            assertThat(qrCode(notice)).isEqualTo("PAGOPA|002|" + noticeCode + "|80230390587|5000");
            shots.take(citizen.page, "request");

            citizen.page.getByRole(AriaRole.BUTTON, named("Procedi al pagamento")).click();
            citizen.page.waitForURL(Pattern.compile(".*/c/[0-9a-f-]+"));
            shots.take(citizen.page, "checkout");
            citizen.page.getByLabel("Il tuo indirizzo e-mail").fill("mario.rossi@example.org");
            citizen.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Paga").setExact(true)).click();

            citizen.page.waitForURL(url -> url.startsWith(house.portal()));
            citizen.seesState("Pagato");
            assertThat(text(citizen.downloads("Scarica ricevuta"))).contains(noticeCode.substring(0, 4), "50,00", "IUV");
            shots.take(citizen.page, "paid");

            citizen.page.navigate(house.portal() + "/pagamenti");
            assertThat(citizen.page.getByText("Pagato").locator("visible=true").first()).isVisible();
            shots.take(citizen.page, "list");
            House.await("the mail with the receipt", SOON,
                    () -> house.get(house.mail("/api/messages?to=giovanni.bianchi@example.org")).contains("icevuta"));
            citizen.assertNoComplaints();
        }
    }

    @Test
    void paysAtTheCounterWithTheNoticeCode() {
        try (var citizen = new Citizen(house, browser, Citizen.DESK); var cashier = new Citizen(house, browser, Citizen.DESK)) {
            citizen.signIn("CIE", "Giulia Bianchi");
            var noticeCode = citizen.createsRequest("5,00", new Shots("counter"));

            cashier.page.navigate(house.pagopa("/sportello"));
            cashier.page.getByLabel("Codice avviso").fill(noticeCode);
            cashier.page.locator("form[action='/sportello/verifica'] button").click();
            new Shots("counter").take(cashier.page, "cashier");
            cashier.page.getByRole(AriaRole.BUTTON, named("Paga in contanti")).click();

            citizen.seesState("Pagato");
            citizen.assertNoComplaints();
        }
    }

    @Test
    void deletesWhatIsNotPaidAndItCannotBePaidAnyMore() {
        try (var citizen = new Citizen(house, browser, Citizen.DESK)) {
            citizen.signIn("SPID", "Mario Rossi");
            var noticeCode = citizen.createsRequest("12,34", new Shots("delete"));

            citizen.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Elimina").setExact(true)).click();
            citizen.page.getByRole(AriaRole.BUTTON, named("Elimina richiesta")).click();

            citizen.seesState("Eliminato");
            assertThat(citizen.page.getByRole(AriaRole.BUTTON, named("Procedi al pagamento"))).hasCount(0);
            House.await("the process ends as Eliminato", SOON, () -> endedAt(noticeCode, "deleted"));
            assertThat(payAnyway(noticeCode)).contains("PAA_PAGAMENTO_ANNULLATO");
        }
    }

    @Test
    void whatIsNotPaidInTimeExpires() throws Exception {
        try (var citizen = new Citizen(house, browser, Citizen.DESK)) {
            citizen.signIn("SPID", "Mario Rossi");
            var noticeCode = citizen.createsRequest("20,00", new Shots("expire"));
            House.await("the request waits", SOON, () -> reached(noticeCode, "reminder-date"));
            // The engine's clock can be moved, the database's cannot: the due date itself moves into the past.
            update("update payment_request set due_date = current_date - 2 where notice_code = ?", noticeCode);

            house.passInEngine(Duration.ofDays(40));
            House.await("the process ends as Scaduto", SOON, () -> endedAt(noticeCode, "expired"));

            citizen.page.reload();
            citizen.seesState("Scaduto");
            assertThat(citizen.page.getByRole(AriaRole.BUTTON, named("Procedi al pagamento"))).hasCount(0);
            assertThat(payAnyway(noticeCode)).contains("PAA_PAGAMENTO_SCADUTO");
        } finally {
            house.resetEngineClock();
        }
    }

    /** The worst moment: the money has moved, the receipt is on its way, and a program dies without a word. */
    @ParameterizedTest
    @ValueSource(strings = {"WORKERS", "ZEEBE", "UI"})
    void aProgramKilledBetweenPaymentAndReceiptLosesNothing(String part) {
        var victim = House.Part.valueOf(part);
        try (var citizen = new Citizen(house, browser, Citizen.DESK)) {
            citizen.signIn("SPID", "Mario Rossi");
            var noticeCode = citizen.createsRequest("33,00", new Shots("kill-" + part.toLowerCase()));
            House.await("the request waits", SOON, () -> reached(noticeCode, "reminder-date"));

            house.post(house.pagopa("/control/faults"), "{\"next\":\"late\",\"count\":1,\"delaySeconds\":3}");
            house.post(house.pagopa("/control/pay"), "{\"noticeCode\":\"" + noticeCode + "\"}");
            house.kill(victim);
            house.restart(victim);

            House.await("the receipt makes the request Pagato", SOON, () -> "PAID".equals(state(noticeCode)));
            House.await("the process ends as Pagato", SOON, () -> endedAt(noticeCode, "paid"));
            assertThat(count("select count(*) from receipt where notice_code = ?", noticeCode)).isEqualTo(1);
        }
    }

    private static String payAnyway(String noticeCode) {
        try {
            return house.post(house.pagopa("/control/pay"), "{\"noticeCode\":\"" + noticeCode + "\"}");
        } catch (IllegalStateException refused) {
            return refused.getMessage();
        }
    }

    private static boolean endedAt(String noticeCode, String endEvent) {
        return elementOf(noticeCode, endEvent, "COMPLETED");
    }

    private static boolean reached(String noticeCode, String element) {
        return elementOf(noticeCode, element, "ACTIVE");
    }

    private static boolean elementOf(String noticeCode, String element, String state) {
        try {
            var instances = house.post(house.zeebe("/v2/process-instances/search"),
                    "{\"filter\":{\"variables\":[{\"name\":\"noticeCode\",\"value\":\"\\\"" + noticeCode + "\\\"\"}]}}");
            var keys = Pattern.compile("\"processInstanceKey\"\\s*:\\s*\"(\\d+)\"").matcher(instances);
            while (keys.find()) {
                var elements = house.post(house.zeebe("/v2/element-instances/search"), "{\"filter\":{\"processInstanceKey\":\"" + keys.group(1)
                        + "\",\"elementId\":\"" + element + "\",\"state\":\"" + state + "\"}}");
                if (elements.contains("\"" + element + "\"")) {
                    return true;
                }
            }
            return false;
        } catch (UncheckedIOException engineIsStarting) {
            return false;
        }
    }

    private static String state(String noticeCode) {
        try (var connection = house.database(); var query = connection.prepareStatement("select state from payment_request where notice_code = ?")) {
            query.setString(1, noticeCode);
            try (var rows = query.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long count(String sql, String noticeCode) {
        try (var connection = house.database(); var query = connection.prepareStatement(sql)) {
            query.setString(1, noticeCode);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void update(String sql, String noticeCode) throws SQLException {
        try (var connection = house.database(); var update = connection.prepareStatement(sql)) {
            update.setString(1, noticeCode);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private static String qrCode(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            var page = new PDFRenderer(document).renderImageWithDPI(0, 150);
            return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(page)))).getText();
        }
    }

    private static String text(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
