package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import it.portaledgst.domain.desk.CounterAnswer.Verdict;
import it.portaledgst.domain.desk.StaffCase.Decision;
import it.portaledgst.domain.journal.Purpose;
import it.portaledgst.domain.payment.CancelReason;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.receipt.UnmatchedReason;
import it.portaledgst.ui.desk.CasesView;
import it.portaledgst.ui.desk.CounterView;
import it.portaledgst.ui.desk.DeskRequestView;
import it.portaledgst.ui.desk.DeskView;
import it.portaledgst.ui.home.HomeView;
import it.portaledgst.ui.payment.RequestView;
import it.portaledgst.ui.problem.NotFoundView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@WithCitizen(role = "OPERATORE", office = "ISP-LOM")
class DeskViewsTest extends ViewTest {

    private static final Citizen GIULIA = new Citizen(WithCitizen.ISSUER, "giulia");
    private static final List<String> PLACES = List.of("sportello", "ricerca-pagamenti", "casi", "rendicontazioni");

    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private WebApplicationContext context;

    @BeforeEach
    void nothingToDecide() {
        jdbc.sql("truncate desk_task").update();
    }

    @Test
    @DisplayName("an office's operator has three entries of their own after the five")
    void entries() {
        navigate(HomeView.class);
        assertThat(staffEntries()).containsExactly("sportello", "ricerca-pagamenti", "casi");
    }

    @Test
    @WithCitizen(role = "RESPONSABILE", office = "ISP-LOM")
    @DisplayName("the head of an office has what its operators have")
    void head() {
        navigate(HomeView.class);
        assertThat(staffEntries()).containsExactly("sportello", "ricerca-pagamenti", "casi");
        navigate(DeskView.class);
        assertThat($(com.vaadin.flow.component.textfield.TextField.class).withLabel("Codice fiscale del debitore").exists()).as("the whole of it, not states only").isTrue();
    }

    @Test
    @WithCitizen
    @DisplayName("for a citizen there is no entry and no page")
    void citizen() {
        nothingFor("sportello", "ricerca-pagamenti", "ricerca-pagamenti/" + UUID.randomUUID(), "casi");
    }

    @Test
    @WithCitizen(role = "ANALISTA", office = "DGST-CEN")
    @DisplayName("an analyst watches processes: no entry and no page of the desk")
    void analyst() {
        nothingFor("sportello", "ricerca-pagamenti", "casi");
    }

    @Test
    @WithCitizen(role = "SUPPORTO", office = "SUP-TEC")
    @DisplayName("the technical desk finds states by the notice code, and nothing of whose they are")
    void support() {
        PaymentRequest request = world.confirmed(GIULIA);
        navigate(HomeView.class);
        assertThat(staffEntries()).containsExactly("ricerca-pagamenti", "casi");
        go("sportello", NotFoundView.class);
        navigate(DeskView.class);
        assertThat(page()).doesNotContain("Codice fiscale del debitore");
        search(request.noticeCode().grouped());
        assertThat(rows()).singleElement().asString().contains(request.noticeCode().grouped(), "Da pagare").doesNotContain("Giulia");
        go("ricerca-pagamenti/" + request.id(), DeskRequestView.class);
        assertThat(page()).contains("Richiesta creata").doesNotContain("Giulia", "giulia@example.org", "BNCGLI", "IK2ABC");
        assertThat(hasButton("Annulla la richiesta")).isFalse();
    }

    @Test
    @DisplayName("the counter answers in one screen whether and why not, and is ready for the next notice")
    void counter() {
        PaymentRequest request = world.confirmed(GIULIA);
        PaymentRequest paid = world.confirmed(GIULIA);
        world.paid(paid);
        navigate(CounterView.class);
        ask("PAGOPA|002|" + request.noticeCode() + "|80230390587|5000");
        assertThat(page()).contains("Si può pagare", request.noticeCode().grouped(), "50,00").doesNotContain("Giulia");
        ask(paid.noticeCode().value());
        assertThat(page()).contains("Già pagato").doesNotContain("Si può pagare");
        ask("301000000000000000");
        assertThat(page()).contains("Non è un codice avviso del portale").doesNotContain("Già pagato");
        ask("");
        assertThat(page()).contains("Non è un codice avviso del portale");
    }

