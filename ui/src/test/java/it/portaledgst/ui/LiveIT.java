package it.portaledgst.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import it.portaledgst.domain.payment.OnlineAttempt;
import it.portaledgst.domain.payment.CheckoutProblem;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.payment.ReturnKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The list and the main page change under somebody's eyes: focus, place on the page and what was typed stay. */
class LiveIT extends BrowserTest {

    @Test
    @DisplayName("list: a row changes by itself; the focus stays on its link, nothing moves, the search stays; then the row deletes")
    void list() {
        PaymentRequest last = world.confirmedForCompany(citizen, "Rossi <b>Impianti</b> & Figli");
        for (int i = 0; i < 14; i++) {
            world.confirmed(citizen);
        }
        open("/pagamenti");
        var row = row(last);
        assertThat(row).containsText("Rossi <b>Impianti</b> & Figli");
        row.locator(".row-action-danger").focus();
        page.evaluate("window.untouched = document.querySelector('tbody tr td')");
        var top = row.boundingBox().y;

        OnlineAttempt attempt = payments.startOnlinePayment(citizen, last.id());
        assertThat(news("con un pagamento online in corso")).hasCount(1);
        assertThat(row.locator(".row-action-danger")).hasCount(0);
        assertThat(row.getByRole(AriaRole.LINK)).isFocused();
        assertThat(row.boundingBox().y).isEqualTo(top);
        assertThat((boolean) page.evaluate("window.untouched.isConnected")).as("other rows are left alone").isTrue();

        world.checkoutRefuses(attempt.id(), CheckoutProblem.NO_ANSWER);
        assertThat(row.locator(".row-action-danger")).isVisible();
        assertThat(row.getByRole(AriaRole.LINK)).isFocused();

        var search = page.getByLabel("Cerca");
        search.fill(last.noticeCode().value());
        assertThat(page.getByText("1 richiesta", new Page.GetByTextOptions().setExact(true))).isVisible();
        world.noticeReady(last);
        world.cameBack(citizen, last, ReturnKind.CANCELLED);
        assertThat(search).hasValue(last.noticeCode().value());
        assertThat(search).isFocused();
        assertThat(page.locator("tbody tr")).hasCount(1);

        assertThat(row.locator(".row-action-danger")).isVisible();
        settle();
        check("35-elenco-vivo");
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Elimina della richiesta " + last.noticeCode().grouped())).click();
        page.getByRole(AriaRole.ALERTDIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Elimina"))).click();
        assertThat(row).containsText("Eliminato");
        assertThat(payments.find(citizen, last.id()).orElseThrow().state()).isEqualTo(PaymentState.DELETED);

        row.getByRole(AriaRole.LINK).click();
        assertThat(page.locator("h1")).hasText("Richiesta di pagamento");
        assertThat(page).hasURL(address("/pagamenti/" + last.id()));
    }

    @Test
    @DisplayName("home: a paid request moves away by itself; the focus stays where it was")
    void home() {
        PaymentRequest first = world.confirmed(citizen);
        PaymentRequest second = world.confirmed(citizen, "Anna Neri", "7.00");
        open("/home");
        var link = page.locator("a[href='pagamenti/" + second.id() + "']");
        link.focus();
        world.paid(first);
        assertThat(page.locator("a[href='pagamenti/" + first.id() + "']")).hasCount(0);
        assertThat(link).isFocused();
        assertThat(news("La pagina è stata aggiornata")).hasCount(1);
        world.cameBack(citizen, second, ReturnKind.OK);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("In attesa di conferma"))).isVisible();
        settle();
        check("36-home-viva");
        link.click();
        assertThat(page).hasURL(address("/pagamenti/" + second.id()));
    }

    private Locator row(PaymentRequest request) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(request.noticeCode().grouped()));
    }

    private Locator news(String text) {
        return page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText(text));
    }
}
