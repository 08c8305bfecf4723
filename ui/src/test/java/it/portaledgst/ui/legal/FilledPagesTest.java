package it.portaledgst.ui.legal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import it.portaledgst.ui.shell.Operator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.ui.ConcurrentModel;
import org.springframework.ui.Model;

/** The legal pages with everything configured. Each text is its key. */
class FilledPagesTest {

    private static final Operator OPERATOR = operator(Map.ofEntries(
            Map.entry("name", "Amministrazione di prova"),
            Map.entry("address", "Via della Prova 1, Roma"),
            Map.entry("email", "urp@prova.example"),
            Map.entry("pec", "prova@pec.prova.example"),
            Map.entry("data-protection-officer", "dpo@prova.example"),
            Map.entry("accessibility.declaration", "https://form.agid.gov.it/view/prova"),
            Map.entry("accessibility.conformity", "partial"),
            Map.entry("accessibility.not-accessible[0]", "Gli avvisi in PDF creati prima del 2026."),
            Map.entry("accessibility.method", "self-assessment"),
            Map.entry("accessibility.drafted", "2026-01-15"),
            Map.entry("accessibility.reviewed", "2026-02-20"),
            Map.entry("accessibility.published", "2026-03-01"),
            Map.entry("accessibility.usability-tested", "false"),
            Map.entry("accessibility.staff-with-disabilities", "3"),
            Map.entry("accessibility.workstations", "4")));

    private final Model model = new ConcurrentModel();

    @Test
    @DisplayName("what is configured fills the gaps, and no page calls itself unfinished any more")
    void filled() {
        new LegalPages(OPERATOR).notes(model);
        assertThat(values("facts")).containsExactly("Amministrazione di prova", "Via della Prova 1, Roma", "prova@pec.prova.example");
        assertThat(model.getAttribute("unfinished")).isEqualTo(false);
        new LegalPages(OPERATOR).privacy(model);
        assertThat(values("facts")).containsExactly("Amministrazione di prova", "Via della Prova 1, Roma", "urp@prova.example", "dpo@prova.example");
        assertThat(model.getAttribute("unfinished")).isEqualTo(false);
        accessibility(OPERATOR);
        assertThat(values("drafting")).containsExactly("15 gennaio 2026", "20 febbraio 2026", "accessibility.method.SELF_ASSESSMENT");
        assertThat(values("website")).containsExactly("1 marzo 2026", "legal.no", "accessibility.cms.none");
        assertThat(values("structure")).containsExactly(3, 4);
        assertThat(model.asMap()).containsEntry("declared", "https://form.agid.gov.it/view/prova").containsEntry("unfinished", false)
                .containsEntry("conformity", new Fact(null, "accessibility.conformity.PARTIAL"))
                .containsEntry("notAccessible", List.of("Gli avvisi in PDF creati prima del 2026."));
    }

    @Test
    @DisplayName("one thing left out is one gap, and the page says so")
    void oneGap() {
        new LegalPages(operator(Map.of("name", "Amministrazione di prova", "address", " ", "pec", "prova@pec.prova.example"))).notes(model);
        assertThat(facts("facts").map(Fact::missing)).containsExactly(false, true, false);
        assertThat(model.getAttribute("unfinished")).isEqualTo(true);
        accessibility(operator(Map.of("name", "Amministrazione di prova")));
        assertThat(model.getAttribute("unfinished")).isEqualTo(true);
    }

    private void accessibility(Operator operator) {
        var keys = new StaticMessageSource();
        keys.setUseCodeAsDefaultMessage(true);
        new AccessibilityPage(operator, keys, "https://pagamenti.prova.example").statement(model, Locale.ITALIAN);
    }

    private Stream<Object> values(String facts) {
        return facts(facts).map(Fact::value);
    }

    @SuppressWarnings("unchecked")
    private Stream<Fact> facts(String name) {
        return ((List<Fact>) model.getAttribute(name)).stream();
    }

    private static Operator operator(Map<String, String> properties) {
        var source = new MapConfigurationPropertySource();
        properties.forEach((name, value) -> source.put("portale.operator." + name, value));
        return new Binder(source).bindOrCreate("portale.operator", Operator.class);
    }
}
