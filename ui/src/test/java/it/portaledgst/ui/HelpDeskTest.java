package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.textfield.TextArea;
import it.portaledgst.domain.answer.CannedAnswer;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.support.DueKind;
import it.portaledgst.domain.support.NewSupportRequest;
import it.portaledgst.domain.support.Routing;
import it.portaledgst.domain.support.SupportCategory;
import it.portaledgst.domain.support.SupportDesk;
import it.portaledgst.domain.support.SupportLifecycle;
import it.portaledgst.domain.support.SupportMessage;
import it.portaledgst.domain.support.SupportPriority;
import it.portaledgst.domain.support.SupportRequest;
import it.portaledgst.domain.support.SupportRequests;
import it.portaledgst.domain.support.SupportState;
import it.portaledgst.ui.desk.DeskRequestView;
import it.portaledgst.ui.helpdesk.CaseView;
import it.portaledgst.ui.helpdesk.InboxView;
import it.portaledgst.ui.problem.NotFoundView;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@WithCitizen(role = "OPERATORE", office = "ISP-LOM")
class HelpDeskTest extends ViewTest {

    private static final Staff COLLEAGUE = new Staff(WithCitizen.ISSUER, "lucio", "Lucio Sala", Set.of(StaffRole.OPERATOR), "ISP-LOM");

    @Autowired
    private SupportRequests requests;
    @Autowired
    private SupportLifecycle lifecycle;
    @Autowired
    private SupportDesk desk;
    @Autowired
    private Offices offices;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void nothingOpen() {
        jdbc.sql("truncate support_request, support_message, support_act, support_note, support_event").update();
    }

    @Test
    @DisplayName("the inbox has what the office is to do and nothing of other offices; numbers are told")
    void inbox() {
        SupportRequest ours = at("ISP-LOM");
        at("ISP-SIC");
        navigate(InboxView.class);
        assertThat(rows()).singleElement().asString().contains(ours.number(), "Segnalare un problema tecnico", "Priorità media", "Nessuno");
        assertThat(page()).contains("Da lavorare: 1, in ritardo: 0, libere: 1");
    }

    @Test
    @DisplayName("an empty inbox and filters that find nothing say so")
    void empty() {
        navigate(InboxView.class);
        assertThat(page()).contains("Il tuo ufficio non ha richieste da lavorare");
        at("ISP-LOM");
        go("richieste-da-lavorare?mie=si", InboxView.class);
        assertThat($(Checkbox.class).withLabel("In carico a me").single().getValue()).isTrue();
        assertThat(page()).contains("Nessuna richiesta corrisponde ai filtri");
    }

    @Test
    @DisplayName("what is late is told in words, and can be asked for alone")
    void late() {
        SupportRequest ours = at("ISP-LOM");
        jdbc.sql("update support_request set due_at = now() - interval '2 days'").update();
        go("richieste-da-lavorare?ritardo=si", InboxView.class);
        assertThat(rows()).singleElement().asString().contains(ours.number(), "In ritardo dal");
    }

    @Test
    @DisplayName("what another office works on and this one is told of shows up by itself")
    void told() {
        navigate(InboxView.class);
        assertThat(page()).doesNotContain("Per conoscenza");
        SupportRequest theirs = requests.open(World.SOMEBODY_ELSE, about(SupportCategory.TECNICO, null));
        lifecycle.route(theirs.id(), new Routing("SUP-TEC", SupportPriority.ALTA, 1, DueKind.LAVORATIVI, "ISP-LOM", "R05"));
        eventually("Per conoscenza");
        assertThat(page()).contains(theirs.number());
    }

    @Test
    @DisplayName("the next request is the first due that nobody has")
    void next() {
        navigate(InboxView.class);
        press("Prossima richiesta (Alt+N)");
        assertThat(page()).contains("Non ci sono altre richieste libere");
        SupportRequest ours = at("ISP-LOM");
        press("Prossima richiesta (Alt+N)");
        assertThat(getCurrentView()).isInstanceOf(CaseView.class);
        assertThat(heading()).isEqualTo("Richiesta " + ours.number());
    }

