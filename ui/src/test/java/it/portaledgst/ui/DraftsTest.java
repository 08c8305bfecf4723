package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.payment.DebtorKind;
import it.portaledgst.domain.payment.KeptForm;
import it.portaledgst.domain.payment.PaymentDrafts;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.ui.home.HomeView;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.newpayment.RequestFormView;
import it.portaledgst.ui.newpayment.SummaryView;
import it.portaledgst.ui.payment.RequestView;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Forms left half-way, and forms filled in like last year. */
class DraftsTest extends ViewTest {

    private static final String FORM = "nuovo-pagamento/11-AUT_GEN_RAD";

    @Autowired
    private PaymentDrafts drafts;

    @Test
    @DisplayName("opening a form keeps nothing; each change keeps everything typed so far and says so")
    void keeps() {
        go(FORM, RequestFormView.class);
        assertThat(drafts.list(me())).isEmpty();

        test(field("Nome e cognome")).setValue("Giulia Bianchi");
        assertThat(drafts.list(me())).singleElement().satisfies(draft ->
                assertThat(draft.content()).containsEntry("fullName", "Giulia Bianchi"));
        assertThat(page()).contains("Dati salvati alle", "per 7 giorni");

        test(field("Nominativo di stazione")).setValue("IK2ABC");
        test($(TextArea.class).single()).setValue("contributo");
        test(privacy()).click();
        kind().setValue(DebtorKind.LEGAL_PERSON);
        assertThat(drafts.list(me())).singleElement().satisfies(draft -> assertThat(draft.content())
                .containsEntry("fullName", "Giulia Bianchi").containsEntry("field.nominativo", "IK2ABC")
                .containsEntry("field.note", "contributo").containsEntry("privacy", "true").containsEntry("kind", "LEGAL_PERSON"));
    }

    @Test
    @DisplayName("the home offers the unfinished form; it continues where it was left, every kind of field, also days later")
    void continues() {
        go("nuovo-pagamento/58-ISP_NAV", RequestFormView.class);
        $(DatePicker.class).all().getFirst().setValue(LocalDate.of(2027, 1, 5));
        test(field("Importo")).setValue("12,50");
        UUID id = only().id();
        go(FORM, RequestFormView.class);
        test(field("Codice Fiscale")).setValue("bnc");
        RadioButtonGroup<?> type = $(RadioButtonGroup.class).all().stream().filter(group -> group != kind()).findFirst().orElseThrow();
        test(type).selectItem("Rinnovo decennale");
        office().setValue(office().getGenericDataView().getItems().filter(each -> each.code().equals("ISP-SIC")).findFirst().orElseThrow());
        clock.let(Duration.ofDays(6));

        navigate(HomeView.class);
        assertThat(page()).contains("Hai 2 richieste non finite", "(11-AUT_GEN_RAD)", "(58-ISP_NAV)", "Ultima modifica");
        go(continueLink("(11-AUT_GEN_RAD)"), RequestFormView.class);
        assertThat(field("Codice Fiscale").getValue()).isEqualTo("bnc");
        assertThat(office().getValue().code()).isEqualTo("ISP-SIC");
        assertThat($(RadioButtonGroup.class).all().stream().filter(group -> group != kind()).findFirst().orElseThrow().getValue())
                .as("the choice is made again").isNotNull();

        go("nuovo-pagamento/58-ISP_NAV?bozza=" + id, RequestFormView.class);
        assertThat(field("Importo").getValue()).isEqualTo("12,50");
        assertThat($(DatePicker.class).all().getFirst().getValue()).isEqualTo("2027-01-05");
    }

    @Test
    @DisplayName("Elimina takes effect at once and can be taken back on the spot")
    void deleteAndUndo() {
        drafts.keep(me(), UUID.randomUUID(), "11-AUT_GEN_RAD", Map.of("fullName", "Giulia Bianchi"));
        navigate(HomeView.class);
        assertThat(page()).contains("Hai una richiesta non finita", "Per Giulia Bianchi");

        press("Elimina");
        assertThat(drafts.list(me())).isEmpty();
        assertThat(page()).contains("Hai eliminato la richiesta non finita").doesNotContain("Per Giulia Bianchi");
        press("Recupera la richiesta");
        assertThat(drafts.list(me())).hasSize(1);
        assertThat(page()).contains("Per Giulia Bianchi");

        press("Elimina");
        navigate(HomeView.class);
        assertThat(page()).doesNotContain("non finita");
    }

    @Test
    @DisplayName("somebody else's form is not opened: the address begins an empty one; nor is one of another service")
    void foreign() {
        UUID id = UUID.randomUUID();
        drafts.keep(World.SOMEBODY_ELSE, id, "11-AUT_GEN_RAD", Map.of("fullName", "Altra Persona"));
        go(FORM + "?bozza=" + id, RequestFormView.class);
        assertThat(field("Nome e cognome").getValue()).isEmpty();

        drafts.keep(me(), id, "51-ESA_RAD", Map.of("fullName", "Giulia Bianchi"));
        go(FORM + "?bozza=" + id, RequestFormView.class);
        assertThat(field("Nome e cognome").getValue()).isEmpty();
        go(FORM + "?bozza=nonsense", RequestFormView.class);
        assertThat(field("Nome e cognome").getValue()).isEmpty();
    }