    @Test
    @DisplayName("nothing is searched before it is said why; what is found opens for the same reason, written down")
    void searchAndOpen() {
        PaymentRequest request = world.confirmed(GIULIA, "Zenobia Quattrocchi", "50.00");
        navigate(DeskView.class);
        test(field("Nome del debitore o causale")).setValue("zenobia");
        press("Cerca");
        assertThat(purpose().getErrorMessage()).startsWith("Indica perché");
        assertThat(rows()).isEmpty();
        test(purpose()).selectItem("Altro");
        press("Cerca");
        assertThat(field("Dettagli del motivo").getErrorMessage()).startsWith("Indica perché");
        test(field("Dettagli del motivo")).setValue("per BNCGLI90A41H501E");
        press("Cerca");
        assertThat(field("Dettagli del motivo").getErrorMessage()).startsWith("Nel motivo c’è un codice fiscale");
        test(field("Dettagli del motivo")).setValue("verifica a campione");
        press("Cerca");
        assertThat(rows()).singleElement().asString().contains("Zenobia Quattrocchi");
        assertThat(links("Apri")).singleElement().satisfies(link -> assertThat(link.href()).isEqualTo("ricerca-pagamenti/" + request.id()));

        go("ricerca-pagamenti/" + request.id(), DeskRequestView.class);
        assertThat(page()).contains("Zenobia Quattrocchi", "BNCGLI90A41H501E", "IK2ABC", "Richiesta creata", "Ispettorato");
        assertThat(written(request)).containsExactly("PAYMENT_OPENED OTHER verifica a campione");
        go("ricerca-pagamenti/" + request.id(), DeskRequestView.class);
        assertThat(written(request)).as("a reload is no new look").hasSize(1);
    }

    @Test
    @DisplayName("what is missing or too short is said at its field, and finding nothing, too")
    void nothingFound() {
        navigate(DeskView.class);
        test(purpose()).selectItem("Istruttoria della pratica");
        press("Cerca");
        assertThat(page()).contains("Indica almeno un dato da cercare.");
        test(field("Nome del debitore o causale")).setValue("ab");
        press("Cerca");
        assertThat(field("Nome del debitore o causale").getErrorMessage()).startsWith("Scrivi da 3 a 80 caratteri");
        test(field("Nome del debitore o causale")).setValue("nessuno si chiama così");
        press("Cerca");
        assertThat(page()).contains("Nessuna richiesta", "Richieste trovate: 0");
    }

    @Test
    @DisplayName("more than a page is shown a page at a time")
    void pages() {
        for (int made = 0; made < 21; made++) {
            world.confirmed(GIULIA, "Ulderico Paginato", "5.00");
        }
        navigate(DeskView.class);
        test(purpose()).selectItem("Istruttoria della pratica");
        test(field("Nome del debitore o causale")).setValue("ulderico paginato");
        press("Cerca");
        assertThat(rows()).hasSize(20);
        assertThat(page()).contains("Mostrate le prime 20 richieste");
        press("Mostra altre richieste");
        assertThat(rows()).hasSize(21);
        assertThat(page()).contains("Richieste trovate: 21");
    }

    @Test
    @DisplayName("whoever comes to a request by its address is asked why; another office's is not there")
    void directly() {
        PaymentRequest request = world.confirmed(GIULIA);
        go("ricerca-pagamenti/" + request.id(), DeskRequestView.class);
        assertThat(page()).contains("indica perché la guardi").doesNotContain("Giulia Bianchi");
        press("Apri la richiesta");
        assertThat(written(request)).isEmpty();
        test(purpose()).selectItem("La persona ha chiesto assistenza");
        press("Apri la richiesta");
        assertThat(page()).contains("Giulia Bianchi");
        jdbc.sql("update payment_request set office_code = 'ISP-VEN' where id = ?").param(request.id()).update();
        go("ricerca-pagamenti/" + request.id(), NotFoundView.class);
        go("ricerca-pagamenti/xyz", NotFoundView.class);
    }

    @Test
    @DisplayName("a request is cancelled with a reason the citizen reads, and cannot be restored")
    void cancel() {
        PaymentRequest request = world.confirmed(GIULIA);
        open(request);
        press("Annulla la richiesta");
        confirmCancelling();
        assertThat(cancelReason().getErrorMessage()).startsWith("Indica perché");
        test(cancelReason()).selectItem("L’importo non è quello dovuto");
        confirmCancelling();
        assertThat(page()).contains("La richiesta è annullata.", "Annullata dall’ufficio: l’importo non è quello dovuto", "Eliminato");
        assertThat(hasButton("Annulla la richiesta")).isFalse();
        assertThat(written(request)).contains("PAYMENT_CANCELLED WRONG_AMOUNT");
    }

