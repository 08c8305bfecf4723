package it.portaledgst.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.portaledgst.domain.Creditor;
import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.WrongSetting;
import it.portaledgst.domain.office.Offices;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;

class ServiceCreditorsTest {

    private static final String IBAN = "IT60X0542811101000000123456";

    @Test
    void aServiceIsPaidToWhomItNamesOrToTheFirst() {
        var creditors = new ServiceCreditors(catalogue("second"), settings("61-AA"));

        assertThat(creditors.of(catalogue(null).find("61-AA").orElseThrow()).key()).isEqualTo("first");
        assertThat(creditors.of(catalogue("second").find("62-BB").orElseThrow()).key()).isEqualTo("second");
    }

    @Test
    void catalogueAndSettingsMustAgree() {
        assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> new ServiceCreditors(catalogue("third"), settings("61-AA")))
                .withMessage("the service 62-BB is to be paid to the creditor third, which portale.creditors does not have.");
        for (var notItsOwn : List.of("62-BB", "63-CC")) {
            assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> new ServiceCreditors(catalogue("second"), settings(notItsOwn)))
                    .withMessage("the creditor first has an iban for " + notItsOwn + ", which is no service of its own.");
        }
    }

    private static Creditors settings(String serviceWithIban) {
        var station = List.of(new Creditor.Station("33333333333", "33333333333_01", "01"));
        return new Creditors(List.of(new Creditor("first", "11111111115", "Ente uno", "", IBAN, Map.of(serviceWithIban, IBAN), station, null),
                new Creditor("second", "22222222220", "Ente due", "", IBAN, Map.of(), station, null)));
    }

    private static Catalogue catalogue(String creditorOfB) {
        var yaml = """
                taxonomies: {9/0712110AP/: Altro}
                fields:
                  note: {label: Note, type: TEXT}
                services:
                  - {code: 61-AA, codeVerified: false, title: A, subject: A, laws: [L], criterion: UFFICIO_FISSO, enabled: true,
                     fields: [{name: note, required: false}], keywords: [a], taxonomy: 9/0712110AP/}
                  - {code: 62-BB, codeVerified: false, title: B, subject: B, laws: [L], criterion: UFFICIO_FISSO, enabled: true,
                     fields: [{name: note, required: false}], keywords: [b], taxonomy: 9/0712110AP/%s}
                """.formatted(creditorOfB == null ? "" : ", creditor: " + creditorOfB);
        return new Catalogue(new FieldRules(new Offices(Clock.systemUTC()), Clock.systemUTC()), new ShippedCatalogue(new ByteArrayResource(yaml.getBytes())));
    }
}
