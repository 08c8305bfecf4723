package it.portaledgst.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Without a running portal each text shows as its key. */
class SiteFooterTest {

    @Test
    @DisplayName("the accessibility statement is ours until there is one on AgID's site; then the link leads there and says so")
    void statement() {
        assertThat(footer(null, null)).anySatisfy(link -> {
            assertThat(link.getHref()).isEqualTo("accessibilita");
            assertThat(words(link)).contains("footer.accessibility").doesNotContain("elsewhere");
        });
        assertThat(footer(null, "https://form.agid.gov.it/view/prova")).noneMatch(link -> link.getHref().equals("accessibilita"))
                .anySatisfy(link -> {
                    assertThat(link.getHref()).isEqualTo("https://form.agid.gov.it/view/prova");
                    assertThat(words(link)).contains("footer.accessibility", "footer.accessibility.elsewhere");
                });
    }

    @Test
    @DisplayName("a certified mailbox is shown when there is one")
    void pec() {
        assertThat(footer(null, null)).noneMatch(link -> link.getHref().contains("pec"));
        assertThat(footer("prova@pec.prova.example", null)).anyMatch(link -> link.getHref().equals("mailto:prova@pec.prova.example"));
    }

    private static List<Anchor> footer(String pec, String declaration) {
        var statement = new Operator.Accessibility(declaration, null, List.of(), List.of(), null, null, null, null, null, null, null);
        return anchors(new SiteFooter(new SupportAddress("assistenza@prova.example"),
                new Operator(null, null, null, pec, null, statement))).toList();
    }

    private static Stream<Anchor> anchors(Component component) {
        return component instanceof Anchor anchor ? Stream.of(anchor)
                : component.getChildren().flatMap(SiteFooterTest::anchors);
    }

    private static String words(Component component) {
        return component.getElement().getTextRecursively();
    }
}
