package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import it.portaledgst.ui.faq.FaqView;
import it.portaledgst.ui.home.HomeView;
import it.portaledgst.ui.newpayment.ServicesView;
import it.portaledgst.ui.payment.PaymentsView;
import it.portaledgst.ui.payment.RequestView;
import it.portaledgst.ui.support.SupportView;
import it.portaledgst.ui.welcome.WelcomeView;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithAnonymousUser;

class MenuTest extends ViewTest {

    @Test
    @DisplayName("MEN-1: five entries in the manual's order on every private page, the current one marked")
    void fiveEntries() {
        for (var page : List.of(HomeView.class, ServicesView.class, PaymentsView.class, FaqView.class, SupportView.class)) {
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
    @DisplayName("ACC-1: the public home page has Accedi, leading to a private page by a real request")
    @WithAnonymousUser
    void publicHome() {
        navigate(WelcomeView.class);
        assertThat($(Anchor.class).all().stream().filter(link -> read(link).contains("Accedi"))).isNotEmpty().allSatisfy(link -> {
            assertThat(link.getHref()).isEqualTo("home");
            assertThat(link.getElement().hasAttribute("router-ignore")).isTrue();
        });
        assertThat(page()).contains("SPID, CIE", "eIDAS", "credenziali MIMIT");
    }

    @Test
    @DisplayName("a.10: the public home page warns about the closed postal accounts")
    @WithAnonymousUser
    void closedAccounts() {
        navigate(WelcomeView.class);
        assertThat(page()).contains("Non usare i vecchi conti correnti postali", "giugno 2024", "26 ottobre 2023, n. 28");
    }

    @Test
    @DisplayName("h.2: the footer leads to legal notes, privacy and accessibility, on a page that says it is not AgID's form")
    @WithAnonymousUser
    void footer() {
        go("accessibilita", com.vaadin.flow.component.html.Div.class);
        assertThat(links("Note legali")).isNotEmpty();
        assertThat(links("Privacy")).isNotEmpty();
        assertThat(links("Dichiarazione di accessibilità")).isNotEmpty();
        assertThat(page()).contains("non è la dichiarazione redatta sul sito di AgID", "Difensore civico per il digitale");
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
