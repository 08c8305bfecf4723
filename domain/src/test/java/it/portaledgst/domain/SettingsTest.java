package it.portaledgst.domain;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.payment.ReturnKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class SettingsTest extends DomainTest {

    @Autowired
    private Creditors creditors;
    @Autowired
    private PaymentTerms terms;
    @Autowired
    private Portal portal;

    @Test
    void defaultsAreTheSameForEveryProcess() {
        assertThat(creditors.creditors()).containsExactly(new Creditor("mimit", "80230390587", "Ministero delle Imprese e del Made in Italy", "",
                "IT60X0542811101000000123456", Map.of(), List.of(new Creditor.Station("80230390587", "80230390587_01", "01")), null));
        assertThat(terms).isEqualTo(new PaymentTerms(30, 3, Duration.ofHours(2)));
        assertThat(portal.returnUrl(ReturnKind.CANCELLED, "abc")).isEqualTo("http://localhost:8080/esito/annullato/abc");
    }

    @ParameterizedTest
    @EnumSource
    void returnAddressesNameTheirKind(ReturnKind kind) {
        var url = new Portal("https://pagamenti.example/").returnUrl(kind, "t");

        assertThat(url).startsWith("https://pagamenti.example/esito/").endsWith("/t");
        assertThat(ReturnKind.ofPathName(url.split("/")[4])).contains(kind);
    }
}
