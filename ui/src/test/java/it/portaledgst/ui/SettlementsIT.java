package it.portaledgst.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import it.portaledgst.domain.settlement.PaymentOutcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SettlementsIT extends BrowserTest {

    @Test
    @DisplayName("the central office closes a difference of a settlement report with a reason, on a page as accessible as the others")
    void settlements() {
        world.reported("2026-03-10PSPCARTE-0000001", world.confirmed(citizen), PaymentOutcome.EXECUTED);
        world.reported("2026-03-10PSPSPORT-0000002", world.confirmed(citizen), PaymentOutcome.NO_RPT);
        SIGN_IN.worksAs("OPERATORE");
        open("/home");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Rendicontazioni")).click();
        assertThat(page.getByText("Differenze aperte: 2")).isVisible();
        check("60-rendicontazioni");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Chiudi la differenza di"))).first().click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Chiudi la differenza").setExact(true)).click();
        assertThat(page.getByText("Scrivi perché chiudi la differenza")).isVisible();
        check("61-chiudi-differenza");
        page.getByLabel("Motivo").fill("Accredito trovato sul conto");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Chiudi la differenza").setExact(true)).click();
        assertThat(page.getByText("Differenze aperte: 1")).isVisible();
        assertThat(page.locator(".news")).containsText("è chiusa.");
    }
}
