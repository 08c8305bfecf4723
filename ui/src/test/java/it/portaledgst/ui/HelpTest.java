package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.support.NewSupportRequest;
import it.portaledgst.domain.support.SupportCategory;
import it.portaledgst.domain.support.SupportDrafts;
import it.portaledgst.domain.support.SupportRequest;
import it.portaledgst.domain.support.SupportRequests;
import it.portaledgst.domain.support.SupportState;
import it.portaledgst.ui.home.HomeView;
import it.portaledgst.ui.problem.NotFoundView;
import it.portaledgst.ui.support.AskView;
import it.portaledgst.ui.support.SupportRequestView;
import it.portaledgst.ui.support.SupportView;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class HelpTest extends ViewTest {

    @Autowired
    private SupportRequests requests;
    @Autowired
    private SupportDrafts drafts;

    @Test
    @DisplayName("SUP-2, SUP-4, SUP-5: the notice code, no PEC, administrative questions to the office with its contacts")
    void warnings() {
        navigate(SupportView.class);
        assertThat(page()).contains("direttamente all’ufficio competente", "Ispettorato territoriale Lombardia", "dgst.div05@pec.mimit.gov.it");
        navigate(AskView.class);
        assertThat(page()).contains("è necessario il codice avviso", "non una PEC", "vanno rivolte all’ufficio competente");
    }

    @Test
    @DisplayName("SUP-1: who asked for nothing yet is told what will be here, and where to write if the form fails")
    void nothingYet() {
        navigate(SupportView.class);
        assertThat(page()).contains("Non hai richieste di supporto");
        assertThat(links("assistenza@portale.example").getFirst().href()).isEqualTo("mailto:assistenza@portale.example");
    }

    @Test
    @DisplayName("SUP-1, SUP-7: a technical problem is sent once, gets a number and a state, and is in the list")
    void sent() {
        navigate(AskView.class);
        choose(SupportCategory.TECNICO);
        field("E-mail per la risposta").setValue("mario.rossi@posta.example");
        message().setValue("La pagina resta bianca.");
        press("Invia la richiesta");
        assertThat(getCurrentView()).isInstanceOf(SupportRequestView.class);
        SupportRequest sent = requests.mine(me(), null, 1).getFirst();
        assertThat(heading()).isEqualTo("Richiesta di supporto " + sent.number());
        assertThat(page()).contains("Abbiamo ricevuto la richiesta", "mario.rossi@posta.example", "La pagina resta bianca.");
        navigate(SupportView.class);
        assertThat(rows().getFirst()).contains(sent.number(), "Segnalare un problema tecnico", "Inviata");
    }

    @Test
    @DisplayName("SUP-2: the state of a payment cannot be asked for without its code; the error stands at the field and in the summary")
    void codeNeeded() {
        navigate(AskView.class);
        choose(SupportCategory.STATO_PAGAMENTO);
        message().setValue("Ho pagato ieri.");
        press("Invia la richiesta");
        assertThat(getCurrentView()).isInstanceOf(AskView.class);
        assertThat(notice().getErrorMessage()).contains("Indica il codice avviso");
        assertThat(links("Indica il codice avviso").getFirst().href()).isEqualTo("#campo-noticeCode");
    }

    @Test
    @DisplayName("SUP-3: opened from a payment its code is there; one's own codes are offered; anything else is ignored")
    void aboutAPayment() {
        PaymentRequest request = world.confirmed(me());
        go("supporto/nuova?avviso=" + request.noticeCode().value(), AskView.class);
        assertThat(notice().getValue()).isEqualTo(request.noticeCode().value());
        assertThat(test(notice()).getSuggestionItems()).contains(request.noticeCode().value());
        message().setValue("A che punto è?");
        press("Invia la richiesta");
        assertThat(links(request.noticeCode().grouped()).getFirst().href()).isEqualTo("pagamenti/" + request.id());
        go("supporto/nuova?avviso=%3Cscript%3E", AskView.class);
        assertThat(category().getValue()).isNull();
    }

    @Test
    @DisplayName("SUP-6: somebody else's code is taken and nothing of it is shown")
    void notMyCode() {
        PaymentRequest theirs = world.confirmed(World.SOMEBODY_ELSE);
        go("supporto/nuova?avviso=" + theirs.noticeCode().value(), AskView.class);
        message().setValue("Questo avviso risulta pagato?");
        press("Invia la richiesta");
        assertThat(getCurrentView()).isInstanceOf(SupportRequestView.class);
        assertThat(page()).contains(theirs.noticeCode().grouped()).doesNotContain(theirs.debtor().fullName());
        assertThat(links(theirs.noticeCode().grouped())).isEmpty();
    }

    @Test
    @DisplayName("SUP-4: a PEC is refused; what only looks like one needs a word that it is none")
    void pec() {
        navigate(AskView.class);
        choose(SupportCategory.TECNICO);
        message().setValue("Aiuto.");
        field("E-mail per la risposta").setValue("mario.rossi@legalmail.it");
        press("Invia la richiesta");
        assertThat(field("E-mail per la risposta").getErrorMessage()).contains("non PEC");
        field("E-mail per la risposta").setValue("mario@pec.studio-rossi.example");
        press("Invia la richiesta");
        var confirm = $(Checkbox.class).withLabel("Confermo che questo indirizzo non è una PEC").single();
        assertThat(confirm.isVisible()).isTrue();
        confirm.setValue(true);
        press("Invia la richiesta");
        assertThat(getCurrentView()).isInstanceOf(SupportRequestView.class);
    }

    @Test
    @DisplayName("FAQ-1: likely answers come up while somebody writes, in a window of their own")
    void likely() {
        navigate(AskView.class);
        choose(SupportCategory.TECNICO);
        message().setValue("Posso fare un bonifico?");
        assertThat(links("Posso fare un bonifico").getFirst().href()).isEqualTo("domande-frequenti#F13");
    }

    @Test
    @DisplayName("SUP-5: who asks an administrative question is told of the office, and asked what finds it")
    void administrative() {
        navigate(AskView.class);
        choose(SupportCategory.AMMINISTRATIVO);
        assertThat(page()).contains("Puoi rivolgerti direttamente all’ufficio competente", "Provincia", "Servizio");
        choose(SupportCategory.TECNICO);
        assertThat(page()).doesNotContain("Puoi rivolgerti direttamente all’ufficio competente");
    }

    @Test
    @DisplayName("of an unsent question the beginning is shown, with whole letters only")
    void beginning() {
        navigate(AskView.class);
        message().setValue("x".repeat(79) + "👩‍💻 e poi?");
        navigate(HomeView.class);
        assertThat(page()).contains("«" + "x".repeat(79) + "…»");
    }

    @Test
    @DisplayName("what is not sent is kept with each change, every kind of field, and goes on from Home and Supporto where it was left")
    void unsent() {
        navigate(AskView.class);
        assertThat(drafts.list(me())).as("nobody typed anything").isEmpty();
        choose(SupportCategory.AMMINISTRATIVO);
        box("campo-service").setValue(box("campo-service").getGenericDataView().getItems().findFirst().orElseThrow());
        box("campo-province").setValue(box("campo-province").getGenericDataView().getItems().findFirst().orElseThrow());
        box("campo-office").setValue(box("campo-office").getGenericDataView().getItems().findFirst().orElseThrow());
        notice().setValue("3012 0000");
        message().setValue("A chi mi rivolgo?");
        assertThat(page()).contains("Dati salvati alle", "per 7 giorni");
        var before = List.of(box("campo-service").getValue(), box("campo-province").getValue(), box("campo-office").getValue());

        navigate(SupportView.class);
        assertThat(page()).contains("Hai una richiesta di supporto non finita", "«A chi mi rivolgo?»");
        navigate(HomeView.class);
        assertThat(page()).contains("Hai una richiesta di supporto non finita", "«A chi mi rivolgo?»");
        String address = links("la richiesta non finita: Richiesta di supporto").getFirst().href();
        go(address, AskView.class);
        assertThat(category().getValue()).isEqualTo(SupportCategory.AMMINISTRATIVO);
        assertThat(List.of(box("campo-service").getValue(), box("campo-province").getValue(), box("campo-office").getValue())).isEqualTo(before);
        assertThat(notice().getValue()).isEqualTo("3012 0000");
        assertThat(message().getValue()).isEqualTo("A chi mi rivolgo?");

        choose(SupportCategory.TECNICO);
        notice().clear();
        field("E-mail per la risposta").setValue("mario.rossi@posta.example");
        press("Invia la richiesta");
        assertThat(drafts.list(me())).isEmpty();
        go(address, SupportRequestView.class);
        assertThat(page()).contains("A chi mi rivolgo?");
    }

    @Test
    @DisplayName("an unsent request is its writer's; Elimina can be taken back; where it began with a payment it goes on with what was changed")
    void unsentIsMine() {
        UUID id = UUID.randomUUID();
        drafts.keep(World.SOMEBODY_ELSE, id, "TECNICO", Map.of("message", "Di un altro."));
        go("supporto/nuova?bozza=" + id, AskView.class);
        assertThat(message().getValue()).isEmpty();

        PaymentRequest request = world.confirmed(me());
        go("supporto/nuova?avviso=" + request.noticeCode().value() + "&bozza=" + id, AskView.class);
        assertThat(notice().getValue()).isEqualTo(request.noticeCode().value());
        message().setValue("A che punto è?");
        go("supporto/nuova?avviso=" + request.noticeCode().value() + "&bozza=" + id, AskView.class);
        assertThat(message().getValue()).isEqualTo("A che punto è?");

        navigate(HomeView.class);
        press("Elimina");
        assertThat(drafts.list(me())).isEmpty();
        press("Recupera la richiesta");
        assertThat(drafts.list(me())).hasSize(1);
    }

    @Test
    @DisplayName("words are added while an office works on it; without words nothing is sent and the field says so")
    void adding() {
        SupportRequest mine = ask();
        go("supporto/" + mine.id(), SupportRequestView.class);
        press("Invia il messaggio");
        assertThat(message().getErrorMessage()).contains("Scrivi il messaggio");
        message().setValue("Dimenticavo: uso un telefono.");
        press("Invia il messaggio");
        assertThat(page()).contains("Il messaggio è stato inviato", "Dimenticavo: uso un telefono.");
        assertThat(message().getValue()).isEmpty();
    }

    @Test
    @DisplayName("somebody else's support request does not exist for me, nor does one that is none")
    void notMine() {
        SupportRequest theirs = requests.open(World.SOMEBODY_ELSE, request("Di un altro."));
        go("supporto/" + theirs.id(), NotFoundView.class);
        assertThat(page()).doesNotContain("Di un altro.");
        go("supporto/xyz", NotFoundView.class);
    }

    @Test
    @DisplayName("English throughout")
    void english() {
        speak(java.util.Locale.ENGLISH);
        SupportRequest mine = ask();
        go("supporto/" + mine.id(), SupportRequestView.class);
        assertThat(page()).contains("We have received your request", "Send the message");
        assertThat(mine.state()).isEqualTo(SupportState.NEW);
    }

    private SupportRequest ask() {
        return requests.open(me(), request("La pagina resta bianca."));
    }

    private static NewSupportRequest request(String message) {
        return new NewSupportRequest(UUID.randomUUID(), SupportCategory.TECNICO, null, null, null, null, false, false, false,
                "mario.rossi@posta.example", false, message, "it");
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<SupportCategory> category() {
        return $(RadioButtonGroup.class).withId("campo-category").single();
    }

    private void choose(SupportCategory category) {
        category().setValue(category);
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Object> box(String id) {
        return $(ComboBox.class).withId(id).single();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> notice() {
        return $(ComboBox.class).withId("campo-noticeCode").single();
    }

    private TextArea message() {
        return $(TextArea.class).withLabel("Messaggio").single();
    }
}
