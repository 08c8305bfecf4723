package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import it.portaledgst.domain.dossier.DossierSelection;
import it.portaledgst.domain.dossier.Dossiers;
import it.portaledgst.domain.payment.CheckoutProblem;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.ReturnKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * The visual record: every page and state as a picture, compared with the reference it has. Time stands still and the data
 * are always the same. {@code portale.pictures} says how much: nothing (Italian, light: what is compared), {@code all}
 * (both languages and themes) or {@code accept} (all, and the references are written anew).
 */
@TestPropertySource(properties = "portale.test=pictures") // a context and a database of its own: notice codes always start at one
class PicturesIT extends BrowserTest {

    private static final Path PICTURES = Path.of("target/pictures");
    private static final Path REFERENCES = Path.of("src/test/pictures");
    private static final Instant THEN = Instant.parse("2026-01-20T09:30:00Z");
    private static final Instant NOW = Instant.parse("2026-03-10T10:15:00Z");
    /** A dialog stands in the window, not on the page. */
    private static final Set<String> WINDOWS = Set.of("conferma-eliminazione");
    /** Width of the window, and by how much its reference is reduced. */
    private static final Map<Integer, Integer> WIDTHS = Map.of(1280, 4, 390, 3);

    private final String extent = System.getProperty("portale.pictures", "");
    private final List<String> problems = new ArrayList<>();
    private final Set<String> compared = new TreeSet<>();

    @Autowired
    private Dossiers dossiers;
    private PaymentRequest toPay;
    private PaymentRequest waiting;
    private PaymentRequest failed;
    private PaymentRequest paid;
    private PaymentRequest deleted;
    private PaymentRequest expired;
    private PaymentRequest review;

    @AfterEach
    void timeGoesOn() {
        clock.reset();
    }

    @Test
    @DisplayName("every page looks as its reference picture")
    void record() throws IOException {
        happen();
        Files.createDirectories(PICTURES);
        boolean everything = !extent.isEmpty();
        for (String language : everything ? List.of("it-IT", "en-GB") : List.of("it-IT")) {
            SIGN_IN.signsIn(citizen.subject());
            visit(language);
            record(publicPages(), language, everything);
            record(citizensPages(), language, everything);
            SIGN_IN.signsIn(UUID.randomUUID().toString());
            visit(language);
            record(newcomersPages(), language, everything);
            SIGN_IN.worksAs("OPERATORE");
            visit(language);
            record(staffPages(), language, everything);
        }
        forgetProblems("404");
        forgetProblems("403");
        if (extent.equals("accept")) {
            return;
        }
        try (var references = Files.list(REFERENCES)) {
            Set<String> known = references.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
            known.removeAll(compared);
            known.forEach(left -> problems.add(left + ": there is a reference and no such page any more"));
        }
        assertThat(problems).as("pictures that differ from src/test/pictures; see target/pictures/*-difference.png "
                + "(expected, actual, where). If the change is meant: ./portale pictures --accept").isEmpty();
    }

    /** One citizen's life with the portal. */
    private void happen() {
        clock.freeze(THEN);
        expired = world.confirmed(citizen, "Giulia Bianchi", "50.00");
        world.noticeReady(expired);
        clock.freeze(NOW.minus(Duration.ofDays(7)));
        paid = world.confirmed(citizen, "Società Elettrica di Prova", "1200.00");
        world.noticeReady(paid);
        world.paid(paid);
        world.receiptReady(paid);
        clock.freeze(NOW.minus(Duration.ofDays(6)));
        deleted = world.confirmed(citizen, "Giulia Bianchi", "51.00");
        payments.delete(citizen, deleted.id());
        clock.freeze(NOW.minus(Duration.ofDays(2)));
        failed = world.confirmed(citizen, "Luca Verdi", "5.00");
        world.noticeReady(failed);
        world.checkoutRefuses(payments.startOnlinePayment(citizen, failed.id()).id(), CheckoutProblem.NO_ANSWER);
        clock.freeze(NOW.minus(Duration.ofDays(1)));
        waiting = world.confirmed(citizen, "Mario Rossi", "1050.30");
        world.noticeReady(waiting);
        clock.freeze(NOW);
        world.cameBack(citizen, waiting, ReturnKind.OK);
        world.checked(payments.find(citizen, waiting.id()).orElseThrow().lastAttempt().id());
        review = world.confirmed(citizen, "Mario Rossi", "20.00");
        world.noticeReady(review);
        world.toDecide(1, world.paid(review, new BigDecimal("2.00")), "ISP-LOM");
        toPay = world.confirmed(citizen, "Giulia Bianchi", "50.00");
        world.noticeReady(toPay);
        world.dossierReady(world.dossierBegun(dossiers.ask(citizen, DossierSelection.everything(citizen))));
        clock.freeze(NOW.plusSeconds(1));
        world.dossierGrows(world.dossierBegun(dossiers.ask(citizen, new DossierSelection(citizen, null, null, 2026, null))), 3);
        clock.freeze(NOW);
    }

