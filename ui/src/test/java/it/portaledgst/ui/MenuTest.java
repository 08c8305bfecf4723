package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import it.portaledgst.ui.home.HomeView;
import it.portaledgst.ui.newpayment.ServicesView;
import it.portaledgst.ui.payment.PaymentsView;
import it.portaledgst.ui.payment.RequestView;
import it.portaledgst.ui.support.SupportView;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MenuTest extends ViewTest {

    @Test
    @DisplayName("MEN-1: five entries in the manual's order on every private page, the current one marked")
    void fiveEntries() {
        for (var page : List.of(HomeView.class, ServicesView.class, PaymentsView.class, SupportView.class)) {
            navigate(page);
            assertThat(entries().map(Anchor::getText)).containsExactly("Home", "Nuovo pagamento", "Elenco pagamenti",
                    "Domande frequenti", "Supporto");
            assertThat(current()).hasSize(1);
        }
        assertThat(current().getFirst().getText()).isEqualTo("Supporto");
    }

    @Test
    @DisplayName("MEN-1: the page of a request marks the list it belongs to")
    void nested() {
        var request = world.confirmed(me());
        go("pagamenti/" + request.id(), RequestView.class);
        assertThat(current()).extracting(Anchor::getText).containsExactly("Elenco pagamenti");
    }

    @Test
    @DisplayName("MEN-2: Home leads to the private main page, not to the public one")
    void home() {
        navigate(PaymentsView.class);
        assertThat(entries().findFirst().orElseThrow().getHref()).isEqualTo("home");
    }

    @Test
    @DisplayName("what Vaadin does not draw is loaded by the browser itself")
    void outside() {
        navigate(HomeView.class);
        for (String plain : List.of("domande-frequenti", "note-legali", "privacy", "accessibilita")) {
            assertThat($(Anchor.class).all().stream().filter(link -> link.getHref().equals(plain))).isNotEmpty()
                    .allMatch(link -> link.getElement().hasAttribute("router-ignore"));
        }
        assertThat(entries().filter(link -> !link.getHref().equals("domande-frequenti"))).hasSize(4)
                .noneMatch(link -> link.getElement().hasAttribute("router-ignore"));
    }

    @Test
    @DisplayName("pages and titles speak English when asked")
    void english() {
        speak(Locale.ENGLISH);
        navigate(HomeView.class);
        assertThat(heading()).isEqualTo("Hello, Mario");
        assertThat(UI.getCurrent().getInternals().getTitle()).startsWith("Hello, Mario - ");
    }

    private Stream<Anchor> entries() {
        return $(Nav.class).withClassName("site-nav").single().getElement().getChildren()
                .flatMap(inner -> inner.getChildren())
                .filter(element -> element.getTag().equals("ul"))
                .flatMap(list -> list.getChildren())
                .map(item -> (Anchor) item.getChild(0).getComponent().orElseThrow());
    }

    private List<Anchor> current() {
        return entries().filter(link -> "page".equals(link.getElement().getAttribute("aria-current"))).toList();
    }
}
