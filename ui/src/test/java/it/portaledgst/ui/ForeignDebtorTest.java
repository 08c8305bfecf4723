package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Province;
import it.portaledgst.domain.payment.Address;
import it.portaledgst.domain.payment.KeptForm;
import it.portaledgst.domain.payment.PaymentDrafts;
import it.portaledgst.domain.payment.PaymentFilter;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.newpayment.RequestFormView;
import it.portaledgst.ui.newpayment.SummaryView;
import it.portaledgst.ui.payment.PaymentsView;
import it.portaledgst.ui.payment.RequestView;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The debtor of every country, the address, and the office that was proposed. */
class ForeignDebtorTest extends ViewTest {

    private static final String FORM = "nuovo-pagamento/11-AUT_GEN_RAD";
    private static final String COUNTRY = "Paese che ha rilasciato l’identificativo";
    private static final String NUMBER = "Identificativo fiscale estero";

    @Autowired
    private PaymentDrafts drafts;

    @Test
    @DisplayName("A2, f.3: no Italian code is an explicit choice; then country and number are asked, the code is not")
    void choice() {
        go(FORM, RequestFormView.class);
        assertThat(none().getValue()).isFalse();
        assertThat(shown(NUMBER)).isFalse();
        assertThat(shown("Codice Fiscale")).isTrue();
        test(none()).click();
        assertThat(shown(NUMBER)).isTrue();
        assertThat(countries(COUNTRY).isVisible()).isTrue();
        assertThat(shown("Codice Fiscale")).isFalse();

        press("Continua");
        assertThat(page()).contains("Scegli il Paese che ha rilasciato", "Inserisci l’identificativo fiscale del debitore nel Paese scelto")
                .doesNotContain("Inserisci il codice fiscale del debitore");
    }

    @Test
    @DisplayName("the countries are named in the page’s language and Italy is none of them; accents do not matter")
    void countryNames() {
        go(FORM, RequestFormView.class);
        test(none()).click();
        assertThat(names(countries(COUNTRY))).contains("Germania", "San Marino", "Stati Uniti").doesNotContain("Italia");
        assertThat(names(countries("Paese"))).contains("Italia", "Germania");
        speak(Locale.GERMAN);
        go(FORM, RequestFormView.class);
        assertThat(names($(ComboBox.class).withLabel("Land").single())).contains("Italien", "Deutschland");
    }

    @Test
    @DisplayName("f.2, f.3: a wrong number is explained: shape, VAT number of the Union, Italian code; any other is taken")
    void wrongNumbers() {
        go(FORM, RequestFormView.class);
        fillForeign("DE", "n° 1");
        press("Continua");
        assertThat(page()).contains("L'identificativo fiscale estero ha al massimo 35");
        test(field(NUMBER)).setValue("DE136695975");
        press("Continua");
        assertThat(page()).contains("La partita IVA non è corretta per il Paese scelto");
        test(field(NUMBER)).setValue("rssmra80a01h501u");
        press("Continua");
        assertThat(page()).contains("Questo è un codice fiscale italiano");
        test(field(NUMBER)).setValue("12/345/67890");
        press("Continua");
        assertThat(getCurrentView()).isInstanceOf(SummaryView.class);
    }

    @Test
    @DisplayName("CRE-9: summary, request, list and its search show the foreign number and the address")
    void wholeWay() {
        go(FORM, RequestFormView.class);
        fillForeign("DE", "de 136 695 976");
        address();
        press("Continua");
        assertThat(page()).contains("DE136695976 (Germania)", "Hauptstraße 12a, 10115 Berlin, Bayern, Germania")
                .doesNotContain("Codice Fiscale", "ANONIMO", "pagoPA non accetta");
        press("Conferma");
        assertThat(getCurrentView()).isInstanceOf(RequestView.class);
        assertThat(page()).contains("DE136695976 (Germania)", "Hauptstraße 12a, 10115 Berlin, Bayern, Germania")
                .doesNotContain("Codice Fiscale", "ANONIMO");
        PaymentRequest request = only();
        assertThat(request.debtor().taxId()).isEqualTo(new TaxId("DE", "DE136695976"));
        assertThat(request.debtor().address())
                .isEqualTo(new Address("Hauptstraße", "12a", "10115", "Berlin", "Bayern", "DE"));
        assertThat(request.proposedOfficeCode()).as("no province, no proposal").isNull();

        navigate(PaymentsView.class);
        test(field("Cerca")).setValue("136695976");
        assertThat(page()).contains("Jürgen Müller");
    }