    private Map<String, Runnable> publicPages() {
        var pages = new LinkedHashMap<String, Runnable>();
        pages.put("benvenuto", () -> open("/"));
        for (String path : List.of("domande-frequenti", "note-legali", "privacy", "accessibilita", "sessione-scaduta",
                "accesso-non-riuscito", "stile")) {
            pages.put(path, () -> open("/" + path));
        }
        pages.put("pagina-non-disponibile", () -> {
            page.navigate(address("/non-esiste"));
            page.locator("h1").waitFor();
        });
        return pages;
    }

    private Map<String, Runnable> newcomersPages() {
        var pages = new LinkedHashMap<String, Runnable>();
        pages.put("home-vuota", () -> open("/home"));
        pages.put("elenco-vuoto", () -> open("/pagamenti"));
        pages.put("dossier-vuoto", () -> open("/pagamenti/dossier"));
        return pages;
    }

    /** The central office's, which sees all. */
    private Map<String, Runnable> staffPages() {
        var pages = new LinkedHashMap<String, Runnable>();
        pages.put("sportello", () -> {
            open("/sportello");
            page.locator("vaadin-text-field input").fill(toPay.noticeCode().value());
            page.locator("vaadin-text-field input").press("Enter");
            page.locator(".callout").waitFor();
        });
        pages.put("ricerca-pagamenti", () -> {
            open("/ricerca-pagamenti");
            page.getByLabel(Pattern.compile("^(Nome del debitore|Debtor’s name)")).fill("Bianchi");
            page.locator("vaadin-select").last().click();
            page.getByRole(AriaRole.OPTION).filter(new Locator.FilterOptions().setHasText(Pattern.compile("Istruttoria|Work on"))).first().click();
            pressFirst("Cerca", "Search");
            page.locator(".rows tbody tr").first().waitFor();
        });
        pages.put("richiesta-dell-ufficio", () -> open("/ricerca-pagamenti/" + toPay.id()));
        pages.put("casi", () -> open("/casi"));
        return pages;
    }

    private Map<String, Runnable> citizensPages() {
        var pages = new LinkedHashMap<String, Runnable>();
        pages.put("home", () -> open("/home"));
        pages.put("nuovo-pagamento", () -> open("/nuovo-pagamento"));
        pages.put("nuovo-pagamento-nulla", () -> open("/nuovo-pagamento?q=zzzz"));
        pages.put("dati", () -> open("/nuovo-pagamento/11-AUT_GEN_RAD"));
        pages.put("dati-errori", () -> {
            open("/nuovo-pagamento/11-AUT_GEN_RAD");
            pressFirst("Continua", "Continue");
            page.getByRole(AriaRole.ALERT).first().waitFor();
        });
        pages.put("riepilogo", this::summary);
        pages.put("richiesta-creata", () -> open("/pagamenti/" + toPay.id() + "?creata=si"));
        pages.put("richiesta-da-pagare", () -> open("/pagamenti/" + toPay.id()));
        pages.put("richiesta-in-attesa", () -> open("/pagamenti/" + waiting.id()));
        pages.put("richiesta-non-partita", () -> open("/pagamenti/" + failed.id()));
        pages.put("richiesta-da-controllare", () -> open("/pagamenti/" + review.id()));
        pages.put("richiesta-pagata", () -> open("/pagamenti/" + paid.id()));
        pages.put("richiesta-scaduta", () -> open("/pagamenti/" + expired.id()));
        pages.put("richiesta-eliminata", () -> open("/pagamenti/" + deleted.id()));
        pages.put("conferma-eliminazione", () -> {
            open("/pagamenti/" + toPay.id());
            pressFirst("Elimina", "Delete");
            page.locator("vaadin-confirm-dialog > vaadin-button").first().waitFor();
        });
        pages.put("elenco", () -> open("/pagamenti"));
        pages.put("elenco-nulla", () -> {
            open("/pagamenti?stato=scaduto");
            page.locator("vaadin-text-field input").fill("zzzz");
            page.locator(".nothing").waitFor();
        });
        pages.put("dossier", () -> open("/pagamenti/dossier"));
        pages.put("supporto", () -> open("/supporto"));
        pages.put("supporto-nuova", () -> open("/supporto/nuova?avviso=" + toPay.noticeCode().value()));
        pages.put("documento-inesistente", () -> page.navigate(address("/pagamenti/" + UUID.randomUUID() + "/avviso.pdf")));
        return pages;
    }

