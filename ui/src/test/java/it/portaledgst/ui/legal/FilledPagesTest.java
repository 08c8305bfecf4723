package it.portaledgst.ui.legal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.Component;
import it.portaledgst.ui.shell.Operator;
import it.portaledgst.ui.shell.SupportAddress;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The legal pages with everything configured. Without a running portal each text shows as its key. */
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

    @Test
    @DisplayName("what is configured fills the gaps, and no page calls itself unfinished any more")
    void filled() {
        for (Component page : List.of(new LegalNotesView(OPERATOR), new PrivacyView(OPERATOR), accessibility(OPERATOR))) {
            assertThat(words(page)).contains("Amministrazione di prova").doesNotContain("legal.to-fill", "legal.unfinished");
        }
        assertThat(words(new PrivacyView(OPERATOR))).contains("Via della Prova 1, Roma", "urp@prova.example", "dpo@prova.example");
        assertThat(words(new LegalNotesView(OPERATOR))).contains("prova@pec.prova.example");
        assertThat(words(accessibility(OPERATOR))).contains("accessibility.conformity.PARTIAL", "Gli avvisi in PDF creati prima del 2026.",
                "accessibility.method.SELF_ASSESSMENT", "legal.no", "accessibility.agid.link").doesNotContain("accessibility.not-agid")
                .containsPattern("15 \\S+ 2026.*20 \\S+ 2026.*1 \\S+ 2026");
    }

    @Test
    @DisplayName("one thing left out is one gap, and the page says so")
    void oneGap() {
        var page = words(new LegalNotesView(operator(Map.of("name", "Amministrazione di prova", "address", " ", "pec", "prova@pec.prova.example"))));
        assertThat(page).contains("legal.unfinished").containsOnlyOnce("legal.to-fill");
    }

    private static AccessibilityView accessibility(Operator operator) {
        return new AccessibilityView(operator, new SupportAddress("assistenza@prova.example"), "https://pagamenti.prova.example");
    }

    private static String words(Component page) {
        return page.getElement().getTextRecursively();
    }

    private static Operator operator(Map<String, String> properties) {
        var source = new MapConfigurationPropertySource();
        properties.forEach((name, value) -> source.put("portale.operator." + name, value));
        return new Binder(source).bindOrCreate("portale.operator", Operator.class);
    }
}
