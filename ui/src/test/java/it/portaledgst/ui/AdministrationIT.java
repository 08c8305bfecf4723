package it.portaledgst.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import it.portaledgst.domain.faq.Faq;
import it.portaledgst.domain.faq.FaqEditing;
import it.portaledgst.domain.faq.FaqEntry;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AdministrationIT extends BrowserTest {

    private static final Staff CARLA = new Staff("https://sso.example", "carla", "Carla Neri", Set.of(StaffRole.ADMINISTRATOR), null);

    @Autowired
    private FaqEditing questions;
    @Autowired
    private Faq faq;

    @BeforeEach
    void administrator() {
        SIGN_IN.worksAs("AMMINISTRATORE");
    }

    @Test
    @DisplayName("an administrator writes a question by keyboard, sees it as a citizen would, publishes it, and it opens by its address")
    void question() {
        open("/home");
        link("Amministrazione").click();
        assertThat(page.locator("h1")).hasText("Amministrazione");
        check("80-amministrazione");
        link("Apri Domande frequenti").click();
        assertThat(page.locator("h1")).hasText("Domande frequenti");
        check("81-domande");
        link("Nuova domanda").click();
        assertThat(page.locator("h1")).hasText("Nuova domanda");
        var preview = named("Anteprima");
        preview.focus();
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("2 errori da correggere");
        check("82-domanda-con-errori");

        page.getByLabel("Domanda", new Page.GetByLabelOptions().setExact(true)).fill("Che cos’è un tamarino?");
        page.getByLabel("Risposta", new Page.GetByLabelOptions().setExact(true)).fill("Una scimmia piccola.\nVive in Amazzonia.");
        preview.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".preview")).containsText("Una scimmia piccola.");
        page.getByLabel("Cerca nelle domande e nelle risposte").fill("TAMARINO");
        assertThat(page.locator(".preview mark")).hasText("tamarino");
        check("83-domanda-anteprima");

        named("Salva bozza").click();
        assertThat(page.locator("h1")).hasText("Che cos’è un tamarino?");
        named("Pubblica").click();
        assertThat(page.getByLabel("Nota per i colleghi")).isFocused();
        check("84-pubblica");
        named("Pubblica la versione").click();
        assertThat(page.getByText("Pubblicata: chi usa il portale la vede da ora.")).isVisible();
        check("85-domanda-pubblicata");

        page.waitForCondition(() -> faq.search("tamarino").size() == 1);
        String key = faq.search("tamarino").stream().map(FaqEntry::id).findFirst().orElseThrow();
        open("/domande-frequenti#" + key);
        Locator question = page.locator("details#" + key);
        assertThat(question).hasAttribute("open", "");
        assertThat(question.getByText("Vive in Amazzonia.")).isVisible();
        assertThat(question.getByRole(AriaRole.LINK)).hasAttribute("href", "#" + key);
    }

    @Test
    @DisplayName("a colleague saves while the editor is open: it is told at once")
    void colleague() {
        open("/amministrazione/domande/F05");
        questions.save(CARLA, "F05", questions.open(CARLA, "F05").orElseThrow().seen(), questions.open(CARLA, "F05").orElseThrow().text());
        assertThat(page.getByText("Carla Neri ha cambiato questo testo mentre era aperto")).isVisible();
        check("86-collega");
        named("Ricarica la pagina").click();
        assertThat(page.getByText(Pattern.compile("^Bozza di Carla Neri"))).isVisible();
        questions.discard(CARLA, "F05", questions.open(CARLA, "F05").orElseThrow().seen());
    }

    @Test
    @DisplayName("a service: what is wrong stands at its line; the preview has card and form")
    void service() {
        open("/amministrazione/servizi");
        check("87-servizi");
        open("/amministrazione/servizi/11-AUT_GEN_RAD");
        check("88-servizio");
        var yaml = page.getByLabel("Campi del modulo, in YAML");
        String right = yaml.inputValue();
        yaml.fill(right.replace("type: \"YEAR\"", "type: \"ANNO\""));
        named("Anteprima").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText(Pattern.compile("Riga [0-9]+:"));
        check("89-servizio-con-errori");
        yaml.fill(right);
        named("Anteprima").click();
        assertThat(page.getByText("Nominativo di stazione").first()).isVisible();
        check("90-servizio-anteprima");
        visit("en-GB");
        open("/amministrazione/servizi/11-AUT_GEN_RAD");
        assertThat(page.getByLabel("Keywords")).isVisible();
        check("91-service-en");
    }

    @Test
    @DisplayName("offices and competences: what is wrong names the province; the preview says who answers for what")
    void offices() {
        open("/amministrazione/uffici");
        check("91-uffici");
        open("/amministrazione/uffici/uffici");
        check("91-ufficio");
        var yaml = page.getByLabel("Elenco delle competenze");
        String right = yaml.inputValue();
        yaml.fill(right.replace("\"SV\"", ""));
        named("Anteprima").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("La provincia SV non ha un ufficio competente.");
        check("91-ufficio-con-errori");
        yaml.fill(right);
        named("Anteprima").click();
        assertThat(page.locator(".preview")).containsText("GE, IM, SP, SV");
        check("91-ufficio-anteprima");
    }
}