    private void summary() {
        open("/nuovo-pagamento/11-AUT_GEN_RAD");
        pressFirst("Usa i miei dati", "Use my data");
        page.getByLabel("Nominativo di stazione").fill("IK2ABC");
        page.getByLabel("Rinnovo decennale").check();
        page.getByLabel(Pattern.compile("Provincia di residenza|Province where the debtor lives")).click();
        page.keyboard().type("Milano");
        page.getByRole(AriaRole.OPTION).filter(new Locator.FilterOptions().setHasText("Milano")).first().click();
        page.locator("vaadin-text-field.field-short input").last().fill("1.050,30");
        page.locator(".consent vaadin-checkbox input").check();
        pressFirst("Continua", "Continue");
        page.locator("h1").filter(new Locator.FilterOptions()
                .setHasText(Pattern.compile("Controlla i dati|Check"))).waitFor();
        settle();
    }

    private void pressFirst(String italian, String english) {
        page.getByRole(AriaRole.BUTTON).filter(new Locator.FilterOptions()
                .setHasText(Pattern.compile("^\\s*(" + italian + "|" + english + ")\\s*$"))).first().click();
    }

    private void record(Map<String, Runnable> pages, String language, boolean everything) throws IOException {
        for (var each : pages.entrySet()) {
            each.getValue().run();
            page.evaluate("document.activeElement?.blur()");
            for (ColorScheme theme : everything ? List.of(ColorScheme.LIGHT, ColorScheme.DARK) : List.of(ColorScheme.LIGHT)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                for (int width : WIDTHS.keySet()) {
                    PageCheck.resize(page, width);
                    page.evaluate("window.scrollTo(0, 0)");
                    BufferedImage picture = taken(String.join("-", each.getKey(), String.valueOf(width), language.substring(0, 2),
                            theme.name().toLowerCase()), !WINDOWS.contains(each.getKey()));
                    if (language.startsWith("it") && theme == ColorScheme.LIGHT) {
                        compare(each.getKey() + "-" + width + ".png", picture, WIDTHS.get(width));
                    }
                }
            }
        }
    }

    private BufferedImage taken(String name, boolean wholePage) throws IOException {
        byte[] png = page.screenshot(new Page.ScreenshotOptions().setFullPage(wholePage).setAnimations(ScreenshotAnimations.DISABLED)
                .setPath(PICTURES.resolve(name + ".png")));
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static void writeSmall(BufferedImage picture, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam smallest = writer.getDefaultWriteParam();
        smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        smallest.setCompressionQuality(0);
        Files.deleteIfExists(file);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), smallest);
        } finally {
            writer.dispose();
        }
    }

    private void compare(String name, BufferedImage picture, int factor) throws IOException {
        compared.add(name);
        Path reference = REFERENCES.resolve(name);
        var reduced = Picture.reduced(picture, factor);
        if (extent.equals("accept")) {
            Files.createDirectories(REFERENCES);
            writeSmall(reduced, reference);
        } else if (!Files.exists(reference)) {
            problems.add(name + ": there is no reference for this page");
        } else {
            var verdict = Picture.compare(ImageIO.read(reference.toFile()), reduced, factor);
            if (verdict.problem() != null) {
                problems.add(name + ": " + verdict.problem());
                ImageIO.write(verdict.difference(), "png", PICTURES.resolve(name.replace(".png", "-difference.png")).toFile());
            }
        }
    }
}
