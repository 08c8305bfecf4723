package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.NativeDetails;
import it.portaledgst.domain.payment.CheckoutProblem;
import it.portaledgst.domain.payment.OnlineAttempt;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.RequestDocuments;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.payment.ReturnKind;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.payment.RequestView;
import it.portaledgst.ui.payment.ReturnView;
import it.portaledgst.ui.problem.NotFoundView;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class RequestTest extends ViewTest {

    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private RequestDocuments documents;
    private PaymentRequest request;

    @BeforeEach
    void oneRequest() {
        request = world.confirmed(me());
    }

    @Test
    @DisplayName("PAY-1, LIS-5: the code to copy and the two ways to pay")
    void twoWays() {
        world.noticeReady(request);
        open();
        assertThat(page()).contains(request.noticeCode().grouped(), "Copia il codice", "Paga online",
                "Pagamento sul territorio", "Scarica avviso (PDF, 83 kB)", "Giulia Bianchi", "50,00");
        assertThat(hasButton("Procedi al pagamento")).isTrue();
        assertThat(links("Scarica avviso").getFirst().href()).isEqualTo("pagamenti/" + request.id() + "/avviso.pdf");
    }

    @Test
    @DisplayName("PAY-1: the notice is there with German and with English beside Italian, too; older ones are not")
    void twoLanguages() {
        world.noticesReady(request);
        open();
        assertThat(links("Avviso in italiano e tedesco").getFirst().href()).isEqualTo("pagamenti/" + request.id() + "/avviso-de.pdf");
        assertThat(links("Avviso in italiano e inglese").getFirst().href()).isEqualTo("pagamenti/" + request.id() + "/avviso-en.pdf");
        request = world.confirmed(me());
        world.noticeReady(request);
        open();
        assertThat(page()).contains("Scarica avviso (PDF, 83 kB)").doesNotContain("Avviso in italiano e");
    }

    @Test
    @DisplayName("NEW-6: a request keeps the labels it was filled in with, also when its service has left the catalogue")
    void keepsItsVersion() {
        jdbc.sql("""
                insert into service_version (service_code, version, content_hash, content, valid_from)
                select '11-ANDATO_VIA', 3, repeat('0', 64), jsonb_set(content, '{fields,0,label}', '"Etichetta di allora"'), now()
                from service_version where service_code = '11-AUT_GEN_RAD' on conflict do nothing""").update();
        jdbc.sql("update payment_request set service_code = '11-ANDATO_VIA', service_version = 3 where id = ?")
                .param(request.id()).update();
        open();
        assertThat(page()).contains("Etichetta di allora", "(11-ANDATO_VIA)", request.serviceTitle())
                .doesNotContain("Nominativo di stazione");
    }

    @Test
    @DisplayName("CRE-12: the due date is on the page")
    void dueDate() {
        open();
        assertThat(page()).contains("Scadenza", Dates.day(request.dueDate(), Locale.ITALIAN));
    }

    @Test
    @DisplayName("PAY-1: a notice not yet produced is said to be in preparation and turns up by itself")
    void noticeTurnsUp() {
        open();
        assertThat(page()).contains("L’avviso è in preparazione");
        world.noticeReady(request);
        eventually("Scarica avviso (PDF, 83 kB)");
    }

    @Test
    @DisplayName("PAY-2: Procedi al pagamento asks for pagoPA's page, shows it, and leaves when the address is there")
    void proceed() {
        open();
        press("Procedi al pagamento");
        assertThat(page()).contains("Apriamo pagoPA…");
        assertThat(hasButton("Procedi al pagamento")).isFalse();
        world.checkoutAnswers(attempt().id());
        eventually("Ti portiamo su pagoPA…");
        assertThat(links("Continua su pagoPA").getFirst().href()).isEqualTo("http://127.0.0.1:8090/checkout/pay/1");
    }

    @Test
    @DisplayName("PAY-2: when pagoPA refuses, the page says why, that no money moved and what to do")
    void refused() {
        open();
        press("Procedi al pagamento");
        world.checkoutRefuses(attempt().id(), CheckoutProblem.PAID_OR_PAYING);
        eventually("Per pagoPA questo avviso è già pagato o è in corso di pagamento");
        assertThat(page()).contains("Non ti è stato addebitato nulla");
        assertThat(hasButton("Procedi al pagamento")).isTrue();
    }

    @Test
    @DisplayName("PAY-4, PAY-5: coming back with OK leaves the request to pay, says that it may take minutes, offers no second payment")
    void cameBackOk() {
        String token = world.cameBack(me(), request, ReturnKind.OK);
        world.checked(attempt().id());
        go("esito/ok/" + token, RequestView.class);
        assertThat(page()).contains("Pagamento inviato, in attesa di conferma", "può richiedere qualche minuto",
                "non ripetere il pagamento", "Ultimo controllo con pagoPA alle");
        assertThat(hasButton("Procedi al pagamento")).isFalse();
        assertThat(now().state()).isEqualTo(PaymentState.TO_PAY);
    }

    @Test
    @DisplayName("PAY-5: the page turns to paid by itself when pagoPA's receipt arrives, and then shows the receipt (LIS-6)")
    void turnsPaid() {
        world.cameBack(me(), request, ReturnKind.OK);
        open();
        world.paid(request);
        eventually("pagoPA ha confermato il pagamento");
        assertThat(page()).contains("Pagato", "La ricevuta è in preparazione").doesNotContain("Paga online");
        world.receiptReady(request);
        eventually("Scarica ricevuta (PDF, 83 kB)");
        assertThat(links("Scarica ricevuta").getFirst().href()).isEqualTo("pagamenti/" + request.id() + "/ricevuta.pdf");
    }

    @Test
    @DisplayName("PAY-3: cancelled and failed attempts are told as such and can be repeated")
    void otherReturns() {
        String cancelled = world.cameBack(me(), request, ReturnKind.CANCELLED);
        go("esito/annullato/" + cancelled, RequestView.class);
        assertThat(page()).contains("Hai annullato il pagamento");
        assertThat(hasButton("Procedi al pagamento")).isTrue();

        PaymentRequest other = world.confirmed(me());
        String failed = world.cameBack(me(), other, ReturnKind.ERROR);
        go("esito/errore/" + failed, RequestView.class);
        assertThat(page()).contains("Il pagamento non è riuscito", "non ripetere il pagamento e scrivi al supporto");
    }

    @Test
    @DisplayName("PAY-3: what failed has a document, on the page and in the life, also after another attempt has succeeded")
    void negativeOutcome() {
        open();
        press("Procedi al pagamento");
        UUID attempt = attempt().id();
        world.checkoutRefuses(attempt, CheckoutProblem.FAILING);
        eventually("pagoPA non riesce ad avviare i");
        world.outcomeReady(attempt);
        eventually("Esito negativo del tentativo");
        assertThat(links("Scarica l’esito negativo (PDF)")).hasSize(2)
                .allMatch(link -> link.href().equals("pagamenti/" + request.id() + "/tentativi/" + attempt + "/esito.pdf"));
        assertThat(page()).contains("non è andato a buon fine");

        world.paid(request);
        eventually("pagoPA ha confermato il pagamento");
        assertThat(links("Scarica l’esito negativo (PDF)")).hasSize(1);
        assertThat(page()).doesNotContain("non è andato a buon fine");
    }

    @Test
    @DisplayName("an invented return address finds nothing")
    void inventedReturn() {
        go("esito/ok/not-a-token", NotFoundView.class);
        go("esito/forse/x", NotFoundView.class);
    }

    @Test
    @DisplayName("PAY-6, PAY-7: on the due day it can be paid; the day after neither paid online nor with the notice")
    void expired() {
        world.noticeReady(request);
        clock.let(Duration.between(clock.instant(), request.dueDate().atTime(23, 0).atZone(Dates.ROME).toInstant()));
        open();
        assertThat(hasButton("Procedi al pagamento")).isTrue();
        UUID old = request.id();

        var openPage = button("Procedi al pagamento");
        clock.let(Duration.ofHours(2));
        openPage.click();
        assertThat(payments.find(me(), old).orElseThrow().lastAttempt()).as("refused also when called directly").isNull();

        open();
        assertThat(page()).contains("Scaduto", "non può più essere pagata").doesNotContain("Scarica avviso");
        assertThat(hasButton("Procedi al pagamento")).isFalse();
        assertThat(hasButton("Elimina")).isFalse();
        assertThat(documents.notice(me(), old)).isEmpty();
    }

    @Test
    @DisplayName("PAY-8: paid and deleted requests offer no payment and no deletion")
    void over() {
        world.paid(request);
        open();
        assertThat(hasButton("Procedi al pagamento")).isFalse();
        assertThat(hasButton("Elimina")).isFalse();
        PaymentRequest deleted = world.confirmed(me());
        payments.delete(me(), deleted.id());
        go("pagamenti/" + deleted.id(), RequestView.class);
        assertThat(page()).contains("Richiesta eliminata", "Eliminato");
        assertThat(hasButton("Procedi al pagamento")).isFalse();
    }

    @Test
    @DisplayName("LIS-4: deleting asks first, names the request, and leaves it as Eliminato")
    void delete() {
        open();
        press("Elimina");
        ConfirmDialog dialog = $(ConfirmDialog.class).single();
        assertThat(test(dialog).getText()).contains(request.noticeCode().grouped(), "Giulia Bianchi", "50,00");
        test(dialog).cancel();
        assertThat(now().state()).isEqualTo(PaymentState.TO_PAY);
        press("Elimina");
        test($(ConfirmDialog.class).single()).confirm();
        assertThat(now().state()).isEqualTo(PaymentState.DELETED);
        assertThat(page()).contains("Eliminato");
    }

    @Test
    @DisplayName("LIS-4: no deletion while an online payment is open, and the page says why")
    void notWhilePaying() {
        world.cameBack(me(), request, ReturnKind.WAITING);
        open();
        assertThat(hasButton("Elimina")).isFalse();
        assertThat(page()).contains("quando il pagamento online in corso si sarà concluso");
    }

    @Test
    @DisplayName("LIS-2: somebody else's request does not exist for me: page not found")
    void notMine() {
        PaymentRequest theirs = world.confirmed(World.SOMEBODY_ELSE);
        go("pagamenti/" + theirs.id(), NotFoundView.class);
        assertThat(page()).doesNotContain(theirs.noticeCode().grouped(), "Giulia Bianchi");
        go("pagamenti/" + UUID.randomUUID(), NotFoundView.class);
        go("pagamenti/xyz", NotFoundView.class);
    }

    @Test
    @DisplayName("LIS-2: coming back from somebody else's payment shows nothing of it")
    void notMyReturn() {
        PaymentRequest theirs = world.confirmed(World.SOMEBODY_ELSE);
        String token = world.cameBack(World.SOMEBODY_ELSE, theirs, ReturnKind.OK);
        go("esito/ok/" + token, NotFoundView.class);
    }

    @Test
    @DisplayName("PAY-2: who paid an integrator's request goes on to the page that the integrator has named, signed in or not")
    void goesOn() {
        PaymentRequest theirs = world.confirmed(World.SOMEBODY_ELSE);
        UUID attempt = payments.startOnlinePayment(World.SOMEBODY_ELSE, theirs.id(), "https://soci.example/quote?socio=7").id();
        go("esito/ok/" + world.returnToken(attempt, ReturnKind.OK), ReturnView.class);
        assertThat(UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .flatMap(call -> call.getInvocation().getParameters().stream()).map(String::valueOf))
                .contains("https://soci.example/quote?socio=7&requestId=" + theirs.id() + "&outcome=OK");
        assertThat(payments.attempt(World.SOMEBODY_ELSE, attempt).orElseThrow().returned()).isEqualTo(ReturnKind.OK);
    }

    @Test
    @DisplayName("Aggiorna stato reads the state again and says when")
    void refresh() {
        open();
        press("Aggiorna stato");
        assertThat(page()).contains("Stato letto alle");
    }

    @Test
    @DisplayName("the life of a request is told in plain steps")
    void life() {
        open();
        assertThat(page()).contains("Richiesta creata", "In attesa del pagamento", "Pagamento confermato da pagoPA",
                "Ricevuta disponibile");
    }

    @Test
    @DisplayName("PAY-6: attempts to pay online are told as they went; while one is open, when pagoPA was last asked; earlier ones are folded")
    void attempts() {
        UUID failed = payments.startOnlinePayment(me(), request.id()).id();
        world.checkoutRefuses(failed, CheckoutProblem.NO_ANSWER);
        open();
        assertThat(page()).contains("Pagamento online avviato", "La pagina di pagoPA non si è aperta", "In attesa del pagamento");
        assertThat($(NativeDetails.class).exists()).isFalse();

        world.cameBack(me(), request, ReturnKind.OK);
        clock.let(Duration.ofMinutes(5));
        world.checked(now().lastAttempt().id());
        eventually("ultima richiesta alle " + Dates.time(clock.instant()));
        assertThat(page()).contains("Verifichiamo con pagoPA se hai pagato", "Ritorno da pagoPA: pagamento inviato")
                .doesNotContain("In attesa del pagamento");
        var earlier = $(NativeDetails.class).single();
        assertThat(earlier.getSummaryText()).isEqualTo("Tentativi precedenti (1)");
        assertThat(read(earlier)).contains("Pagamento online avviato", "non si è aperta").doesNotContain("Ritorno");

        earlier.setOpen(true);
        world.paid(request);
        eventually("Ricevuta in preparazione");
        assertThat($(NativeDetails.class).single().isOpen()).as("news does not fold what was opened").isTrue();
        assertThat(page()).contains("Pagamento confermato da pagoPA").doesNotContain("Verifichiamo con pagoPA se hai pagato");
    }

    @Test
    @DisplayName("the page stops listening when it is left")
    void stopsListening() {
        open();
        UI.getCurrent().navigate("pagamenti");
        world.noticeReady(request);
        assertThat(heading()).isEqualTo("Elenco pagamenti");
    }

    private void open() {
        go("pagamenti/" + request.id(), RequestView.class);
    }

    private PaymentRequest now() {
        return payments.find(me(), request.id()).orElseThrow();
    }

    private OnlineAttempt attempt() {
        return now().lastAttempt();
    }

    @Test
    @DisplayName("a payment that does not fit is told at once, and what was decided on it")
    void underReview() {
        PaymentRequest request = world.confirmed(me(), "Giulia Bianchi", "50.00");
        go("pagamenti/" + request.id(), RequestView.class);
        assertThat(page()).doesNotContain("Un pagamento da controllare");
        var receipt = world.paid(request, new BigDecimal("49.00"));
        eventually("Un pagamento da controllare");
        assertThat(page()).contains("un pagamento di 49,00\u00a0€", "non pagare di nuovo", "Da pagare");
        world.toRefund(receipt);
        eventually("Un pagamento da rimborsare");
        assertThat(page()).doesNotContain("Un pagamento da controllare");
    }

    @Test
    @DisplayName("LIS-4: a deletion can be undone until the last day; what cannot be undone says why")
    void restored() {
        PaymentRequest request = world.confirmed(me());
        payments.delete(me(), request.id());
        go("pagamenti/" + request.id(), RequestView.class);
        press("Ripristina la richiesta");
        assertThat(page()).contains("Richiesta ripristinata", "Da pagare", "Procedi al pagamento");
        payments.delete(me(), request.id());
        eventually("Ripristina la richiesta");
        world.paid(request);
        press("Ripristina la richiesta");
        assertThat(page()).contains("È arrivato un pagamento per questa richiesta", "Eliminato");

        clock.let(Duration.ofDays(40));
        go("pagamenti/" + request.id(), RequestView.class);
        assertThat(hasButton("Ripristina la richiesta")).isFalse();
    }
}
