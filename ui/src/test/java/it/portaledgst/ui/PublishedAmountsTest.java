package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.catalogue.Choice;
import it.portaledgst.domain.payment.PaymentDrafts;
import it.portaledgst.ui.newpayment.RequestFormView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PublishedAmountsTest extends ViewTest {

    private static final String FORM = "nuovo-pagamento/11-AUT_GEN_RAD";

    @Autowired
    private PaymentDrafts drafts;

    @AfterEach
    void italianAgain() {
        speak(Locale.ITALY);
    }

    @Test
    @DisplayName("CRE-1: the card has what was published for the service, with law and source")
    void onTheCard() {
        go(FORM, RequestFormView.class);
        assertThat(amounts()).hasSize(2).allSatisfy(amount -> assertThat(amount).contains("Norma: D.lgs. 259/2003 all. 25 art. 35",
                "Fonte: Pagina del Ministero «Radioamatori»").doesNotContain("non ufficiale"));
        assertThat(page()).contains("Sono solo un’informazione").doesNotContain("«non ufficiale»");

        go("nuovo-pagamento/54-DEB_POT", RequestFormView.class);
        assertThat(amounts()).hasSize(6).allSatisfy(amount -> assertThat(amount).contains("non ufficiale"));
        go("nuovo-pagamento/53-NOM_SPEC", RequestFormView.class);
        assertThat(amounts()).isEmpty();
        assertThat(page()).contains("Nessun importo pubblicato");
    }

    @Test
    @DisplayName("CRE-6: the published amounts follow what is typed, the surcharge of the month is marked, the amount stays empty")
    void follow() {
        clock.freeze(LocalDate.parse("2026-03-10").atTime(12, 0).atZone(PaymentTerms.ROME).toInstant());
        go(FORM, RequestFormView.class);
        choose("Rinnovo decennale");
        assertThat(amounts()).singleElement().asString().contains("50,00");

        choose("Contributo annuo");
        test(field("Anno di riferimento")).setValue("2026");
        assertThat(amounts()).hasSize(2).last().asString().contains("versato a marzo", "5,05", "non ufficiale", "all. 25 art. 4");
        assertThat(page()).contains("Ciò che è segnato «non ufficiale»");

        test(field("Anno di riferimento")).setValue("2025");
        assertThat(amounts()).last().asString().contains("lo comunica l'ufficio").doesNotContain("€");
        assertThat($(TextField.class).all()).filteredOn(input -> input.getLabel().equals("Importo")).singleElement()
                .extracting(TextField::getValue).isEqualTo("");
    }

    @Test
    @DisplayName("what was typed before and is kept counts from the beginning")
    void keptForm() {
        var id = UUID.randomUUID();
        drafts.keep(me(), id, "11-AUT_GEN_RAD", Map.of("field.tipo_richiesta", "RINNOVO"));

        go(FORM + "?bozza=" + id, RequestFormView.class);
        assertThat(amounts()).singleElement().asString().contains("50,00");
    }

    @Test
    @DisplayName("the mark is said in the language of the page, the facts stay Italian")
    void inEnglish() {
        speak(Locale.ENGLISH);
        go("nuovo-pagamento/65-NO_ELE", RequestFormView.class);
        assertThat(amounts()).singleElement().asString().contains("Importo storico", "83.97", "not official", "Source:");
    }

    private void choose(String label) {
        @SuppressWarnings("unchecked")
        RadioButtonGroup<Choice> kind = $(RadioButtonGroup.class).all().stream().filter(group -> "Tipo di richiesta".equals(group.getLabel()))
                .findFirst().orElseThrow();
        test(kind).selectItem(label);
    }

    private List<String> amounts() {
        var facts = $(Div.class).withClassName("amount-facts").single();
        return $(ListItem.class).from(facts).all().stream().map(item -> read(item).replaceAll(" +", " ")).toList();
    }
}
