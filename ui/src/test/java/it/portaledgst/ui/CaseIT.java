package it.portaledgst.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Set;
import java.util.UUID;

import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.support.DueKind;
import it.portaledgst.domain.support.NewSupportRequest;
import it.portaledgst.domain.support.Routing;
import it.portaledgst.domain.support.SupportCategory;
import it.portaledgst.domain.support.SupportDesk;
import it.portaledgst.domain.support.SupportLifecycle;
import it.portaledgst.domain.support.SupportPriority;
import it.portaledgst.domain.support.SupportRequests;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CaseIT extends BrowserTest {

    private static final Staff LUCIO = new Staff("https://sso.example", "lucio", "Lucio Sala", Set.of(StaffRole.OPERATOR), "DGST-CEN");

    @Autowired
    private SupportRequests support;
    @Autowired
    private SupportLifecycle lifecycle;
    @Autowired
    private SupportDesk desk;

    @Test
    @DisplayName("a clerk sees the payment a case is about, reads what was answered in a similar one and goes on writing with it")
    void paymentAndSimilarCases() {
        PaymentRequest payment = world.confirmed(citizen, "Ottavia Settembrini", "50.00");
        UUID before = at(payment, "La ricevuta non si scarica più.");
        desk.answer(LUCIO, before, 1, "Gentile utente,\nla ricevuta è nella pagina della richiesta.");
        UUID now = at(payment, "Dove sono le ricevute?");
        SIGN_IN.worksAs("OPERATORE");

        open("/richieste-da-lavorare/" + now);
        assertThat(page.getByText("Da pagare").first()).isVisible();
        assertThat(page.getByText("Ottavia Settembrini")).hasCount(0);
        check("76-richiesta-di-supporto");
        page.getByText("Risposta a S-").first().click();
        assertThat(page.getByText("la ricevuta è nella pagina della richiesta.")).isVisible();
        check("77-risposta-simile");
        button("Aggiungi al testo");
        assertThat(page.getByLabel("Testo per la persona")).hasValue("Gentile utente,\nla ricevuta è nella pagina della richiesta.");
        assertThat(page.getByLabel("Testo per la persona")).isFocused();
        link("Apri nella ricerca pagamenti").click();
        assertThat(page.getByText("Ottavia Settembrini").first()).isVisible();
    }

    private UUID at(PaymentRequest payment, String message) {
        var id = support.open(citizen, new NewSupportRequest(UUID.randomUUID(), SupportCategory.STATO_PAGAMENTO, payment.noticeCode().value(), null, null,
                null, false, false, false, "anna@posta.example", false, message, "it")).id();
        lifecycle.route(id, new Routing("DGST-CEN", SupportPriority.MEDIA, 10, DueKind.LAVORATIVI, null, "R11"));
        return id;
    }
}
