package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import it.portaledgst.domain.faq.Faq;
import it.portaledgst.domain.payment.PaymentState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LanguageTest extends ViewTest {

    private static final Pattern KEY = Pattern.compile("\"([a-z]+[a-z0-9-]*(?:\\.[a-zA-Z0-9_-]+)+\\.?)\"");

    private final Properties italian = texts("it");
    private final Properties english = texts("en");

    @Autowired
    private Faq faq;

    @Test
    @DisplayName("both languages have the same keys, none empty, with the same places for values")
    void parity() {
        assertThat(english.keySet()).containsExactlyInAnyOrderElementsOf(italian.keySet());
        italian.forEach((key, text) -> {
            String other = english.getProperty((String) key);
            assertThat((String) text).as("%s", key).isNotBlank().doesNotContain("'");
            assertThat(other).as("%s", key).isNotBlank().doesNotContain("'");
            assertThat(places((String) text)).as("%s", key).isEqualTo(places(other));
        });
    }

    @Test
    @DisplayName("every key the pages ask for exists")
    void asked() throws IOException {
        Set<String> missing = new TreeSet<>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(source)).results().map(found -> found.group(1))
                        .filter(key -> key.matches("(frame|nav|footer|session|welcome|home|services|card|steps|form|errors|summary"
                                + "|state|request|pay|banner|delete|payments|faq|support|problem|calendar|title"
                                + "|theme|callout|legal|style)\\..*"))
                        .filter(key -> italian.keySet().stream().noneMatch(known -> known.equals(key)
                                || (key.endsWith(".") && ((String) known).startsWith(key))
                                || ((String) known).equals(key + ".title")))
                        .forEach(missing::add);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    @DisplayName("states and the questions' categories have names in both languages")
    void data() {
        for (PaymentState state : PaymentState.values()) {
            assertThat(italian.getProperty("state." + state.name())).isEqualTo(state.label());
        }
        faq.search(null).forEach(entry -> assertThat(italian).containsKey("faq.category." + entry.category()));
    }

    private static Set<String> places(String text) {
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
