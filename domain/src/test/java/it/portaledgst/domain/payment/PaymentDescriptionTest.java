package it.portaledgst.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.catalogue.FieldType;
import it.portaledgst.domain.catalogue.OfficeCriterion;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.catalogue.ServiceField;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaymentDescriptionTest {

    @Test
    void saysWhatIsPaidAndForWhichFile() {
        assertThat(PaymentDescription.of(service("Autorizzazione generale", "nominativo", "anno_riferimento"),
                Map.of("nominativo", "IK1ABC", "anno_riferimento", "2026")))
                .isEqualTo("11-AUT_GEN_RAD Autorizzazione generale IK1ABC 2026");
    }

    @Test
    void isPlainAsciiAndNeverTooLong() {
        var description = PaymentDescription.of(
                service("Attività «libera» dell’ufficio ".repeat(10), "numero_pratica", "numero_richiesta"),
                Map.of("numero_pratica", "P/1", "numero_richiesta", "x".repeat(200)));

        assertThat(description).hasSizeLessThanOrEqualTo(140).matches("[\\x20-\\x7e]+")
                .startsWith("11-AUT_GEN_RAD Attivita libera dell'ufficio").contains("P/1");
    }

    @Test
    void keepsPersonsOut() {
        var description = PaymentDescription.of(service("Contributo", "note", "data_nascita", "numero_pratica", "nome_nave"),
                Map.of("note", "Mario Rossi", "data_nascita", "1980-01-01", "numero_pratica", "RSSMRA80A01H501U",
                        "nome_nave", "Mario"));

        assertThat(description).isEqualTo("11-AUT_GEN_RAD Contributo");
    }

    private static ServiceEntry service(String title, String... fields) {
        return new ServiceEntry("11-AUT_GEN_RAD", true, title, "Oggetto", List.of(), null,
                OfficeCriterion.RESIDENZA_DEBITORE, true, List.of(),
                Stream.of(fields).map(name -> new ServiceField(name, name, FieldType.TEXT, false, null, null, null, null,
                        null)).toList(), List.of(), List.of(), "9/0712110AP/", null);
    }
}
