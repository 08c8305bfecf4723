package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Stream;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.select.Select;
import it.portaledgst.domain.catalogue.Catalogue;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.payment.PaymentOrder;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.payment.PaymentsView;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ListFiltersTest extends ViewTest {

    @Autowired
    private Catalogue catalogue;

    @Test
    @DisplayName("LIS-7: by service and by the day of creation, from the address and by hand; the folded filters open when one is in use")
    void serviceAndPeriod() {
        LocalDate today = Dates.today(clock);
        world.confirmed(me(), "Anna Neri", "10.00");
        clock.let(Duration.ofDays(2));
        world.yearly(me(), today.getYear(), false);
        String of11 = "11-AUT_GEN_RAD";
        navigate(PaymentsView.class);
        assertThat(details().isOpen()).isFalse();
        assertThat(details().getSummaryText()).isEqualTo("Altri filtri e ordine");
        assertThat(rows()).hasSize(2);

        go("pagamenti?al=" + today, PaymentsView.class);
        assertThat(rows()).singleElement().asString().contains("Anna Neri");
        assertThat(details().isOpen()).isTrue();
        assertThat(details().getSummaryText()).contains("1 in uso");
        go("pagamenti?dal=" + today.plusDays(1) + "&al=" + today.plusDays(2), PaymentsView.class);
        assertThat(rows()).singleElement().asString().doesNotContain("Anna Neri");

        go("pagamenti", PaymentsView.class);
        test(service()).selectItem(catalogue.find(of11).map(entry -> entry.title() + " (" + of11 + ")").orElseThrow());
        test(day("Creata fino al")).setValue(today);
        assertThat(details().getSummaryText()).contains("2 in uso");
        assertThat(rows()).hasSize(1);
        test(day("Creata dal")).setValue(today.plusDays(1));
        assertThat(page()).contains("Nessuna richiesta corrisponde ai filtri");
        press("Azzera i filtri");
        assertThat(rows()).hasSize(2);
        assertThat(Stream.<HasValue<?, ?>>of(service(), day("Creata dal"), day("Creata fino al"))).allMatch(HasValue::isEmpty);
        assertThat(hasButton("Azzera i filtri")).isFalse();
    }

    @Test
    @DisplayName("an address that makes no sense shows the whole list")
    void nonsense() {
        world.confirmed(me());
        go("pagamenti?stato=x&servizio=99-X&dal=2026-02-30&al=domani&ordine=a-caso", PaymentsView.class);
        assertThat(rows()).hasSize(1);
        assertThat(details().isOpen()).isFalse();
        go("pagamenti?dal=%2B999999999-12-31", PaymentsView.class);
        assertThat(rows()).hasSize(1);
    }

    @Test
    @DisplayName("LIS-7: in the order asked for, across Mostra altri and with what arrives meanwhile in its place")
    void sorted() {
        for (int i = 1; i <= 23; i++) {
            world.confirmed(me(), "Giulia Bianchi", i + ".00");
        }
        go("pagamenti?ordine=importo", PaymentsView.class);
        assertThat(details().isOpen()).isTrue();
        assertThat(rows()).hasSize(20).first().asString().contains("23,00");
        assertThat(rows().getLast()).contains("4,00");

        world.confirmed(me(), "Anna Neri", "22.50");
        eventually("24 richieste");
        assertThat(rows()).hasSize(21);
        assertThat(rows().get(1)).contains("22,50");
        world.confirmed(me(), "Anna Neri", "2.50");
        eventually("25 richieste");
        assertThat(rows()).hasSize(21);

        press("Mostra altri");
        assertThat(rows()).hasSize(25).doesNotHaveDuplicates();
        assertThat(rows().get(22)).contains("2,50");
        assertThat(rows().getLast()).contains("1,00");
        world.confirmed(me(), "Anna Neri", "0.50");
        eventually("26 richieste");
        assertThat(rows()).hasSize(26).last().asString().contains("0,50");

        for (int i = 0; i < 22; i++) {
            world.confirmed(me(), "Anna Neri", "0.10");
        }
        eventually("48 richieste");
        if (hasButton("Mostra altri")) { // when all of them were news at once
            press("Mostra altri");
        }
        assertThat(rows()).hasSize(48).doesNotHaveDuplicates().last().asString().contains("0,10");

        order().setValue(PaymentOrder.NEWEST);
        go("pagamenti?ordine=scadenza", PaymentsView.class);
        assertThat(order().getValue()).isEqualTo(PaymentOrder.DUE_DATE);
        assertThat(rows().getFirst()).contains("0,10");
    }

    private NativeDetails details() {
        return $(NativeDetails.class).single();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<ServiceEntry> service() {
        return $(ComboBox.class).withLabel("Servizio").single();
    }

    private DatePicker day(String label) {
        return $(DatePicker.class).withLabel(label).single();
    }

    @SuppressWarnings("unchecked")
    private Select<PaymentOrder> order() {
        return $(Select.class).withLabel("Ordina per").single();
    }
}
