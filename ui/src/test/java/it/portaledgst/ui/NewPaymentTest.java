package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.UI;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Province;
import it.portaledgst.domain.payment.DebtorKind;
import it.portaledgst.domain.payment.PaymentFilter;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Drawn;
import it.portaledgst.ui.newpayment.RequestFormView;
import it.portaledgst.ui.newpayment.ServicesView;
import it.portaledgst.ui.newpayment.SummaryView;
import it.portaledgst.ui.payment.RequestView;
import it.portaledgst.ui.problem.NotFoundView;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NewPaymentTest extends ViewTest {

    private static final String FORM = "nuovo-pagamento/11-AUT_GEN_RAD";

    @Test
    @DisplayName("NEW-1, NEW-4: every enabled service with title, code and Seleziona; demonstration codes visibly marked")
    void allServices() {
        navigate(ServicesView.class);
        assertThat(titles()).hasSizeGreaterThan(15)
                .contains("Autorizzazione generale per l'impianto e l'esercizio di stazione radioamatoriale (11-AUT_GEN_RAD)");
        assertThat(links("Seleziona")).hasSameSizeAs(titles());
        assertThat(page()).contains("codice dimostrativo", titles().size() + " servizi");
    }

    @Test
    @DisplayName("NEW-2: code, part of a code in small letters and keyword find the same service")
    void search() {
        navigate(ServicesView.class);
        for (String text : List.of("11-AUT_GEN_RAD", "aut_gen_rad")) {
            test(field("Cerca un servizio")).setValue(text);
            assertThat(titles()).singleElement().asString().contains("(11-AUT_GEN_RAD)");
            assertThat(page()).contains("1 servizio");
        }
        test(field("Cerca un servizio")).setValue("radioamatore");
        assertThat(titles()).anyMatch(title -> title.contains("(11-AUT_GEN_RAD)"));
    }

    @Test
    @DisplayName("NEW-3: a keyword that is not in the title finds the service")
    void keyword() {
        navigate(ServicesView.class);
        test(field("Cerca un servizio")).setValue("walkie talkie");
        assertThat(titles()).singleElement().asString().contains("(54-DEB_POT)").doesNotContainIgnoringCase("walkie");
    }

    @Test
    @DisplayName("NEW-5: no result is said, with what to do; the search may come with the address")
    void nothing() {
        go("nuovo-pagamento?q=zzzz", ServicesView.class);
        assertThat(titles()).containsExactly("Nessun servizio corrisponde alla ricerca");
        assertThat(page()).contains("Nessun servizio trovato", "Prova con un’altra parola");
    }

    @Test
    @DisplayName("NEW-6: a disabled service is not listed and has no form")
    void disabled() {
        go("nuovo-pagamento?q=73-SAN_CE", ServicesView.class);
        assertThat(page()).contains("Nessun servizio trovato");
        go("nuovo-pagamento/73-SAN_CE", NotFoundView.class);
    }

    @Test
    @DisplayName("CRE-1, CRE-2: card with subject, laws, page, amounts as information; instructions")
    void card() {
        go(FORM, RequestFormView.class);
        assertThat(page()).contains("Contributo per nuova autorizzazione", "D.lgs. 259/2003 art. 135", "Importi pubblicati",
                "Sono solo un’informazione", "Ufficio competente", "Istruzioni", "Fonte:", "Pagina del Ministero «Radioamatori»");
        assertThat(links("Pagina del Ministero").getFirst().href()).startsWith("https://");
    }

    @Test
    @DisplayName("CRE-3: the fields depend on the service")
    void ownFields() {
        go(FORM, RequestFormView.class);
        assertThat(page()).contains("Nominativo", "Note");
        go("nuovo-pagamento/58-ISP_NAV", RequestFormView.class);
        assertThat(page()).contains("Porto").doesNotContain("Nominativo di stazione");
    }

    @Test
    @DisplayName("CRE-3: a field that belongs to a choice comes and goes with it; what was typed does not stay behind")
    void followsTheChoice() {
        go(FORM, RequestFormView.class);
        assertThat(labels()).doesNotContain("Anno di riferimento");
        fill();
        assertThat(labels()).doesNotContain("Anno di riferimento");
        test(ownChoice()).selectItem("Contributo annuo");
        press("Continua");
        assertThat(page()).contains("Compila il campo «Anno di riferimento»");

        test(field("Anno di riferimento")).setValue("2026");
        test(ownChoice()).selectItem("Rinnovo decennale");
        press("Continua");
        assertThat(getCurrentView()).isInstanceOf(SummaryView.class);
        assertThat(page()).doesNotContain("Anno di riferimento");
    }

    @Test
    @DisplayName("CRE-4: a period that ends before it begins is told at its end; days out of range are not offered")
    void period() {
        go("nuovo-pagamento/53-NOM_SPEC", RequestFormView.class);
        LocalDate today = Dates.today(clock);
        assertThat(date("Periodo dal").getMin()).isEqualTo(today.minusYears(1));
        assertThat(date("Periodo dal").getMax()).isEqualTo(today.plusYears(2));
        test(date("Periodo dal")).setValue(today.plusDays(2));
        test(date("Periodo al")).setValue(today.plusDays(1));
        press("Continua");
        assertThat(date("Periodo al").getErrorMessage())
                .isEqualTo("La data di «Periodo al» non può essere prima di quella di «Periodo dal»: correggi una delle due.");
        test(date("Periodo al")).setValue(today.plusDays(2));
        press("Continua");
        assertThat(date("Periodo al").isInvalid()).isFalse();
    }

    @Test
    @DisplayName("CRE-8 (CRE-5, CRE-6, CRE-7): the three warnings are on the form's page")
    void warnings() {
        go(FORM, RequestFormView.class);
        assertThat(page()).contains("dati del soggetto debitore", "L’importo non è predeterminato dal sistema",
                "l’ufficio competente verifica che l’importo sia corretto");
    }

    @Test
    @DisplayName("CRE-4: Continua is refused while something is missing; every error beside its field and in the summary")
    void missing() {
        go(FORM, RequestFormView.class);
        press("Continua");
        assertThat(heading()).contains("(11-AUT_GEN_RAD)");
        assertThat(page()).contains("Ci sono", "errori da correggere");
        for (String sentence : List.of("Inserisci nome e cognome del debitore", "Inserisci il codice fiscale del debitore",
                "Inserisci l’indirizzo e-mail", "Scegli l’ufficio territoriale", "Inserisci l’importo",
                "Per continuare devi acconsentire")) {
            assertThat(page().split(sentence, -1)).as("twice: " + sentence).hasSizeGreaterThanOrEqualTo(3);
        }
        assertThat(field("Nome e cognome").isInvalid()).isTrue();
        assertThat(field("Nome e cognome").getElement().getProperty("required")).isEqualTo("true");
        assertThat(UI.getCurrent().getInternals().getTitle()).startsWith("Errore: ");
    }

    @Test
    @DisplayName("CRE-4: a wrong tax code, e-mail or amount is explained; what was typed stays")
    void wrong() {
        go(FORM, RequestFormView.class);
        fill();
        test(field("Codice Fiscale")).setValue("RSSMRA80A01H501X");
        test(field("E-mail")).setValue("giulia.example");
        test(field("Importo")).setValue("1.000,5.0");
        press("Continua");
        assertThat(page()).contains("Il codice fiscale non è corretto", "L’indirizzo e-mail non è corretto",
                "Scrivi l’importo con la virgola", "Ci sono 3 errori");
        assertThat(field("Codice Fiscale").getValue()).isEqualTo("RSSMRA80A01H501X");
    }

    @Test
    @DisplayName("f.5: an amount that could be two is asked for again with its cents; the English way to write one is understood")
    void amountsOfTwoLanguages() {
        go(FORM, RequestFormView.class);
        fill();
        test(field("Importo")).setValue("1.050");
        press("Continua");
        assertThat(page()).contains("Scrivi anche i centesimi", "C’è un errore");
        test(field("Importo")).setValue("1,050.30");
        press("Continua");
        assertThat(heading()).isEqualTo("Controlla i dati");
        assertThat(page()).contains("1.050,30\u00a0€");
    }

    @Test
    @DisplayName("CRE-5: nothing is prefilled until the person asks with Usa i miei dati")
    void mine() {
        go(FORM, RequestFormView.class);
        assertThat(field("Nome e cognome").getValue()).isEmpty();
        assertThat(field("Codice Fiscale").getValue()).isEmpty();
        press("Usa i miei dati");
        assertThat(field("Nome e cognome").getValue()).isEqualTo("Mario Rossi");
        assertThat(field("Codice Fiscale").getValue()).isEqualTo("RSSMRA80A01H501U");
        assertThat(field("E-mail").getValue()).isEqualTo("mario.rossi@example.org");
    }

    @Test
    @WithCitizen(taxCode = "")
    @DisplayName("g.3: a sign-in without tax code works, and says so")
    void noTaxCode() {
        go(FORM, RequestFormView.class);
        press("Usa i miei dati");
        assertThat(field("Codice Fiscale").getValue()).isEmpty();
        assertThat(page()).contains("non comunica un codice fiscale");
    }

    @Test
    @DisplayName("CRE-6: the amount starts empty also when amounts are published")
    void amountNeverPrefilled() {
        go("nuovo-pagamento/51-ESA_RAD", RequestFormView.class);
        assertThat(page()).contains("25,00");
        assertThat(field("Importo").getValue()).isEmpty();
    }

    @Test
    @DisplayName("a.5: Persona giuridica asks for the Denominazione")
    void company() {
        go(FORM, RequestFormView.class);
        kind().setValue(DebtorKind.LEGAL_PERSON);
        assertThat(field("Denominazione").isVisible()).isTrue();
    }

    @Test
    @DisplayName("d.2: the province proposes the office, which can be changed, and the card shows it")
    void proposedOffice() {
        go(FORM, RequestFormView.class);
        province("MI");
        assertThat(office().getValue().code()).isEqualTo("ISP-LOM");
        assertThat(page()).contains("dgst.div05@pec.mimit.gov.it");
        office().setValue(office().getGenericDataView().getItems().filter(each -> each.code().equals("ISP-SIC")).findFirst().orElseThrow());
        assertThat(page()).contains("Ispettorato territoriale Sicilia");
    }

    @Test
    @DisplayName("CRE-9: the summary shows every value and creates nothing; Modifica keeps what was typed")
    void summary() {
        go(FORM, RequestFormView.class);
        fill();
        press("Continua");
        assertThat(heading()).isEqualTo("Controlla i dati");
        assertThat(page()).contains("Persona fisica", "Giulia Bianchi", "BNCGLI90A41H501E", "giulia@example.org",
                "giulia@pec.it", "IK2ABC", "Rinnovo", "Ispettorato territoriale Lombardia", "Milano (MI)", "1.050,30",
                "contributo 2026");
        assertThat(mine(null)).isEmpty();

        go(links("Modifica").getFirst().href(), RequestFormView.class);
        assertThat(field("Nome e cognome").getValue()).isEqualTo("Giulia Bianchi");
        assertThat(field("Importo").getValue()).isEqualTo("1.050,30");
        assertThat(privacy().getValue()).isTrue();
        assertThat(office().getValue().code()).isEqualTo("ISP-LOM");
    }

    @Test
    @DisplayName("CRE-9, CRE-10: Conferma creates exactly one request, also when pressed twice or after going back")
    void confirm() {
        go(FORM, RequestFormView.class);
        fill();
        press("Continua");
        var confirm = button("Conferma");
        assertThat(confirm.isDisableOnClick()).isTrue();
        String summary = UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters();
        confirm.click();
        confirm.click();
        go(summary, RequestView.class);

        assertThat(mine(null)).singleElement().satisfies(request -> {
            assertThat(request.state()).isEqualTo(PaymentState.TO_PAY);
            assertThat(request.noticeCode().value()).hasSize(18);
            assertThat(request.amount()).isEqualByComparingTo("1050.30");
            assertThat(request.debtor().fullName()).isEqualTo("Giulia Bianchi");
            assertThat(request.fields()).containsEntry("nominativo", "IK2ABC").containsEntry("note", "contributo 2026");
            assertThat(request.dueDate()).isNotNull();
            assertThat(page()).contains(request.noticeCode().grouped(), "Da pagare");
        });
    }

    @Test
    @DisplayName("CRE-9: two forms open at once make two requests and do not mix")
    void twoForms() {
        for (String amount : List.of("10", "20")) {
            go(FORM, RequestFormView.class);
            assertThat(field("Nome e cognome").getValue()).isEmpty();
            fill();
            test(field("Importo")).setValue(amount);
            press("Continua");
            press("Conferma");
        }
        assertThat(mine(null)).extracting(request -> request.amount().toString()).containsExactlyInAnyOrder("10.00", "20.00");
    }

    @Test
    @DisplayName("CRE-11: the summary says that no debt arises and that the request can be deleted")
    void noDuty() {
        go(FORM, RequestFormView.class);
        fill();
        press("Continua");
        assertThat(page()).contains("Non si apre una posizione debitoria", "finché non è pagata puoi eliminarla");
    }

    @Test
    @DisplayName("the summary of a form that does not exist any more leads to a new form")
    void lostDraft() {
        go(FORM + "/riepilogo?bozza=00000000-0000-0000-0000-000000000000", RequestFormView.class);
    }

    private RadioButtonGroup<?> ownChoice() {
        return $(RadioButtonGroup.class).all().stream().filter(group -> group != kind()).findFirst().orElseThrow();
    }

    private List<String> labels() {
        return $(TextField.class).all().stream().map(TextField::getLabel).toList();
    }

    private DatePicker date(String label) {
        return $(DatePicker.class).withLabel(label).single();
    }

    private void fill() {
        kind().setValue(DebtorKind.NATURAL_PERSON);
        test(field("Nome e cognome")).setValue("Giulia Bianchi");
        test(field("Codice Fiscale")).setValue("bnc gli 90a41 h501e");
        test(field("Indirizzo PEC")).setValue("giulia@pec.it");
        test(field("E-mail")).setValue("giulia@example.org");
        test(field("Nominativo di stazione")).setValue("IK2ABC");
        test(ownChoice()).selectItem("Rinnovo decennale");
        province("MI");
        test(field("Importo")).setValue("1.050,30");
        test($(TextArea.class).single()).setValue("contributo 2026");
        test(privacy()).click();
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<DebtorKind> kind() {
        return $(RadioButtonGroup.class).withLabel("Tipo di soggetto").single();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Office> office() {
        return $(ComboBox.class).withLabel("Ufficio territoriale").single();
    }

    @SuppressWarnings("unchecked")
    private void province(String sigla) {
        ComboBox<Province> box = $(ComboBox.class).withLabel("Provincia di residenza del debitore").single();
        box.setValue(box.getGenericDataView().getItems().filter(each -> each.sigla().equals(sigla)).findFirst().orElseThrow());
    }

    private List<String> titles() {
        var drawn = $(Drawn.class).all().stream().flatMap(part -> html(part).select("h2").stream()).map(ViewTest::read);
        return Stream.concat(drawn, $(H2.class).all().stream().map(H2::getText)).filter(title -> title.contains("(") || title.startsWith("Nessun")).toList();
    }

    private List<PaymentRequest> mine(PaymentState state) {
        return payments.list(me(), new PaymentFilter(state, null), null, 50).rows();
    }
}