    @Test
    @DisplayName("what was paid meanwhile is not cancelled, and the dialog says so")
    void cancelTooLate() {
        PaymentRequest request = world.confirmed(GIULIA);
        open(request);
        press("Annulla la richiesta");
        world.paid(request);
        test(cancelReason()).selectItem("La somma non è dovuta");
        confirmCancelling();
        assertThat($(Paragraph.class).withText("La richiesta è nello stato «Pagato»: non si può eliminare. La ricevuta è nel dettaglio.").exists()).isTrue();
        assertThat(payments.find(GIULIA, request.id()).orElseThrow().state()).isEqualTo(PaymentState.PAID);
    }

    @Test
    @WithCitizen(role = "AMMINISTRATORE", office = "SUP-TEC")
    @DisplayName("the citizen reads who cancelled and why, and has no way back")
    void toldToTheCitizen() {
        PaymentRequest request = world.confirmed(me());
        open(request);
        press("Annulla la richiesta");
        test(cancelReason()).selectItem("La somma non è dovuta");
        confirmCancelling();
        go("pagamenti/" + request.id(), RequestView.class);
        assertThat(page()).contains("Annullata dall’ufficio: la somma non è dovuta");
        assertThat(hasButton("Ripristina la richiesta")).isFalse();
    }

    @Test
    @DisplayName("a case is decided with the choices of Tasklist and a reason; what cannot be is said at its field")
    void decide() {
        PaymentRequest request = world.confirmed(GIULIA);
        UUID receipt = world.paid(request, new BigDecimal("49.00"));
        world.toDecide(4711, receipt, "ISP-LOM");
        navigate(CasesView.class);
        assertThat(page()).contains("Casi da decidere: 1");
        assertThat(rows()).singleElement().asString().contains(request.noticeCode().grouped(), "Importo diverso", "Pagato: 49,00", "Richiesto: 50,00",
                "Da pagare", "Lombardia");
        pressInRow("4711");
        press("Conferma la decisione");
        assertThat(decision().getErrorMessage()).startsWith("Scegli che cosa decidere");
        decision().setValue(Decision.ASSIGN);
        press("Conferma la decisione");
        assertThat($(TextArea.class).single().getErrorMessage()).startsWith("Indica perché");
        test($(TextArea.class).single()).setValue("ha pagato l’avviso sbagliato");
        test(field("Codice avviso giusto")).setValue("123");
        press("Conferma la decisione");
        assertThat(field("Codice avviso giusto").getErrorMessage()).startsWith("Nessuna richiesta ha questo codice avviso");
        decision().setValue(Decision.REFUND);
        press("Conferma la decisione");
        assertThat(page()).contains("è deciso.", "Deciso da Mario Rossi", "Casi da decidere: 0");
        assertThat(jdbc.sql("select state || ' ' || decision from desk_task").query(String.class).single()).isEqualTo("DECIDED refund");
    }

    @Test
    @WithCitizen(role = "SUPPORTO", office = "SUP-TEC")
    @DisplayName("a payment to check is the technical desk's, and is marked as checked with a reason")
    void checked() {
        PaymentRequest request = world.confirmed(GIULIA);
        world.toDecide(4712, world.paid(request, new BigDecimal("49.00")), "ISP-LOM");
        world.toCheck(4713, request);
        navigate(CasesView.class);
        assertThat(rows()).singleElement().asString().contains("Pagamento online da controllare");
        pressInRow("4713");
        test($(TextArea.class).single()).setValue("nel back office non c’è");
        press("Segna controllato");
        assertThat(jdbc.sql("select state from desk_task where key = 4713").query(String.class).single()).isEqualTo("DECIDED");
    }

    @Test
    @DisplayName("no cases are said, and late ones are")
    void noneAndLate() {
        navigate(CasesView.class);
        assertThat(page()).contains("Nessun caso da decidere");
        world.toDecide(4714, world.paid(world.confirmed(GIULIA), new BigDecimal("1.00")), "ISP-LOM");
        jdbc.sql("update desk_task set due_at = now() - interval '1 day'").update();
        navigate(HomeView.class);
        navigate(CasesView.class);
        assertThat(page()).contains("In ritardo:");
    }