    @Test
    @DisplayName("a clerk takes a case on and answers: the person has the answer, and the history says who")
    void answer() {
        SupportRequest ours = open(at("ISP-LOM"));
        press("Prendi in carico (Alt+C)");
        assertThat(page()).contains("La richiesta è in carico a te", "Presa in carico - Mario Rossi");
        press("Invia come risposta");
        assertThat(page()).contains("Scrivi il testo");
        area("Testo per la persona").setValue("Svuota la cache e riprova.");
        press("Invia come risposta");
        assertThat(page()).contains("La risposta è stata inviata", "La risposta è stata data");
        assertThat(thread(ours)).extracting(SupportMessage::kind).containsExactly(SupportMessage.Kind.REQUEST, SupportMessage.Kind.ANSWER);
        assertThat(requests.one(World.SOMEBODY_ELSE, ours.id()).orElseThrow().request().state()).isEqualTo(SupportState.ANSWERED);
        assertThat($(TextArea.class).withLabel("Testo per la persona").exists()).isFalse();
    }

    @Test
    @DisplayName("a canned answer is added to what was written, and kept like it")
    void canned() {
        SupportRequest ours = open(at("ISP-LOM", SupportCategory.ACCESSIBILITA));
        area("Testo per la persona").setValue("Gentile signora,");
        @SuppressWarnings("unchecked")
        ComboBox<CannedAnswer> canned = $(ComboBox.class).withLabel("Risposta pronta").single();
        var first = canned.getListDataView().getItem(0);
        canned.setValue(first);
        assertThat(area("Testo per la persona").getValue()).isEqualTo("Gentile signora,\n\n" + first.text());
        assertThat(desk.look(person.staff(), ours.id()).replyDraft()).isEqualTo(area("Testo per la persona").getValue());
    }

    @Test
    @DisplayName("a question makes the case wait for the person; their reply shows up by itself")
    void ask() {
        SupportRequest ours = open(at("ISP-LOM"));
        area("Testo per la persona").setValue("Quale browser usa?");
        press("Invia come domanda");
        assertThat(page()).contains("la richiesta aspetta la persona", "Aspetta la risposta della persona");
        requests.write(World.SOMEBODY_ELSE, ours.id(), "Firefox.");
        eventually("Firefox.");
        assertThat(page()).contains("Intanto è cambiato qualcosa: La persona ha risposto");
    }

    @Test
    @DisplayName("the second of two clerks is told at once, and what they were writing stays")
    void twoClerks() {
        SupportRequest ours = open(at("ISP-LOM"));
        area("Testo per la persona").setValue("Stavo scrivendo questo.");
        desk.claim(COLLEAGUE, ours.id(), version(ours));
        eventually("È in carico a Lucio Sala");
        assertThat(page()).contains("Intanto è cambiato qualcosa: Presa in carico - Lucio Sala");
        assertThat(area("Testo per la persona").getValue()).isEqualTo("Stavo scrivendo questo.");
    }

    @Test
    @DisplayName("a case is handed to another office with a reason, and is gone from here")
    void forward() {
        SupportRequest ours = open(at("ISP-LOM"));
        press("Inoltra");
        assertThat(page()).contains("Scrivi il motivo");
        forwardReason().setValue("L’impianto è in Sicilia.");
        press("Inoltra");
        assertThat(page()).contains("Scegli un altro ufficio");
        office().setValue(offices.find("ISP-SIC").orElseThrow());
        press("Inoltra");
        assertThat(page()).contains("La richiesta è stata inoltrata", "La richiesta è passata a un altro ufficio");
        go("richieste-da-lavorare/" + ours.id(), NotFoundView.class);
    }

    @Test
    @DisplayName("a case shows the payment it is about, as it changes, and opens it in the payments desk; the look is written down")
    void payment() {
        var payment = world.confirmed(World.SOMEBODY_ELSE);
        open(at("ISP-LOM", about(SupportCategory.STATO_PAGAMENTO, payment.noticeCode().value())));
        assertThat(page()).contains("Il pagamento", "Da pagare", "50,00", "Richiesta creata").doesNotContain("Giulia Bianchi");
        assertThat(jdbc.sql("select who_subject || ' ' || act || ' ' || purpose from staff_event where subject_id = ?").param(payment.id().toString())
                .query(String.class).list()).containsExactly(person.staff().subject() + " PAYMENT_OPENED ASKED_FOR_HELP");
        world.paid(payment);
        eventually("Pagato");
        go("ricerca-pagamenti/" + payment.id(), DeskRequestView.class);
        assertThat(page()).as("nobody is asked why again").contains("Giulia Bianchi");
    }

    @Test
    @DisplayName("of a payment that is not the writer's the case shows nothing")
    void noPayment() {
        var payment = world.confirmed(person.citizen());
        open(at("ISP-LOM", about(SupportCategory.STATO_PAGAMENTO, payment.noticeCode().value())));
        assertThat(page()).contains("No, oppure non esiste").doesNotContain("Il pagamento\n", "Apri nella ricerca pagamenti");
    }