    @Test
    @DisplayName("an address is optional; a half one is refused part by part, opened and told; in Italy the CAP has 5 digits")
    void halfAddress() {
        go(FORM, RequestFormView.class);
        assertThat($(NativeDetails.class).withClassName("optional-part").single().isOpen()).isFalse();
        fillForeign("DE", "123");
        test(field("Numero civico")).setValue("1");
        $(NativeDetails.class).withClassName("optional-part").single().setOpen(false);
        press("Continua");
        assertThat($(NativeDetails.class).withClassName("optional-part").single().isOpen()).isTrue();
        assertThat(page()).contains("Indica la via dell'indirizzo", "Indica la città dell'indirizzo");

        test(field("Via o piazza")).setValue("Via Roma");
        test(field("Città")).setValue("Roma");
        countries("Paese").setValue("IT");
        test(field("CAP o codice postale")).setValue("185");
        press("Continua");
        assertThat(page()).contains("Il CAP di un indirizzo italiano ha 5 cifre");
        test(field("CAP o codice postale")).setValue("00185");
        provinceBox("Provincia").setValue(province(provinceBox("Provincia"), "RM"));
        press("Continua");
        assertThat(page()).contains("Via Roma 1, 00185 Roma (RM)").doesNotContain("Italia)");
    }

    @Test
    @DisplayName("each part of the address takes what pagoPA takes")
    void limits() {
        go(FORM, RequestFormView.class);
        assertThat(List.of(field("Via o piazza"), field("Numero civico"), field("CAP o codice postale"), field("Città")))
                .extracting(TextField::getMaxLength).containsExactly(70, 16, 16, 35);
        countries("Paese").setValue("CH");
        assertThat(field("Provincia, regione o Stato").getMaxLength()).isEqualTo(35);
    }

    @Test
    @DisplayName("the country of the number is proposed for the address as long as nothing is written there")
    void countryOfTheAddress() {
        go(FORM, RequestFormView.class);
        test(none()).click();
        countries(COUNTRY).setValue("CH");
        assertThat(countries("Paese").getValue()).isEqualTo("CH");
        test(field("Città")).setValue("Lugano");
        countries(COUNTRY).setValue("DE");
        assertThat(countries("Paese").getValue()).isEqualTo("CH");
    }

    @Test
    @DisplayName("an e-mail that pagoPA does not take is told while typing and in the summary, and forbids nothing")
    void emailForPagopa() {
        go(FORM, RequestFormView.class);
        fillForeign("IE", "1234567T");
        assertThat(page()).doesNotContain("pagoPA non accetta");
        test(field("E-mail")).setValue("j.o'brien@example.org");
        assertThat(page()).contains("pagoPA non accetta alcuni caratteri dell’indirizzo e-mail");
        press("Continua");
        assertThat(page()).contains("Controlla i dati", "pagoPA non accetta alcuni caratteri dell’indirizzo e-mail");
        press("Conferma");
        assertThat(only().debtor().email()).isEqualTo("j.o'brien@example.org");
    }

    @Test
    @DisplayName("drafts keep the choice, both sides of it and the address")
    void draft() {
        go(FORM, RequestFormView.class);
        test(field("Codice Fiscale")).setValue("bnc");
        fillForeign("DE", "12/345");
        address();
        UUID id = drafts.list(me()).getFirst().id();

        go(FORM + "?bozza=" + id, RequestFormView.class);
        assertThat(none().getValue()).isTrue();
        assertThat(countries(COUNTRY).getValue()).isEqualTo("DE");
        assertThat(field(NUMBER).getValue()).isEqualTo("12/345");
        assertThat($(NativeDetails.class).withClassName("optional-part").single().isOpen()).isTrue();
        assertThat(field("Via o piazza").getValue()).isEqualTo("Hauptstraße");
        assertThat(field("Provincia, regione o Stato").getValue()).isEqualTo("Bayern");
        test(none()).click();
        assertThat(field("Codice Fiscale").getValue()).isEqualTo("bnc");
        assertThat(drafts.list(me())).extracting(KeptForm::content)
                .allSatisfy(content -> assertThat(content).containsEntry("foreign", "false"));
    }

    @Test
    @DisplayName("Come l’anno scorso and the duplicate check tell apart debtors without an Italian code")
    void again() {
        int year = Dates.today(clock).getYear();
        var german = new TaxId("DE", "12/345/67890");
        var paid = world.yearly(me(), german, year - 1, true);
        go(FORM + "?come=" + paid.id(), RequestFormView.class);
        assertThat(none().getValue()).isTrue();
        assertThat(countries(COUNTRY).getValue()).isEqualTo("DE");
        assertThat(field(NUMBER).getValue()).isEqualTo("12/345/67890");
        assertThat(field("Via o piazza").getValue()).isEqualTo("Hauptstraße");
        assertThat(page()).doesNotContain("Forse hai già fatto");

        world.yearly(me(), new TaxId("AT", "12/345/67890"), year, false);
        go(FORM + "?come=" + paid.id(), RequestFormView.class);
        assertThat(page()).as("another person").doesNotContain("Forse hai già fatto");
        world.yearly(me(), new TaxId("DE", "1234567890"), year, false);
        go(FORM + "?come=" + paid.id(), RequestFormView.class);
        assertThat(page()).contains("Forse hai già fatto questa richiesta");
    }

