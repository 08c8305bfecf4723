package it.portaledgst.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.catalogue.Causale;
import it.portaledgst.domain.catalogue.Choice;
import it.portaledgst.domain.catalogue.FieldType;
import it.portaledgst.domain.catalogue.OfficeCriterion;
import it.portaledgst.domain.catalogue.OnlyWith;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.catalogue.ServiceField;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaymentDescriptionTest {

    private static final Causale PLAIN = new Causale(null);

    @Test
    void saysWhatIsPaidAndForWhichFile() {
        assertThat(PaymentDescription.of(service("Autorizzazione generale", text("nominativo", PLAIN),
                        field("anno_riferimento", FieldType.YEAR, new Causale("anno"), null), field("dal", FieldType.DATE, new Causale("dal"), null)),
                Map.of("nominativo", "IK1ABC", "anno_riferimento", "2026", "dal", "2026-03-01")))
                .isEqualTo("11-AUT_GEN_RAD IK1ABC anno 2026 dal 01/03/2026 Autorizzazione generale");
    }

    @Test
    void saysNothingOfAFieldThatIsNotAsked() {
        var service = service("Contributo", field("tipo", FieldType.CHOICE, PLAIN, null),
                field("anno_riferimento", FieldType.YEAR, PLAIN, new OnlyWith("tipo", List.of("CONTRIBUTO_ANNUO"))));

        assertThat(PaymentDescription.of(service, Map.of("tipo", "CONTRIBUTO_ANNUO", "anno_riferimento", "2026")))
                .isEqualTo("11-AUT_GEN_RAD CONTRIBUTO ANNUO 2026 Contributo");
        assertThat(PaymentDescription.of(service, Map.of("tipo", "RINNOVO", "anno_riferimento", "2026")))
                .isEqualTo("11-AUT_GEN_RAD RINNOVO Contributo");
    }

    @Test
    void isPlainAsciiAndNeverTooLong() {
        var description = PaymentDescription.of(
                service("Attività «libera» dell’ufficio ".repeat(10), text("numero_pratica", PLAIN), text("numero_richiesta", PLAIN)),
                Map.of("numero_pratica", "P/1", "numero_richiesta", "x".repeat(200)));

        assertThat(description).hasSizeLessThanOrEqualTo(140).matches("[\\x20-\\x7e]+")
                .startsWith("11-AUT_GEN_RAD P/1 Attivita libera dell'ufficio").doesNotContain("xx");
    }

    @Test
    void aReferenceIsWholeWithinWhatEveryChannelCarriesOrLeftOut() {
        var service = service("Contributo", text("uno", PLAIN), text("due", PLAIN));
        int room = Causale.LONGEST - "11-AUT_GEN_RAD".length() - 1;

        assertThat(PaymentDescription.of(service, Map.of("uno", "1".repeat(room), "due", "2"))).startsWith("11-AUT_GEN_RAD " + "1".repeat(room) + " C");
        assertThat(PaymentDescription.of(service, Map.of("uno", "1".repeat(room + 1), "due", "2"))).isEqualTo("11-AUT_GEN_RAD 2 Contributo");
    }

    @Test
    void keepsPersonsOut() {
        var description = PaymentDescription.of(service("Contributo", text("note", null), text("nome_nave", null), text("numero_pratica", PLAIN)),
                Map.of("note", "Mario Rossi", "numero_pratica", "RSSMRA80A01H501U", "nome_nave", "Mario"));

        assertThat(description).isEqualTo("11-AUT_GEN_RAD Contributo");
    }

    private static ServiceField text(String name, Causale causale) {
        return field(name, FieldType.TEXT, causale, null);
    }

    private static ServiceField field(String name, FieldType type, Causale causale, OnlyWith onlyWith) {
        return new ServiceField(name, name, type, false, List.of(new Choice("RINNOVO", "Rinnovo")), null, null, null, null,
                null, null, null, null, causale, onlyWith);
    }

    private static ServiceEntry service(String title, ServiceField... fields) {
        return new ServiceEntry("11-AUT_GEN_RAD", true, title, "Oggetto", List.of(), null, OfficeCriterion.RESIDENZA_DEBITORE,
                true, List.of(fields), List.of(), List.of(), List.of(), "9/0712110AP/", null);
    }
}