    @Test
    @DisplayName("what was answered in a similar case is read and added to what is being written")
    void similar() {
        SupportRequest before = at("ISP-LOM");
        desk.answer(COLLEAGUE, before.id(), version(before), "Svuoti la cache.");
        SupportRequest ours = open(at("ISP-LOM"));
        assertThat(page()).contains("Richieste simili", before.number()).doesNotContain("Svuoti la cache.");
        $(Details.class).all().stream().filter(each -> each.getSummaryText().equals("Risposta a " + before.number())).findFirst().orElseThrow().setOpened(true);
        assertThat(page()).contains("Svuoti la cache.");
        area("Testo per la persona").setValue("Gentile signora,");
        press("Aggiungi al testo");
        assertThat(area("Testo per la persona").getValue()).isEqualTo("Gentile signora,\n\nSvuoti la cache.");
        assertThat(desk.look(person.staff(), ours.id()).replyDraft()).isEqualTo(area("Testo per la persona").getValue());
    }

    @Test
    @DisplayName("notes are for colleagues: the person has none of them")
    void note() {
        SupportRequest ours = open(at("ISP-LOM"));
        area("Nuova nota").setValue("Ha già chiamato ieri.");
        press("Salva la nota");
        assertThat(page()).contains("La nota è salvata", "Ha già chiamato ieri.");
        assertThat(thread(ours)).extracting(SupportMessage::text).doesNotContain("Ha già chiamato ieri.");
    }

    @Test
    @DisplayName("what was begun is there again later")
    void draft() {
        SupportRequest ours = at("ISP-LOM");
        desk.draft(person.staff(), ours.id(), "Buongiorno, ");
        open(ours);
        assertThat(area("Testo per la persona").getValue()).isEqualTo("Buongiorno, ");
    }

    @Test
    @DisplayName("a case of another office, or none, is not found")
    void notOurs() {
        go("richieste-da-lavorare/" + at("ISP-SIC").id(), NotFoundView.class);
        go("richieste-da-lavorare/" + UUID.randomUUID(), NotFoundView.class);
        go("richieste-da-lavorare/xyz", NotFoundView.class);
    }

    @Test
    @WithCitizen
    @DisplayName("for citizens there is no inbox")
    void citizens() {
        go("richieste-da-lavorare", NotFoundView.class);
        go("richieste-da-lavorare/" + at("ISP-LOM").id(), NotFoundView.class);
    }

    @Test
    @WithCitizen(role = "RESPONSABILE", office = "ISP-LOM")
    @DisplayName("the head of an office sees who has how much to do, and gives a colleague’s case back")
    void head() {
        SupportRequest ours = at("ISP-LOM");
        desk.claim(COLLEAGUE, ours.id(), version(ours));
        navigate(InboxView.class);
        assertThat(page()).contains("Carico dell’ufficio", "Lucio Sala");
        open(ours);
        press("Rimetti a disposizione");
        assertThat(page()).contains("di nuovo a disposizione");
    }

    private SupportRequest at(String officeCode) {
        return at(officeCode, SupportCategory.TECNICO);
    }

    private SupportRequest at(String officeCode, SupportCategory category) {
        return at(officeCode, about(category, null));
    }

    private SupportRequest at(String officeCode, NewSupportRequest written) {
        SupportRequest request = requests.open(World.SOMEBODY_ELSE, written);
        lifecycle.route(request.id(), new Routing(officeCode, SupportPriority.MEDIA, 10, DueKind.LAVORATIVI, null, "R09"));
        return request;
    }

    private static NewSupportRequest about(SupportCategory category, String noticeCode) {
        return new NewSupportRequest(UUID.randomUUID(), category, noticeCode, null, null, null, false, false, false, "anna@posta.example", false,
                "La pagina resta bianca.", "it");
    }

    private SupportRequest open(SupportRequest request) {
        go("richieste-da-lavorare/" + request.id(), CaseView.class);
        return request;
    }

    private long version(SupportRequest request) {
        return jdbc.sql("select version from support_request where id = ?").param(request.id()).query(Long.class).single();
    }

    private List<SupportMessage> thread(SupportRequest request) {
        return requests.one(World.SOMEBODY_ELSE, request.id()).orElseThrow().messages();
    }

    private TextArea area(String label) {
        return $(TextArea.class).withLabel(label).single();
    }

    private TextArea forwardReason() {
        return $(TextArea.class).withLabel("Motivo").all().getFirst();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Office> office() {
        return $(ComboBox.class).withLabel("Ufficio").single();
    }
}
