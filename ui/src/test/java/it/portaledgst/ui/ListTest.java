package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.select.Select;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.ui.home.HomeView;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Drawn;
import it.portaledgst.ui.payment.PaymentsView;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ListTest extends ViewTest {

    @Test
    @DisplayName("a.7: the seven columns in the manual's order, as a table with scopes and a caption")
    void columns() {
        world.confirmed(me());
        navigate(PaymentsView.class);
        var head = html($(Drawn.class).withAttribute("role", "rowgroup").single());
        assertThat(head.select("tr[role=row] > th[role=columnheader][scope=col]")).extracting(ViewTest::read)
                .containsExactly("Codice avviso", "Soggetto debitore", "Servizio", "Importo", "Stato", "Scadenza", "Azione");
        assertThat(page()).contains("Richieste di pagamento");
    }

    @Test
    @DisplayName("LIS-1, LIS-2: only what I created, also for the same debtor")
    void mineOnly() {
        PaymentRequest mine = world.confirmed(me());
        PaymentRequest theirs = world.confirmed(World.SOMEBODY_ELSE);
        navigate(PaymentsView.class);
        assertThat(rows()).singleElement().asString().contains(mine.noticeCode().grouped(), "Giulia Bianchi",
                "(11-AUT_GEN_RAD)", "50,00", "Da pagare", Dates.shortDay(mine.dueDate(), Locale.ITALIAN));
        assertThat(page()).doesNotContain(theirs.noticeCode().grouped()).contains("1 richiesta");
    }

    @Test
    @DisplayName("LIS-3: the actions of a row say which row they are about")
    void actions() {
        PaymentRequest mine = world.confirmed(me());
        navigate(PaymentsView.class);
        assertThat(links("Dettaglio").getFirst().href()).isEqualTo("pagamenti/" + mine.id());
        assertThat(links("Dettaglio").getFirst().text()).contains("della richiesta " + mine.noticeCode().grouped());
        assertThat(read(rowsDrawn().getFirst().selectFirst("button.row-action-danger"))).contains("Elimina", "della richiesta " + mine.noticeCode().grouped());
    }

    @Test
    @DisplayName("LIS-4: deleting asks first; the row stays as Eliminato and cannot be deleted again")
    void delete() {
        PaymentRequest mine = world.confirmed(me());
        navigate(PaymentsView.class);
        pressInRow(mine.id().toString());
        test($(ConfirmDialog.class).single()).confirm();
        assertThat(payments.find(me(), mine.id()).orElseThrow().state()).isEqualTo(PaymentState.DELETED);
        assertThat(rows()).singleElement().asString().contains("Eliminato").doesNotContain("Elimina della");
    }

    @Test
    @DisplayName("LIS-4: a payment that won the race is not deleted, and the person is told")
    void paidMeanwhile() {
        PaymentRequest mine = world.confirmed(me());
        navigate(PaymentsView.class);
        pressInRow(mine.id().toString());
        world.paid(mine);
        test($(ConfirmDialog.class).single()).confirm();
        assertThat($(ConfirmDialog.class).all()).anySatisfy(dialog ->
                assertThat(dialog.getElement().getProperty("header")).isEqualTo("La richiesta non è stata eliminata"));
        assertThat(rows()).singleElement().asString().contains("Pagato");
    }

    @Test
    @DisplayName("LIS-4: a page that names a row it does not have is not listened to")
    void inventedRow() {
        world.confirmed(me());
        PaymentRequest theirs = world.confirmed(World.SOMEBODY_ELSE);
        navigate(PaymentsView.class);
        pressInRow(theirs.id().toString());
        assertThat($(ConfirmDialog.class).exists()).isFalse();
    }

    @Test
    @DisplayName("LIS-5: the whole code is in the row, with a button that copies it without spaces")
    void code() {
        PaymentRequest mine = world.confirmed(me());
        navigate(PaymentsView.class);
        assertThat(rows().getFirst().replace(" ", "")).contains(mine.noticeCode().value());
        var copy = rowsDrawn().getFirst().selectFirst("button[data-copy]");
        assertThat(copy.attr("data-copy")).isEqualTo(mine.noticeCode().value());
        assertThat(read(copy)).contains("Copia il codice", "della richiesta " + mine.noticeCode().grouped());
    }

    @Test
    @DisplayName("LIS-7: pages of twenty, Mostra altri, the total announced, newest first")
    void pages() {
        for (int i = 0; i < 23; i++) {
            world.confirmed(me(), "Giulia Bianchi", (i + 1) + ".00");
        }
        navigate(PaymentsView.class);
        assertThat(rows()).hasSize(20);
        assertThat(rows().getFirst()).contains("23,00");
        assertThat(page()).contains("23 richieste, mostrate 20");
        press("Mostra altri");
        assertThat(rows()).hasSize(23).doesNotHaveDuplicates();
        assertThat(page()).contains("23 richieste").doesNotContain("mostrate");
        assertThat(hasButton("Mostra altri")).isFalse();
    }

    @Test
    @DisplayName("LIS-7: filter by state, kept in the address, and search, kept out of it; nothing found offers to clear")
    void filter() {
        PaymentRequest paid = world.confirmed(me(), "Anna Neri", "10.00");
        world.paid(paid);
        world.confirmed(me(), "Giulia Bianchi", "20.00");
        navigate(PaymentsView.class);
        state().setValue(PaymentState.PAID);
        go("pagamenti?stato=pagato", PaymentsView.class);
        assertThat(rows()).singleElement().asString().contains("Anna Neri");
        go("pagamenti", PaymentsView.class);
        test(field("Cerca")).setValue("bianchi");
        assertThat(rows()).singleElement().asString().contains("Giulia Bianchi");
        go("pagamenti?stato=pagato", PaymentsView.class);
        test(field("Cerca")).setValue("bianchi");
        assertThat(page()).contains("Nessuna richiesta corrisponde ai filtri");
        press("Azzera i filtri");
        assertThat(rows()).hasSize(2);
    }

    @Test
    @DisplayName("an empty list says why and what to do")
    void empty() {
        navigate(PaymentsView.class);
        assertThat(page()).contains("Non hai ancora richieste");
        assertThat(links("Nuovo pagamento")).hasSizeGreaterThan(1);
    }

    @Test
    @DisplayName("ACC-6, Home: welcome by first name, what is to pay by due date, the way to a new payment")
    void home() {
        PaymentRequest first = world.confirmed(me(), "Anna Neri", "10.00");
        world.paid(world.confirmed(me(), "Paolo Verdi", "30.00"));
        navigate(HomeView.class);
        assertThat(heading()).isEqualTo("Ciao, Mario");
        assertThat(page()).contains("Anna Neri", first.noticeCode().grouped(), "da pagare entro il").doesNotContain("Paolo Verdi");
        UI.getCurrent().navigate(PaymentsView.class);
    }

    private List<org.jsoup.nodes.Element> rowsDrawn() {
        return $(Drawn.class).withAttribute("role", "row").all().stream().map(ViewTest::html).toList();
    }

    @SuppressWarnings("unchecked")
    private Select<PaymentState> state() {
        return $(Select.class).withLabel("Stato").single();
    }
}
