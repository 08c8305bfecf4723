package it.portaledgst.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import it.portaledgst.domain.payment.PaymentRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the list needs of a browser: filters that unfold and live in the address, files, the clipboard. */
class ListIT extends BrowserTest {

    @Test
    @DisplayName("filters are folded, chosen by hand they are in the address, but not what is searched for; cleared they are gone")
    void filters() {
        world.confirmed(citizen, "Anna Neri", "10.00");
        world.confirmed(citizen, "Giulia Bianchi", "20.00");
        open("/pagamenti");
        var order = page.getByLabel("Ordina per");
        assertThat(order).isHidden();
        page.getByText("Altri filtri e ordine").click();
        order.click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Importo più alto")).click();
        assertThat(page).hasURL(address("/pagamenti?ordine=importo"));
        assertThat(page.locator(".rows tbody tr").first()).containsText("Giulia Bianchi");
        page.getByLabel("Creata dal").fill("01/01/2026");
        page.getByLabel("Creata dal").press("Enter");
        assertThat(page).hasURL(Pattern.compile("dal=2026-01-01"));
        page.getByLabel("Cerca").fill("neri");
        assertThat(page.locator(".rows tbody tr")).hasCount(1);
        assertThat(page.url()).doesNotContain("neri");
        settle();
        check("37-elenco-filtri");

        page.reload();
        settle();
        assertThat(order).isVisible();
        assertThat(page.getByLabel("Creata dal")).hasValue("01/01/2026");
        button("Azzera i filtri");
        assertThat(page).hasURL(address("/pagamenti?ordine=importo"));
        assertThat(page.getByLabel("Cerca")).isFocused();
    }

    @Test
    @DisplayName("the filtered list comes as a file while the page says how it goes; a file that does not come is told, too")
    void files() throws IOException {
        PaymentRequest wanted = world.confirmed(citizen, "Anna Neri", "10.00");
        world.confirmed(citizen, "Giulia Bianchi", "20.00");
        open("/pagamenti");
        page.getByLabel("Cerca").fill("neri");
        assertThat(page.locator(".rows tbody tr")).hasCount(1);
        for (String type : List.of("CSV", "ODS", "XLSX")) {
            Download file = page.waitForDownload(() -> link("File " + type).click());
            assertThat(file.suggestedFilename()).matches("elenco-pagamenti-\\d{4}-\\d{2}-\\d{2}\\." + type.toLowerCase());
            assertThat(status("Il file è pronto")).isVisible();
            assertThat(page.locator("progress")).isHidden();
            if (type.equals("CSV")) {
                assertThat(Files.readAllLines(file.path())).hasSize(2).last().asString().contains(wanted.noticeCode().grouped(), "Anna Neri");
            }
        }
        page.route("**/elenco.csv*", route -> route.abort());
        link("File CSV").click();
        assertThat(status("Il file non è arrivato")).isVisible();
        forgetProblems("ERR_FAILED");
    }

    @Test
    @DisplayName("LIS-5: the code is copied from its row, without spaces, and that is told")
    void copy() {
        PaymentRequest request = world.confirmed(citizen);
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        open("/pagamenti");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copia il codice della richiesta " + request.noticeCode().grouped())).click();
        assertThat(status("Codice copiato, senza spazi")).hasCount(1);
        assertThat((String) page.evaluate("navigator.clipboard.readText()")).isEqualTo(request.noticeCode().value());
        assertThat(page.getByRole(AriaRole.ALERTDIALOG)).hasCount(0);
        check("38-elenco-copia");
    }

    private Locator status(String text) {
        return page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText(text));
    }
}