    @Test
    @DisplayName("once confirmed the form is gone, its address leads to the request, for its owner only")
    void confirmed() {
        var request = world.yearly(me(), 2026, false);
        assertThat(drafts.list(me())).isEmpty();
        UUID key = UUID.randomUUID();
        drafts.keep(me(), key, "11-AUT_GEN_RAD", Map.of("amount", "5"));
        var confirmed = world.confirmedWithKey(me(), key);
        go(FORM + "?bozza=" + key, RequestView.class);
        assertThat(page()).contains(confirmed.noticeCode().grouped()).doesNotContain(request.noticeCode().grouped());
    }

    @Test
    @DisplayName("who goes on in a second tab after the first one sent the form is told that nothing is kept")
    void sentFromAnotherTab() {
        UUID key = UUID.randomUUID();
        go(FORM + "?bozza=" + key, RequestFormView.class);
        field("Nome e cognome").setValue("Giulia Bianchi");
        assertThat(page()).contains("Dati salvati alle");
        world.confirmedWithKey(me(), key);

        field("Nome e cognome").setValue("Giulia Verdi");
        assertThat(page()).contains("Questo modulo è già stato inviato").doesNotContain("Dati salvati alle");
        assertThat(drafts.list(me())).isEmpty();
    }

    @Test
    @DisplayName("Come l’anno scorso: data taken over, year moved on, amount and consent left to the person")
    void likeLastYear() {
        int year = thisYear();
        PaymentRequest paid = world.yearly(me(), year - 1, true);
        navigate(HomeView.class);
        assertThat(page()).contains("Come l’anno scorso", "Crea la richiesta " + year + " per Giulia Bianchi");

        go(links("Crea la richiesta " + year).getFirst().href(), RequestFormView.class);
        assertThat(field("Nome e cognome").getValue()).isEqualTo("Giulia Bianchi");
        assertThat(field("Codice Fiscale").getValue()).isEqualTo(paid.debtor().taxId().number());
        assertThat(field("Anno di riferimento").getValue()).isEqualTo(String.valueOf(year));
        assertThat($(TextArea.class).single().getValue()).isEqualTo("contributo " + year);
        assertThat(field("Importo").getValue()).isEmpty();
        assertThat(privacy().getValue()).isFalse();
        assertThat(page()).contains("l’ultima volta era 5,00").doesNotContain("Forse hai già fatto");
        assertThat(drafts.list(me())).as("it can be continued later").hasSize(1);
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath()).isEqualTo(FORM);

        test(field("Importo")).setValue("5");
        test(privacy()).click();
        press("Continua");
        press("Conferma");
        navigate(HomeView.class);
        assertThat(page()).doesNotContain("Come l’anno scorso");
    }

    @Test
    @DisplayName("a probable duplicate is told on the form and in the summary, with a link, and does not forbid")
    void duplicate() {
        int year = thisYear();
        PaymentRequest paid = world.yearly(me(), year - 1, true);
        PaymentRequest already = world.yearly(me(), year, false);
        go(FORM + "?come=" + paid.id(), RequestFormView.class);
        assertThat(page()).contains("Forse hai già fatto questa richiesta", already.noticeCode().grouped());

        test(field("Importo")).setValue("5");
        test(privacy()).click();
        press("Continua");
        assertThat(getCurrentView()).isInstanceOf(SummaryView.class);
        assertThat(page()).contains("Forse hai già fatto questa richiesta", "l’anno " + year);
        assertThat(links(already.noticeCode().grouped()).getFirst().href()).isEqualTo("pagamenti/" + already.id());
        press("Conferma");
        assertThat(getCurrentView()).isInstanceOf(RequestView.class);
    }

    @Test
    @DisplayName("a paid yearly request offers the next year; somebody else's or an unpaid one fills in nothing")
    void fromTheRequest() {
        int year = thisYear();
        PaymentRequest paid = world.yearly(me(), year, true);
        go("pagamenti/" + paid.id(), RequestView.class);
        go(links("Crea la stessa richiesta per un altro anno").getFirst().href(), RequestFormView.class);
        assertThat(field("Anno di riferimento").getValue()).isEqualTo(String.valueOf(year + 1));

        for (PaymentRequest other : List.of(world.yearly(World.SOMEBODY_ELSE, year - 1, true), world.yearly(me(), year - 1, false))) {
            go(FORM + "?come=" + other.id(), RequestFormView.class);
            assertThat(field("Nome e cognome").getValue()).isEmpty();
        }
    }

    private int thisYear() {
        return Dates.today(clock).getYear();
    }

    private KeptForm only() {
        return drafts.list(me()).getFirst();
    }

    private String continueLink(String service) {
        String code = service.substring(1, service.length() - 1);
        return links("Continua").stream().map(link -> link.href()).filter(href -> href.contains(code)).findFirst().orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<DebtorKind> kind() {
        return $(RadioButtonGroup.class).withLabel("Tipo di soggetto").single();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Office> office() {
        return $(ComboBox.class).withLabel("Ufficio territoriale").single();
    }
}
