package it.portaledgst.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import it.portaledgst.domain.dossier.Dossiers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DossierIT extends BrowserTest {

    @Autowired
    private Dossiers dossiers;

    @Test
    @DisplayName("a dossier is asked for with the keyboard, grows before one's eyes, comes whole and is deleted; every state is accessible")
    void dossier() throws Exception {
        open("/pagamenti/dossier");
        check("70-dossier-senza-richieste");
        for (int i = 0; i < 4; i++) {
            world.confirmed(citizen, "Società Elettrica di Prova con un nome piuttosto lungo", "12.00");
        }
        open("/pagamenti");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Scarica tutto: dossier")).click();
        assertThat(page.locator("h1")).hasText("Dossier");
        assertThat(page.locator("nav [aria-current=page]").first()).isVisible();
        assertThat(page.getByText("Non hai dossier")).isVisible();
        check("71-dossier-nessuno");

        page.getByLabel("Le richieste per un debitore").check();
        button("Prepara il dossier");
        assertThat(page.getByText("Scegli il debitore.").first()).isVisible();
        check("72-dossier-errore");
        page.getByLabel("Tutte le mie richieste").check();
        named("Prepara il dossier").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".news")).containsText("Il dossier è in preparazione");
        assertThat(page.locator(".news")).isFocused();

        var order = world.dossierBegun(dossiers.list(citizen).getFirst());
        world.dossierGrows(order, 2);
        assertThat(page.getByText("In preparazione: 2 di 4")).isVisible();
        assertThat(page.getByRole(AriaRole.PROGRESSBAR, new Page.GetByRoleOptions().setName("Preparazione del dossier: Tutte le mie richieste"))).isVisible();
        Locator delete = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Elimina il dossier: Tutte le mie richieste"));
        delete.focus();
        check("73-dossier-in-preparazione");
        delete.focus();
        world.dossierReady(order);
        assertThat(page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("Il dossier è pronto"))).isVisible();
        assertThat(delete).isFocused();
        assertThat(page.locator("progress")).isHidden();
        check("74-dossier-pronto");

        var download = page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Scarica (1,1 MB)")).click());
        assertThat(download.suggestedFilename()).matches("dossier-\\d{4}-\\d{2}-\\d{2}\\.zip");
        assertThat(Files.size(download.path())).isEqualTo((1 << 20) + 3);

        delete.click();
        assertThat(page.locator(".news")).containsText("Il dossier è stato eliminato");
        assertThat(page.getByText("Non hai dossier")).isVisible();
        visit("en-GB");
        open("/pagamenti/dossier");
        assertThat(page.getByText("You have no dossiers")).isVisible();
        check("75-dossier-inglese");
    }
}