    @Test
    @WithCitizen(taxCode = "TINDE-12345678901")
    @DisplayName("g.3: Usa i miei dati takes over the number of another country that the sign-in passes")
    void mineForeign() {
        go(FORM, RequestFormView.class);
        press("Usa i miei dati");
        assertThat(none().getValue()).isTrue();
        assertThat(countries(COUNTRY).getValue()).isEqualTo("DE");
        assertThat(field(NUMBER).getValue()).isEqualTo("12345678901");
    }

    @Test
    @DisplayName("CRE-5: Usa i miei dati with an Italian code takes the choice back")
    void mineItalian() {
        go(FORM, RequestFormView.class);
        test(none()).click();
        press("Usa i miei dati");
        assertThat(none().getValue()).isFalse();
        assertThat(field("Codice Fiscale").getValue()).isEqualTo("RSSMRA80A01H501U");
    }

    @Test
    @DisplayName("d.2: the proposed office is kept beside the chosen one, and shown when they differ")
    void bothOffices() {
        go(FORM, RequestFormView.class);
        fillForeign("DE", "123");
        var residence = provinceBox("Provincia di residenza del debitore");
        residence.setValue(province(residence, "MI"));
        press("Continua");
        assertThat(page()).contains("Ispettorato territoriale Lombardia").doesNotContain("Ufficio proposto");

        go(links("Modifica").getFirst().href(), RequestFormView.class);
        office("ISP-SIC");
        press("Continua");
        assertThat(page()).contains("Ufficio proposto", "Ispettorato territoriale Lombardia", "Ispettorato territoriale Sicilia");
        press("Conferma");
        assertThat(only().officeCode()).isEqualTo("ISP-SIC");
        assertThat(only().proposedOfficeCode()).isEqualTo("ISP-LOM");
    }

    private void fillForeign(String country, String number) {
        test(field("Nome e cognome")).setValue("Jürgen Müller");
        test(none()).click();
        countries(COUNTRY).setValue(country);
        test(field(NUMBER)).setValue(number);
        test(field("E-mail")).setValue("jurgen@example.org");
        test(field("Nominativo di stazione")).setValue("IK2ABC");
        RadioButtonGroup<?> type = $(RadioButtonGroup.class).all().stream()
                .filter(group -> !"Tipo di soggetto".equals(group.getLabel())).findFirst().orElseThrow();
        test(type).selectItem("Rinnovo decennale");
        office("ISP-LOM");
        test(field("Importo")).setValue("10");
        test(privacy()).click();
    }

    private void address() {
        $(NativeDetails.class).withClassName("optional-part").single().setOpen(true);
        test(field("Via o piazza")).setValue("Hauptstraße");
        test(field("Numero civico")).setValue("12a");
        test(field("CAP o codice postale")).setValue("10115");
        test(field("Città")).setValue("Berlin");
        test(field("Provincia, regione o Stato")).setValue("Bayern");
    }

    @SuppressWarnings("unchecked")
    private void office(String code) {
        ComboBox<Office> box = $(ComboBox.class).withLabel("Ufficio territoriale").single();
        box.setValue(box.getGenericDataView().getItems().filter(each -> each.code().equals(code)).findFirst().orElseThrow());
    }

    private Checkbox none() {
        return $(Checkbox.class).withLabel("Il debitore non ha un codice fiscale italiano").single();
    }

    private boolean shown(String label) {
        return $(TextField.class).withLabel(label).exists();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> countries(String label) {
        return $(ComboBox.class).withLabel(label).single();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Province> provinceBox(String label) {
        return $(ComboBox.class).withLabel(label).single();
    }

    private static Province province(ComboBox<Province> box, String sigla) {
        return box.getGenericDataView().getItems().filter(each -> each.sigla().equals(sigla)).findFirst().orElseThrow();
    }

    private static List<String> names(ComboBox<String> box) {
        return box.getGenericDataView().getItems().map(box.getItemLabelGenerator()::apply).toList();
    }

    private PaymentRequest only() {
        return payments.list(me(), new PaymentFilter(null, null), null, 9).rows().getFirst();
    }
}
