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
        var creditors = new ServiceCreditors(catalogue("second"), settings("A"));

        assertThat(creditors.of(catalogue(null).find("A").orElseThrow()).key()).isEqualTo("first");
        assertThat(creditors.of(catalogue("second").find("B").orElseThrow()).key()).isEqualTo("second");
    }

    @Test
    void catalogueAndSettingsMustAgree() {
        assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> new ServiceCreditors(catalogue("third"), settings("A")))
                .withMessage("the service B is to be paid to the creditor third, which portale.creditors does not have.");
        for (var notItsOwn : List.of("B", "C")) {
            assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> new ServiceCreditors(catalogue("second"), settings(notItsOwn)))
                    .withMessage("the creditor first has an iban for " + notItsOwn + ", which is no service of its own.");
        }
    }

    private static Creditors settings(String serviceWithIban) {
        var station = List.of(new Creditor.Station("33333333333", "33333333333_01", "01"));
        return new Creditors(List.of(new Creditor("first", "11111111115", "Ente uno", "", IBAN, Map.of(serviceWithIban, IBAN), station),
                new Creditor("second", "22222222220", "Ente due", "", IBAN, Map.of(), station)));
    }

    private static Catalogue catalogue(String creditorOfB) {
        var yaml = """
                fields: {}
                services:
                  - {code: A, codeVerified: false, title: A, subject: A, criterion: UFFICIO_FISSO, enabled: true, fields: [], taxonomy: A}
                  - {code: B, codeVerified: false, title: B, subject: B, criterion: UFFICIO_FISSO, enabled: true, fields: [], taxonomy: B%s}
                """.formatted(creditorOfB == null ? "" : ", creditor: " + creditorOfB);
        return new Catalogue(new FieldRules(new Offices(), Clock.systemUTC()), new ByteArrayResource(yaml.getBytes()));
    }
}
