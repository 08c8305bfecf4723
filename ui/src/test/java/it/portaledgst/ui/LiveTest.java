package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import it.portaledgst.domain.payment.OnlineAttempt;
import it.portaledgst.domain.payment.PaymentDrafts;
import it.portaledgst.domain.payment.CheckoutProblem;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.payment.ReturnKind;
import it.portaledgst.ui.home.HomeView;
import it.portaledgst.ui.kit.Drawn;
import it.portaledgst.ui.payment.PaymentsView;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens to a request while its citizen looks at the list or at the main page. */
class LiveTest extends ViewTest {

    @Autowired
    private PaymentDrafts drafts;

    @Test
    @DisplayName("list: the row of what was paid is drawn anew and the others are not; what changed is announced")
    void paid() {
        PaymentRequest first = world.confirmed(me());
        PaymentRequest second = world.confirmed(me());
        navigate(PaymentsView.class);
        List<Drawn> before = drawnRows();
        String other = before.getFirst().getElement().getProperty("innerHTML");

        world.paid(first);
        eventually("La richiesta " + first.noticeCode().grouped() + " è cambiata. Stato: Pagato.");
        assertThat(announced()).doesNotContain(second.noticeCode().grouped());
        assertThat(drawnRows()).as("the rows stay where they are").containsExactlyElementsOf(before);
        assertThat(rows().getLast()).contains("Pagato").doesNotContain("Elimina");
        assertThat(rows().getFirst()).contains("Da pagare", "Elimina");
        assertThat(before.getFirst().getElement().getProperty("innerHTML")).isSameAs(other);
    }

    @Test
    @DisplayName("list: an online payment under way takes the deletion away, one that failed brings it back")
    void inFlight() {
        PaymentRequest request = world.confirmed(me());
        navigate(PaymentsView.class);
        OnlineAttempt attempt = payments.startOnlinePayment(me(), request.id());
        eventually("Stato: Da pagare, con un pagamento online in corso.");
        assertThat(rows()).singleElement().asString().doesNotContain("Elimina");
        world.checkoutRefuses(attempt.id(), CheckoutProblem.NO_ANSWER);
        eventually("Stato: Da pagare.");
        assertThat(rows()).singleElement().asString().contains("Elimina");
    }

    @Test
    @DisplayName("list: what no longer passes the filter stays under the eyes; what is new comes on top; filter and more stay")
    void filtered() {
        for (int i = 0; i < 22; i++) {
            world.confirmed(me());
        }
        PaymentRequest last = world.confirmed(me());
        go("pagamenti?stato=da-pagare", PaymentsView.class);
        assertThat(page()).contains("23 richieste, mostrate 20");
        world.paid(last);
        eventually("La richiesta " + last.noticeCode().grouped() + " è cambiata. Stato: Pagato.");
        assertThat(rows()).hasSize(20);
        assertThat(rows().getFirst()).contains(last.noticeCode().grouped(), "Pagato");
        assertThat(page()).contains("23 richieste, mostrate 20");
        assertThat($(Select.class).withLabel("Stato").single().getValue()).isEqualTo(PaymentState.TO_PAY);

        PaymentRequest fresh = world.confirmed(me());
        eventually("Nuova richiesta nell’elenco: " + fresh.noticeCode().grouped());
        assertThat(rows()).hasSize(21).doesNotHaveDuplicates();
        assertThat(rows().getFirst()).contains(fresh.noticeCode().grouped());
        assertThat(page()).contains("24 richieste, mostrate 21");
        press("Mostra altri");
        assertThat(rows()).hasSize(24).doesNotHaveDuplicates();
        assertThat(hasButton("Mostra altri")).isFalse();
    }

    @Test
    @DisplayName("list: the first request of all replaces the empty list; somebody else's changes nothing")
    void firstOfAll() {
        navigate(PaymentsView.class);
        PaymentRequest theirs = world.confirmed(World.SOMEBODY_ELSE);
        PaymentRequest mine = world.confirmed(me());
        eventually(mine.noticeCode().grouped());
        assertThat(rows()).hasSize(1);
        assertThat(page()).contains("1 richiesta").doesNotContain("Non hai ancora richieste", theirs.noticeCode().grouped());
    }

    @Test
    @DisplayName("list: a page that was left no longer listens")
    void left() {
        PaymentRequest request = world.confirmed(me());
        navigate(PaymentsView.class);
        List<Drawn> rows = drawnRows();
        go("nuovo-pagamento", Component.class);
        world.paid(request);
        navigate(HomeView.class);
        world.receiptReady(request);
        PaymentRequest marker = world.confirmed(me());
        eventually(marker.noticeCode().grouped());
        assertThat(rows.getFirst().getElement().getProperty("innerHTML")).contains("Da pagare");
    }

    @Test
    @DisplayName("home: what is sent moves to what is being verified, what is paid goes; order and the person's undo stay")
    void home() {
        PaymentRequest one = world.confirmed(me());
        PaymentRequest two = world.confirmed(me());
        drafts.keep(me(), UUID.randomUUID(), "11-AUT_GEN_RAD", java.util.Map.of("fullName", "Anna Neri"));
        navigate(HomeView.class);
        $(Button.class).withText("Elimina").all().getFirst().click();
        assertThat(page()).contains("Recupera").doesNotContain("In attesa di conferma");

        world.cameBack(me(), one, ReturnKind.OK);
        eventually("In attesa di conferma");
        eventually("La pagina è stata aggiornata. Ora è diverso: ");
        assertThat(page()).contains("Recupera");
        assertThat(page().indexOf(one.noticeCode().grouped())).isGreaterThan(page().indexOf("In attesa di conferma"));
        assertThat(page().indexOf(two.noticeCode().grouped())).isBetween(page().indexOf("Da pagare"), page().indexOf("In attesa di conferma"));

        world.paid(one);
        world.paid(two);
        eventually("non hai richieste da pagare");
        assertThat(page()).doesNotContain("In attesa di conferma", one.noticeCode().grouped(), two.noticeCode().grouped()).contains("Recupera");
    }

    private List<Drawn> drawnRows() {
        return $(Drawn.class).withAttribute("role", "row").all();
    }

    private String announced() {
        return $(Paragraph.class).withAttribute("role", "status").all().stream().map(ViewTest::read).reduce("", String::concat);
    }
}
