package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.server.VaadinService;
import it.portaledgst.domain.Problem;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.faq.Faq;
import it.portaledgst.domain.health.Disruption;
import it.portaledgst.domain.payment.CheckoutProblem;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.ui.home.HomeView;
import it.portaledgst.ui.newpayment.RequestFormView;
import it.portaledgst.ui.newpayment.ServicesView;
import it.portaledgst.ui.payment.PaymentsView;
import it.portaledgst.ui.payment.RequestView;
import it.portaledgst.ui.problem.NotFoundView;
import it.portaledgst.ui.support.SupportView;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LanguageTest extends ViewTest {

    /** What German leaves to Italian: everything off the way to a notice. Whatever is not here, German must have. */
    private static final List<String> ITALIAN_ONLY = List.of("faq.", "support.", "helpdesk.", "nav.helpdesk", "legal-notes.", "legal.", "privacy.",
            "accessibility.", "style.", "dossier.",
            "counter.", "desk.", "cases.", "admin.", "statement.", "statements.", "monitoring.", "nav.monitoring");
    /** Pages of prose put their keys together from these names. */
    private static final List<String> COMPOSED = List.of("legal-notes.", "privacy.", "accessibility.");
    private static final String REFUSAL = "refusal.";
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\]*)\"");
    private static final Pattern TEMPLATE_KEY = Pattern.compile("#\\{([a-z][\\w.-]*)|'([a-z][\\w.-]*\\.)'");
    private static final Pattern KEY = Pattern.compile("[a-z]+[a-z0-9-]*(\\.[a-zA-Z0-9_-]+)+\\.?");

    private final Properties italian = texts("it");
    private final Properties english = texts("en");
    private final Properties german = texts("de");

    @Autowired
    private Faq faq;

    @Test
    @DisplayName("Italian and English are complete; the domain's refusals are Italian by themselves")
    void complete() {
        assertThat(withoutRefusals(english)).containsExactlyInAnyOrderElementsOf(keys(italian));
        assertThat(keys(italian)).noneMatch(key -> key.startsWith(REFUSAL));
    }

    @Test
    @DisplayName("German has the whole way to a notice and nothing else")
    void german() {
        assertThat(withoutRefusals(german)).containsExactlyInAnyOrderElementsOf(keys(italian).stream()
                .filter(key -> ITALIAN_ONLY.stream().noneMatch(key::startsWith)).toList());
    }

    @Test
    @DisplayName("no text is empty, has an apostrophe that would vanish, or different places for values")
    void places() {
        for (Properties texts : List.of(italian, english, german)) {
            texts.forEach((key, text) -> {
                assertThat((String) text).as("%s", key).isNotBlank().doesNotContain("'").doesNotContain("  ");
                if (italian.containsKey(key)) {
                    assertThat(placesOf((String) text)).as("%s", key).isEqualTo(placesOf(italian.getProperty((String) key)));
                }
            });
        }
    }

    @Test
    @DisplayName("each refusal of the domain is there in English and German, with a place for each of its values")
    void refusals() {
        for (Properties texts : List.of(english, german)) {
            assertThat(keys(texts).stream().filter(key -> key.startsWith(REFUSAL))).containsExactlyInAnyOrderElementsOf(
                    Arrays.stream(Refusal.values()).map(refusal -> REFUSAL + refusal).toList());
            for (Refusal refusal : Refusal.values()) {
                String shown = new MessageFormat(texts.getProperty(REFUSAL + refusal)).format(new Object[] {"#1", "#2", "#3"});
                String sentence = refusal.sentence("#1", "#2", "#3");
                for (String value : List.of("#1", "#2", "#3")) {
                    // the shape of a field is told with its name, which the Italian sentence of the catalogue already says
                    assertThat(shown.contains(value)).as(refusal + " " + value)
                            .isEqualTo(sentence.contains(value) || refusal == Refusal.FIELD_SHAPE && !value.equals("#3"));
                }
            }
        }
        speak(Locale.ITALIAN);
        assertThat(UI.getCurrent().getTranslation("refusal.FIELD_YEAR", "2000", "2027"))
                .isEqualTo(Problem.of(Refusal.FIELD_YEAR, 2000, 2027).sentence());
    }

    @Test
    @DisplayName("every key the pages ask for exists, and every text is asked for")
    void asked() throws IOException {
        Set<String> literals = literals();
        literals.addAll(inTemplates());
        Set<String> known = keys(italian);
        Set<String> families = known.stream().map(key -> key.substring(0, key.indexOf('.') + 1)).collect(Collectors.toSet());
        assertThat(literals.stream().filter(literal -> KEY.matcher(literal).matches())
                .filter(literal -> families.stream().anyMatch(literal::startsWith))
                .filter(literal -> !known.contains(literal)
                        && known.stream().noneMatch(key -> literal.endsWith(".") && key.startsWith(literal))
                        && !known.contains(literal + ".title")))
                .as("asked for and not there").isEmpty();
        assertThat(known.stream()
                .filter(key -> !literals.contains(key) && !literals.contains(key.replaceAll("\\.(title|text)$", ""))
                        && literals.stream().noneMatch(literal -> literal.endsWith(".") && literal.contains(".")
                        && literal.length() > 1 && key.startsWith(literal))
                        && COMPOSED.stream().noneMatch(key::startsWith)))
                .as("there and not asked for").isEmpty();
    }

    @Test
    @DisplayName("states, disruptions and the questions' categories have names")
    void data() {
        for (PaymentState state : PaymentState.values()) {
            assertThat(italian.getProperty("state." + state.name())).isEqualTo(state.label());
        }
        for (Disruption disruption : Disruption.values()) {
            assertThat(italian).containsKeys("health." + disruption, "health." + disruption + ".text");
        }
        faq.search(null).forEach(entry -> assertThat(italian).containsKey("faq.category." + entry.category()));
    }

    @Test
    @DisplayName("each reason why pagoPA's page does not open has words in the three languages, and nothing else has")
    void checkoutProblems() {
        for (Properties texts : List.of(italian, english, german)) {
            assertThat(keys(texts).stream().filter(key -> key.startsWith("checkout."))).containsExactlyInAnyOrderElementsOf(
                    Arrays.stream(CheckoutProblem.values()).map(problem -> "checkout." + problem).toList());
        }
        speak(Locale.ENGLISH);
        var request = world.confirmed(me());
        world.checkoutRefuses(payments.startOnlinePayment(me(), request.id()).id(), CheckoutProblem.TOO_MANY);
        go("pagamenti/" + request.id(), RequestView.class);
        assertThat(page()).contains("pagoPA is receiving too many requests").doesNotContain("troppe");
    }

    @Test
    @DisplayName("in German the way to a notice is German on every page, a request with its state and amounts, too")
    void germanPages() {
        speak(Locale.GERMAN);
        navigate(HomeView.class);
        assertThat(page()).contains("Guten Tag, Mario").doesNotContain("nur auf Italienisch");
        navigate(ServicesView.class);
        assertThat(page()).contains("Neue Zahlung", "Auswählen").doesNotContain("nur auf Italienisch");
        go("nuovo-pagamento/11-AUT_GEN_RAD", RequestFormView.class);
        press("Weiter");
        assertThat(page()).contains("Füllen Sie das Feld „Nominativo di stazione“ aus.", "Geben Sie den Betrag ein",
                "Fehler sind zu korrigieren").doesNotContain("nur auf Italienisch", "Compila");
        var request = world.confirmed(me(), "Giulia Bianchi", "1050.30");
        go("pagamenti/" + request.id(), RequestView.class);
        assertThat(page()).contains("Zu zahlen", "1.050,30\u00a0€", "Zur Zahlung").doesNotContain("nur auf Italienisch");
        navigate(PaymentsView.class);
        assertThat(page()).contains("Zahlungsliste", "1 Antrag").doesNotContain("nur auf Italienisch");
        go("pagamenti/00000000-0000-0000-0000-000000000000", NotFoundView.class);
        assertThat(page()).contains("Seite nicht gefunden").doesNotContain("nur auf Italienisch");
        assertThat($(Main.class).single().getElement().getAttribute("lang")).isNull();
    }

    @Test
    @DisplayName("what German does not have comes in Italian, and the page says so in German")
    void italianParts() {
        speak(Locale.GERMAN);
        navigate(SupportView.class);
        assertThat(page()).contains("Diese Seite gibt es nur auf Italienisch.", "Chiedi aiuto e segui", "Startseite")
                .doesNotContain("!de");
        assertThat($(Main.class).single().getElement().getAttribute("lang")).isEqualTo("it");
        assertThat($(H1.class).single().getElement().getAttribute("lang")).as("Hilfe").isEqualTo("de");
        navigate(PaymentsView.class);
        assertThat(page()).doesNotContain("nur auf Italienisch");
    }

    @Test
    @DisplayName("English is complete: nothing comes in Italian, a refusal of the domain neither")
    void englishRefusal() {
        speak(Locale.ENGLISH);
        go("nuovo-pagamento/11-AUT_GEN_RAD", RequestFormView.class);
        press("Continue");
        assertThat(page()).contains("Fill in the field “Nominativo di stazione”.").doesNotContain("Compila");
        navigate(SupportView.class);
        assertThat(page()).contains("Ask for help and follow").doesNotContain("in Italian only");
    }

    @Test
    @DisplayName("what Vaadin itself says, when it must, is in the person's language")
    void systemMessages() {
        for (Locale language : List.of(Locale.ITALIAN, Locale.ENGLISH, Locale.GERMAN)) {
            var messages = VaadinService.getCurrent().getSystemMessages(language, VaadinService.getCurrentRequest());
            var texts = texts(language.getLanguage());
            assertThat(messages.getCookiesDisabledCaption()).isEqualTo(texts.getProperty("problem.cookies"));
            assertThat(messages.getCookiesDisabledMessage()).isEqualTo(texts.getProperty("problem.cookies.text"));
            assertThat(messages.getInternalErrorMessage()).isEqualTo(texts.getProperty("problem.reload"));
        }
    }

    /** Also "banner.paid", which is asked for with ".title" and ".text" behind it. */
    private static Set<String> literals() throws IOException {
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            return sources.filter(file -> file.toString().endsWith(".java")).flatMap(LanguageTest::literals)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Keys of plain pages: between quotes when put together, else as {@code #{key}} or {@code #{key(…)}}. */
    private static Set<String> inTemplates() throws IOException {
        try (var templates = Files.walk(Path.of("src/main/resources/templates"))) {
            return templates.filter(file -> file.toString().endsWith(".html")).flatMap(LanguageTest::keysOf)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<String> keysOf(Path template) {
        try {
            return TEMPLATE_KEY.matcher(Files.readString(template)).results()
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> literals(Path source) {
        try {
            return LITERAL.matcher(Files.readString(source)).results().map(found -> found.group(1)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> keys(Properties texts) {
        return texts.stringPropertyNames();
    }

    private static Set<String> withoutRefusals(Properties texts) {
        return keys(texts).stream().filter(key -> !key.startsWith(REFUSAL)).collect(Collectors.toSet());
    }

    private static Set<String> placesOf(String text) {
        return Pattern.compile("\\{\\d}").matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    private static Properties texts(String language) {
        var texts = new Properties();
        try (var in = LanguageTest.class.getResourceAsStream("/vaadin-i18n/translations_" + language + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        texts.forEach((key, text) -> new MessageFormat((String) text, Locale.ITALIAN));
        return texts;
    }
}