    @Test
    @DisplayName("documents are given to who opened the request, under the desk's address; to others there are none")
    void documents() throws Exception {
        PaymentRequest request = world.confirmed(GIULIA);
        String clerk = me().subject();
        world.noticeReady(request);
        open(request);
        assertThat(links("Scarica l’avviso (PDF)")).singleElement()
                .satisfies(link -> assertThat(link.href()).isEqualTo("ricerca-pagamenti/" + request.id() + "/avviso.pdf"));
        MockMvc web = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
        var address = "/ricerca-pagamenti/" + request.id() + "/avviso.pdf";
        web.perform(get(address).with(oidcLogin().idToken(token -> token.subject(clerk).issuer(WithCitizen.ISSUER)
                .claim("roles", List.of("OPERATORE")).claim("office", "ISP-LOM")))).andExpect(status().isOk());
        for (var role : List.of("OPERATORE", "SUPPORTO", "ANALISTA", "")) {
            web.perform(get(address).with(oidcLogin().idToken(token -> token.subject("somebody").issuer(WithCitizen.ISSUER)
                    .claim("roles", List.of(role)).claim("office", "ISP-LOM")))).andExpect(status().isNotFound());
        }
        web.perform(get("/ricerca-pagamenti/" + request.id() + "/altro.pdf").with(oidcLogin().idToken(token -> token.subject(clerk)
                .issuer(WithCitizen.ISSUER).claim("roles", List.of("OPERATORE")).claim("office", "ISP-LOM")))).andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("every purpose, decision, reason and verdict has words in Italian and English")
    void words() {
        for (Locale language : List.of(Locale.ITALIAN, Locale.ENGLISH)) {
            speak(language);
            navigate(HomeView.class);
            navigate(CasesView.class);
            Stream.of(Arrays.stream(Purpose.values()).map(each -> "desk.purpose." + each),
                    Arrays.stream(CancelReason.values()).flatMap(each -> Stream.of("desk.cancel.reason." + each, "request.life.cancelled." + each)),
                    Arrays.stream(Decision.values()).map(each -> "cases.decision." + each),
                    Arrays.stream(Verdict.values()).map(each -> "counter." + each + ".title"),
                    Arrays.stream(UnmatchedReason.values()).filter(each -> each != UnmatchedReason.OTHER_CREDITOR).map(each -> "cases.reason." + each))
                    .flatMap(keys -> keys).forEach(key -> assertThat(UI.getCurrent().getTranslation(key))
                            .doesNotContain("!" + language).isNotEqualTo(key));
        }
    }

    private void nothingFor(String... pages) {
        navigate(HomeView.class);
        assertThat(staffEntries()).isEmpty();
        for (String page : pages) {
            go(page, NotFoundView.class);
        }
    }

    private List<String> staffEntries() {
        return $(Anchor.class).all().stream().filter(link -> link.getElement().getParent().getParent() != null
                        && "menu-personale".equals(link.getElement().getParent().getParent().getAttribute("id")))
                .map(Anchor::getHref).filter(PLACES::contains).toList();
    }

    private void open(PaymentRequest request) {
        go("ricerca-pagamenti/" + request.id(), DeskRequestView.class);
        test(purpose()).selectItem("Istruttoria della pratica");
        press("Apri la richiesta");
    }

    private void ask(String typed) {
        test(field("Codice avviso")).setValue(typed);
        press("Verifica");
    }

    private void search(String noticeCode) {
        test(field("Codice avviso")).setValue(noticeCode);
        test(purpose()).selectItem("La persona ha chiesto assistenza");
        press("Cerca");
    }

    /** The dialog's button has the words of the page's, and stands after it. */
    private void confirmCancelling() {
        test($(Button.class).withText("Annulla la richiesta").all().getLast()).click();
    }

    @SuppressWarnings("unchecked")
    private Select<Purpose> purpose() {
        return $(Select.class).withLabel("Motivo (obbligatorio)").single();
    }

    @SuppressWarnings("unchecked")
    private Select<CancelReason> cancelReason() {
        return $(Select.class).withLabel("Motivo, come lo legge il cittadino (obbligatorio)").single();
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<Decision> decision() {
        return $(RadioButtonGroup.class).single();
    }

    private List<String> written(PaymentRequest request) {
        return jdbc.sql("select concat_ws(' ', act, purpose, reason, detail) from staff_event where subject_id = ? order by number")
                .param(request.id().toString()).query(String.class).list();
    }
}
