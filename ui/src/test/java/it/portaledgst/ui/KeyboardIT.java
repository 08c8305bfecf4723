package it.portaledgst.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import it.portaledgst.domain.payment.CheckoutProblem;
import it.portaledgst.domain.payment.PaymentDrafts;
import it.portaledgst.domain.payment.PaymentFilter;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** For whoever has no mouse, or does not see the page: everything by keyboard, the focus never lost, what changes told. */
class KeyboardIT extends BrowserTest {

    private static final String FORM = "/nuovo-pagamento/11-AUT_GEN_RAD";

    @Autowired
    private PaymentDrafts drafts;

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    @Test
    @DisplayName("from the search to the deleted request with the keyboard alone, the focus in sight at each step")
    void wholeJourney() {
        var keys = new Keyboard(page);
        open("/nuovo-pagamento");
        keys.type(page.getByLabel("Cerca un servizio"), "aut_gen");
        assertThat(link("Seleziona")).hasCount(1);
        keys.press(link("Seleziona"), "Enter");
        arrived("(11-AUT_GEN_RAD)", keys);

        keys.press(named("Continua"), "Enter");
        assertThat(page.getByRole(AriaRole.ALERT).filter(containing("errori da correggere"))).isFocused();
        keys.seen();
        keys.press(link("Inserisci l’importo"), "Enter");
        assertThat(page.getByLabel("Importo")).isFocused();
        keys.seen();

        var mine = named("Usa i miei dati");
        keys.backTo(mine);
        keys.press("Space");
        assertThat(page.getByLabel("Nome e cognome")).hasValue("Mario Rossi");
        assertThat(mine).isFocused();
        keys.type(page.getByLabel("Nominativo di stazione"), "IK2ABC");
        var renewal = page.getByLabel("Rinnovo decennale");
        keys.to(page.locator("vaadin-radio-group").filter(new Locator.FilterOptions().setHas(renewal)));
        keys.press("Space");
        for (int choices = 0; choices < 10 && !renewal.isChecked(); choices++) {
            keys.press("ArrowDown");
        }
        assertThat(renewal).isChecked();
        keys.seen();
        keys.type(page.getByLabel("Provincia di residenza"), "Milano");
        assertThat(page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Milano")).first()).isVisible();
        keys.press("Tab");
        assertThat(page.getByLabel("Ufficio territoriale")).hasValue(Pattern.compile(".*Lombardia.*"));
        keys.type(page.getByLabel("Importo"), "1.050,30");
        keys.press(page.getByLabel("Acconsento al trattamento"), "Space");
        assertThat(page.getByLabel("Acconsento al trattamento")).isChecked();
        keys.press(named("Continua"), "Enter");
        arrived("Controlla i dati", keys);

        keys.press(named("Conferma"), "Enter");
        arrived("Richiesta di pagamento", keys);
        var request = payments.list(citizen, PaymentFilter.NONE, null, 1).rows().getFirst();
        assertThat(request.amount()).isEqualByComparingTo("1050.30");

        keys.press(named("Procedi al pagamento"), "Enter");
        var news = page.locator(".way .news").first();
        assertThat(news).hasText("Apriamo pagoPA…");
        assertThat(news).isFocused();
        keys.seen();
        world.checkoutRefuses(attempt(request), CheckoutProblem.TOO_MANY);
        assertThat(news).containsText("pagoPA riceve troppe richieste in questo momento.");
        assertThat(news).isFocused();

        var delete = named("Elimina");
        keys.press(delete, "Enter");
        safeChoice(keys);
        keys.press("Escape");
        assertThat(page.getByRole(AriaRole.ALERTDIALOG)).isHidden();
        assertThat(delete).isFocused();
        keys.seen();
        keys.press("Enter");
        safeChoice(keys);
        keys.press("Enter");
        assertThat(page.getByRole(AriaRole.ALERTDIALOG)).isHidden();
        assertThat(delete).isFocused();
        keys.press("Enter");
        confirmDeletion(keys);
        var told = page.locator(".news").filter(containing("Hai eliminato"));
        assertThat(told).isFocused();
        keys.seen();
        assertThat(payments.find(citizen, request.id()).orElseThrow().state()).isEqualTo(PaymentState.DELETED);
    }

    @Test
    @DisplayName("the list: filtering leaves the focus where it was, more rows take it to the first new one, deleting to the row")
    void list() {
        for (int i = 0; i < 23; i++) {
            world.confirmed(citizen, "Giulia Bianchi", (i + 1) + ".00");
        }
        var spoken = new Spoken(page);
        var keys = new Keyboard(page);
        open("/pagamenti");
        var search = page.getByLabel("Cerca", new Page.GetByLabelOptions().setExact(true));
        keys.type(search, "zzzz");
        spoken.heard("Nessuna richiesta");
        assertThat(search).isFocused();
        keys.press(named("Azzera i filtri"), "Enter");
        spoken.heard("23 richieste, mostrate 20");
        assertThat(search).isFocused();
        assertThat(search).hasValue("");
        keys.seen();
        keys.type(search, "giulia");
        spoken.heard("23 richieste, mostrate 20", 2);

        var rows = page.locator("tbody tr");
        keys.press(named("Mostra altri"), "Enter");
        assertThat(rows).hasCount(23);
        assertThat(rows.nth(20)).isFocused();
        keys.seen();
        spoken.heard("23 richieste", 3);

        var last = rows.nth(22);
        var delete = last.locator(".row-action-danger");
        keys.press(delete, "Enter");
        safeChoice(keys);
        keys.press("Escape");
        assertThat(delete).isFocused();
        keys.seen();

        open("/pagamenti");
        var first = rows.first();
        keys.press(first.locator(".row-action-danger"), "Enter");
        confirmDeletion(keys);
        assertThat(first).containsText("Eliminato");
        assertThat(first).isFocused();
        keys.seen();

        open("/pagamenti?stato=da-pagare");
        keys.press(rows.first().locator(".row-action-danger"), "Enter");
        confirmDeletion(keys);
        assertThat(rows.first()).containsText("Eliminato"); // it stays where it was, under the eyes
        assertThat(rows.first()).isFocused();
        keys.seen();

        page.getByLabel("Stato").focus();
        keys.press("Enter");
        assertThat(page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Eliminato"))).isVisible();
        keys.press("Escape");
        assertThat(page.locator("vaadin-select").first()).hasAttribute("focused", "");
        keys.seen();
    }

    @Test
    @DisplayName("an unfinished request deleted and taken back: the undo gets the focus, then the title; the deletion is told")
    void undo() {
        drafts.keep(citizen, UUID.randomUUID(), "11-AUT_GEN_RAD", Map.of("fullName", "Giulia Bianchi"));
        var spoken = new Spoken(page);
        var keys = new Keyboard(page);
        open("/home");
        keys.press(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Elimina la richiesta non finita")), "Enter");
        assertThat(named("Recupera la richiesta")).isFocused();
        keys.seen();
        spoken.heard("Hai eliminato la richiesta non finita");
        keys.press("Enter");
        assertThat(page.locator(".unfinished h3")).isFocused();
        keys.seen();
        assertThat(drafts.list(citizen)).hasSize(1);
    }

    @Test
    @DisplayName("what happens on a request's page is told as it happens, each thing once, in places that were there before")
    void toldOnRequest() {
        PaymentRequest request = world.confirmed(citizen);
        var spoken = new Spoken(page);
        var keys = new Keyboard(page);
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        open("/pagamenti/" + request.id());
        assertThat(spoken.all()).isEmpty();
        world.noticeReady(request);
        spoken.heard("L’avviso è pronto.");
        keys.press(named("Copia il codice"), "Enter");
        spoken.heard("Codice copiato");
        keys.press("Enter");
        spoken.heard("Codice copiato", 2);

        keys.press(named("Procedi al pagamento"), "Enter");
        spoken.heard("Apriamo pagoPA…");
        world.checkoutRefuses(attempt(request), CheckoutProblem.NO_ANSWER);
        spoken.heard("Il pagamento online non è partito");

        keys.press(named("Aggiorna stato"), "Enter");
        spoken.heard("Stato letto alle");
        keys.press("Enter");
        spoken.heard("Stato letto alle", 2);

        keys.backTo(named("Procedi al pagamento"));
        world.paid(request);
        spoken.heard("pagoPA ha confermato il pagamento");
        spoken.heard("Pagato");
        assertThat(page.locator(".news").filter(containing("pagoPA ha confermato"))).isFocused();
        keys.seen();
        world.receiptReady(request);
        spoken.heard("La ricevuta è pronta.");
        spoken.heard("pagoPA ha confermato il pagamento");
    }

    @Test
    @DisplayName("the form tells that it saves itself, once, what it filled in, and its errors each time; their links are links")
    void toldOnForm() {
        var spoken = new Spoken(page);
        var keys = new Keyboard(page);
        open(FORM);
        keys.press(named("Usa i miei dati"), "Enter");
        spoken.heard("Dati inseriti");
        spoken.heard("La richiesta si salva da sola");
        keys.type(page.getByLabel("Nominativo di stazione"), "IK2ABC");
        page.waitForCondition(() -> drafts.list(citizen).stream().anyMatch(draft -> "IK2ABC".equals(draft.content().get("field.nominativo"))));
        spoken.heard("La richiesta si salva da sola");

        for (int times = 1; times <= 2; times++) {
            keys.press(named("Continua"), "Enter");
            spoken.heard("errori da correggere", times);
            assertThat(page.locator(".error-summary")).isFocused();
        }
        String here = page.url();
        var amount = link("Inserisci l’importo");
        assertThat(amount).hasAttribute("href", here.substring(address("").length()) + "#campo-amount");
        keys.press(amount, "Enter");
        assertThat(page.getByLabel("Importo")).isFocused();
        keys.seen();
        assertThat(page.locator("#campo-amount")).hasAttribute("focused", "");
        assertThat(page).hasURL(here);
        assertThat(page.context().pages()).hasSize(1);
        for (var field : List.of("officeCode", "tipo_richiesta", "privacy")) {
            keys.backTo(page.locator(".error-summary a[href$='#campo-" + field + "']"));
            keys.press("Enter");
            assertThat(page.locator("#campo-" + field + ":has(:focus)")).isVisible();
            keys.seen();
        }
    }

    @Test
    @DisplayName("no service found: said, and one button clears the search and goes back to it; the card opens by keyboard on a phone")
    void services() {
        var spoken = new Spoken(page);
        var keys = new Keyboard(page);
        open("/nuovo-pagamento");
        int all = link("Seleziona").count();
        var search = page.getByLabel("Cerca un servizio");
        keys.type(search, "zzzz");
        spoken.heard("Nessun servizio trovato");
        check("11-nessun-servizio");
        keys.press(named("Cancella la ricerca"), "Enter");
        assertThat(search).isFocused();
        assertThat(search).hasValue("");
        assertThat(link("Seleziona")).hasCount(all);
        assertThat(page).hasURL(address("/nuovo-pagamento"));
        keys.seen();

        open(FORM);
        var laws = page.getByText("Riferimenti normativi");
        assertThat(laws).isVisible();
        page.setViewportSize(390, 800);
        assertThat(laws).isHidden();
        check("12-scheda-chiusa");
        page.setViewportSize(390, 800);
        page.reload();
        settle();
        assertThat(laws).isHidden();
        keys.press(page.locator(".service-card summary"), "Enter");
        assertThat(laws).isVisible();
        keys.seen();
        page.setViewportSize(1280, 900);
        assertThat(laws).isVisible();
    }

    private void arrived(String heading, Keyboard keys) {
        assertThat(page.locator("h1")).containsText(heading);
        assertThat(page.locator("h1")).isFocused();
        settle();
        assertThat(page.locator("h1")).isFocused();
        keys.seen();
    }

    private void safeChoice(Keyboard keys) {
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Annulla"))).isFocused();
        keys.seen();
    }

    private void confirmDeletion(Keyboard keys) {
        safeChoice(keys);
        keys.press(page.getByRole(AriaRole.ALERTDIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Elimina")), "Enter");
        assertThat(page.getByRole(AriaRole.ALERTDIALOG)).isHidden();
    }

    private static Locator.FilterOptions containing(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private UUID attempt(PaymentRequest request) {
        return payments.find(citizen, request.id()).orElseThrow().lastAttempt().id();
    }
}
