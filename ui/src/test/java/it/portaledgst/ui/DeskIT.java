package it.portaledgst.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.math.BigDecimal;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import it.portaledgst.domain.payment.PaymentRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeskIT extends BrowserTest {

    @Test
    @DisplayName("a clerk scans a notice, finds the request, cancels it and decides on a receipt, with keys and on pages as accessible as the others")
    void aDayAtTheDesk() {
        PaymentRequest request = world.confirmed(citizen, "Zenobia Quattrocchi", "50.00");
        PaymentRequest other = world.confirmed(citizen);
        world.toDecide(System.nanoTime(), world.paid(other, new BigDecimal("49.00")), "ISP-LOM");
        SIGN_IN.worksAs("OPERATORE");

        open("/sportello");
        assertThat(page.getByLabel("Codice avviso")).isFocused();
        page.keyboard().type("PAGOPA|002|" + request.noticeCode() + "|80230390587|5000");
        page.keyboard().press("Enter");
        assertThat(page.locator(".counter-answer")).containsText("Si può pagare");
        check("70-sportello");
        assertThat(page.getByLabel("Codice avviso")).isFocused();
        page.keyboard().type("12"); // what was there is selected: the next notice replaces it
        page.keyboard().press("Enter");
        assertThat(page.locator(".counter-answer")).containsText("Non è un codice avviso del portale");

        link("Ricerca pagamenti").click();
        page.getByLabel(Pattern.compile("^Nome del debitore")).fill("zenobia");
        page.keyboard().press("Enter");
        assertThat(page.getByText("Indica perché: scegli un motivo")).isVisible();
        settle();
        page.locator("vaadin-select-value-button").last().click(); // the middle of the whole is the error's words
        page.getByRole(AriaRole.OPTION).filter(new Locator.FilterOptions().setHasText("Istruttoria della pratica")).first().click();
        button("Cerca");
        assertThat(page.locator(".count")).containsText("Richieste trovate: 1");
        check("71-ricerca-pagamenti");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Apri"))).click();
        assertThat(page.getByText("Zenobia Quattrocchi").first()).isVisible();
        check("72-richiesta-dell-ufficio");
        button("Annulla la richiesta");
        page.locator("vaadin-dialog vaadin-select-value-button").click();
        page.getByRole(AriaRole.OPTION).filter(new Locator.FilterOptions().setHasText("La somma non è dovuta")).first().click();
        check("73-annulla-richiesta");
        named("Annulla la richiesta").last().click();
        assertThat(page.locator(".news").filter(new Locator.FilterOptions().setHasText("La richiesta è annullata"))).isFocused();

        link("Casi da decidere").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Decidi il caso dell’avviso " + other.noticeCode().grouped())).click();
        page.getByLabel("Da rimborsare").check();
        page.getByLabel("Motivo").fill("pagato con l’avviso sbagliato");
        check("74-decidi");
        button("Conferma la decisione");
        assertThat(page.locator(".news")).containsText("è deciso.");
        assertThat(page.getByText("Deciso da Mario Rossi")).isVisible();
        check("75-casi");
    }
}
