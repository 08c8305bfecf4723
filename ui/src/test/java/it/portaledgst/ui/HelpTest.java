package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.ui.support.SupportView;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HelpTest extends ViewTest {

    @Test
    @DisplayName("SUP-2, SUP-4, SUP-5: the notice code, no PEC, administrative questions to the office with its contacts")
    void warnings() {
        navigate(SupportView.class);
        assertThat(page()).contains("è necessario il codice avviso", "non da una PEC",
                "direttamente all’ufficio competente", "Ispettorato territoriale Lombardia", "dgst.div05@pec.mimit.gov.it");
    }

    @Test
    @DisplayName("SUP-1: the page says where to write and does not pretend to send")
    void mailLink() {
        navigate(SupportView.class);
        assertThat(links("Scrivi a assistenza@portale.example").getFirst().href())
                .isEqualTo("mailto:assistenza@portale.example?subject=Richiesta%20di%20supporto");
        assertThat(page()).contains("il messaggio parte solo quando lo invii da lì");
        assertThat(hasButton("Invia")).isFalse();
    }

    @Test
    @DisplayName("SUP-3: opened from a payment, the message carries its notice code; anything else is ignored")
    void aboutAPayment() {
        PaymentRequest request = world.confirmed(me());
        go("supporto?avviso=" + request.noticeCode().value(), SupportView.class);
        assertThat(links("Scrivi a").getFirst().href()).contains("codice%20avviso%20" + request.noticeCode().value());
        go("supporto?avviso=%3Cscript%3E", SupportView.class);
        assertThat(links("Scrivi a").getFirst().href()).endsWith("?subject=Richiesta%20di%20supporto");
    }
}
