package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import it.portaledgst.domain.dossier.DossierWork;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.office.Province;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.statement.Capacity;
import it.portaledgst.domain.statement.CompanyStatement;
import it.portaledgst.domain.statement.CompanyStatements;
import it.portaledgst.domain.statement.NewStatement;
import it.portaledgst.domain.statement.RefusalGround;
import it.portaledgst.domain.statement.StatementDesk;
import it.portaledgst.domain.statement.StatementLifecycle;
import it.portaledgst.domain.statement.StatementState;
import it.portaledgst.ui.home.HomeView;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.payment.PaymentsView;
import it.portaledgst.ui.problem.NotFoundView;
import it.portaledgst.ui.statement.StatementsView;
import it.portaledgst.ui.statementdesk.StatementCaseView;
import it.portaledgst.ui.statementdesk.StatementDeskView;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Estratto per società, on both sides. */
class CompanyStatementTest extends ViewTest {

    private static final String COMPANY = "80230390587";
    private static final Staff ELENA = new Staff(WithCitizen.ISSUER, "elena", "Elena Colombo", Set.of(StaffRole.OPERATOR), "ISP-LOM");

    @Autowired
    private CompanyStatements statements;
    @Autowired
    private StatementDesk desk;
    @Autowired
    private StatementLifecycle lifecycle;
    @Autowired
    private DossierWork work;
    @Autowired
    private Offices offices;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private WebApplicationContext context;

    @BeforeEach
    void nothingAsked() {
        jdbc.sql("truncate company_statement").update();
        jdbc.sql("delete from dossier").update();
        jdbc.sql("update payment_request set debtor_tax_code = '00743110157' where debtor_tax_code = ?").param(COMPANY).update();
    }

    @Test
    @DisplayName("from the list to the page; what is missing is said at each field, the province proposes the office")
    void asking() {
        navigate(PaymentsView.class);
        assertThat(links("Estratto per società")).singleElement().satisfies(link -> assertThat(link.href()).isEqualTo("pagamenti/estratti"));
        navigate(StatementsView.class);
        assertThat(page()).contains("Non hai chiesto estratti", "al massimo 1.000 pagamenti", "7 giorni");
        assertThat(field("E-mail per la risposta").getValue()).isEqualTo("mario.rossi@example.org");
        press("Invia la richiesta");
        assertThat(page()).contains("Indica la denominazione della società.", "Indica in che veste", "Indica il primo giorno del periodo");
        assertThat(statements.mine(me())).isEmpty();

        fill();
        assertThat(office().getValue().code()).isEqualTo("ISP-LOM");
        press("Invia la richiesta");

        var asked = statements.mine(me()).getFirst();
        assertThat(asked.applicant()).isEqualTo("Mario Rossi");
        assertThat(asked.applicantTaxCode()).isEqualTo("RSSMRA80A01H501U");
        assertThat(page()).contains("La richiesta " + asked.number() + " è arrivata", "Alfa S.r.l. (" + COMPANY + ")", "Da decidere");
        assertThat(field("Denominazione della società").getValue()).as("ready for another one").isEmpty();
    }

    @Test
    @DisplayName("the page follows: approved, ready with its link, expired; refused with its reason")
    void following() {
        var id = ask().id();
        var other = ask().id();
        world.paid(world.confirmedForCompany(World.SOMEBODY_ELSE, "Alfa S.r.l."));
        navigate(StatementsView.class);
        desk.refuse(ELENA, other, RefusalGround.OTHER, "Serve la visura.");
        eventually("l’ha rifiutato: Serve la visura.");
        assertThat(page()).doesNotContain("Elena");
        desk.approve(ELENA, id);
        eventually("Lo stiamo preparando");
        assertThat(downloads()).isEmpty();
        made(id);
        eventually("Contiene un pagamento per");
        assertThat(page()).contains("50,00");
        assertThat(downloads()).containsExactly("pagamenti/estratti/" + id + "/estratto.zip");

        clock.freeze(clock.instant().plus(Duration.ofDays(8)));
        navigate(HomeView.class);
        navigate(StatementsView.class);
        assertThat(page()).contains("Si poteva scaricare fino al");
        assertThat(downloads()).isEmpty();
    }

    @Test
    @DisplayName("the file is its asker's alone; an expired link leads to the page that says so")
    void download() throws Exception {
        var me = me();
        var id = ask().id();
        world.paid(world.confirmedForCompany(World.SOMEBODY_ELSE, "Alfa S.r.l."));
        MockMvc web = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
        String address = "/pagamenti/estratti/" + id + "/estratto.zip";
        web.perform(get(address).with(as(me))).andExpect(redirectedUrl("/pagamenti/estratti"));
        desk.approve(ELENA, id);
        made(id);

        var answer = web.perform(get(address).with(as(me))).andExpect(status().isOk()).andReturn().getResponse();
        assertThat(answer.getContentAsByteArray()).containsExactly(1, 2, 3);
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.getHeader("Content-Disposition")).startsWith("attachment; filename=\"estratto-E-").endsWith(".zip\"");
        web.perform(get(address).with(as(World.SOMEBODY_ELSE))).andExpect(status().isNotFound());
        web.perform(get(address).with(anonymous())).andExpect(redirectedUrl("/oauth2/authorization/mimit"));
        clock.freeze(clock.instant().plus(Duration.ofDays(8)));
        web.perform(get(address).with(as(me))).andExpect(redirectedUrl("/pagamenti/estratti"));
    }

    @Test
    @DisplayName("English is complete")
    void english() {
        ask();
        speak(Locale.ENGLISH);
        navigate(StatementsView.class);
        assertThat(page()).contains("Your statements", "We will write to you when it has decided", "In what capacity you represent it");
    }

    @Test
    @DisplayName("for a citizen the staff's pages are not there")
    void citizen() {
        var id = ask().id();
        go("estratti-per-societa", NotFoundView.class);
        go("estratti-per-societa/" + id, NotFoundView.class);
    }

    @Test
    @WithCitizen(role = "OPERATORE", office = "ISP-SIC")
    @DisplayName("another office's statements are not there")
    void anotherOffice() {
        var id = ask().id();
        navigate(StatementDeskView.class);
        assertThat(page()).contains("Nessun estratto da decidere");
        go("estratti-per-societa/" + id, NotFoundView.class);
        go("estratti-per-societa/xyz", NotFoundView.class);
    }

    @Test
    @WithCitizen(role = "OPERATORE", office = "ISP-LOM")
    @DisplayName("the office sees who asks and what would be released before it approves; looking and approving are written down")
    void approving() {
        navigate(StatementDeskView.class);
        var asked = askAs(World.SOMEBODY_ELSE);
        eventually(asked.number());
        assertThat(rows()).singleElement().asString().contains(asked.number(), "Da decidere").doesNotContain("Alfa");
        go("estratti-per-societa/" + asked.id(), StatementCaseView.class);
        assertThat(page()).contains("Giulia Bianchi", "Alfa S.r.l.", COMPANY, "Legale rappresentante", "Pagamenti 0", "giulia@example.org");
        press("Approva e rilascia");
        assertThat(page()).contains("non c’è niente da rilasciare");

        world.paid(world.confirmedForCompany(me(), "Alfa S.r.l."));
        world.paid(world.confirmedForCompany(World.SOMEBODY_ELSE, "Alfa S.r.l."));
        go("estratti-per-societa", StatementDeskView.class);
        go("estratti-per-societa/" + asked.id(), StatementCaseView.class);
        assertThat(page()).contains("Pagamenti 2", "100,00");
        press("Approva e rilascia");

        assertThat(page()).contains("riceve il collegamento quando è pronto", "Che cosa è stato rilasciato", "Mario Rossi");
        assertThat(hasButton("Approva e rilascia")).isFalse();
        assertThat(written(asked)).containsExactly("STATEMENT_OPENED", "STATEMENT_OPENED", "STATEMENT_APPROVED");
        assertThat(lifecycle.untold(asked.id())).contains("approve");
        navigate(StatementDeskView.class);
        assertThat(page()).contains("Nessun estratto da decidere", "Decisi di recente", asked.number());
    }

    @Test
    @WithCitizen(role = "OPERATORE", office = "ISP-LOM")
    @DisplayName("refusing needs a reason; whoever comes second is told at once")
    void refusing() {
        var asked = askAs(World.SOMEBODY_ELSE);
        go("estratti-per-societa/" + asked.id(), StatementCaseView.class);
        press("Rifiuta");
        press("Conferma il rifiuto");
        assertThat(ground().getErrorMessage()).startsWith("Scegli perché rifiuti");
        ground().setValue(RefusalGround.OTHER);
        press("Conferma il rifiuto");
        assertThat(words().getErrorMessage()).startsWith("Indica perché");
        words().setValue("Serve la visura di RSSMRA80A01H501U");
        press("Conferma il rifiuto");
        assertThat(words().getErrorMessage()).startsWith("Nel motivo c’è un codice fiscale");
        words().setValue("Serve la visura");
        press("Conferma il rifiuto");
        assertThat(page()).contains("chi l’ha chiesto riceve il motivo", "Serve la visura");
        assertThat(statements.one(World.SOMEBODY_ELSE, asked.id()).orElseThrow().state()).isEqualTo(StatementState.REFUSED);

        var second = askAs(World.SOMEBODY_ELSE);
        go("estratti-per-societa/" + second.id(), StatementCaseView.class);
        desk.refuse(ELENA, second.id(), RefusalGround.NOT_ENTITLED, null);
        eventually("Intanto lo stato è cambiato: Rifiutato.");
        assertThat(page()).contains("Elena Colombo", "Non risulta che rappresenti la società");
    }

    @Test
    @WithCitizen(role = "OPERATORE", office = "ISP-LOM")
    @DisplayName("what is late is told in words, and goes from who looks at it when the central office gets it")
    void late() {
        var asked = askAs(World.SOMEBODY_ELSE);
        lifecycle.warn(asked.id());
        navigate(StatementDeskView.class);
        assertThat(rows()).singleElement().asString().contains("Entro oggi");
        jdbc.sql("update company_statement set due_at = ?").param(java.sql.Timestamp.from(clock.instant().minus(Duration.ofDays(2)))).update();
        eventually("In ritardo");
        go("estratti-per-societa/" + asked.id(), StatementCaseView.class);
        lifecycle.escalate(asked.id());
        eventually("è passato alla direzione generale");
        assertThat(page()).doesNotContain("Alfa");
    }

    private void fill() {
        test(field("Denominazione della società")).setValue("Alfa S.r.l.");
        test(field("Codice fiscale o partita IVA della società")).setValue("80230 390587");
        capacity().setValue(Capacity.LEGAL_REPRESENTATIVE);
        var today = Dates.today(clock);
        day("Pagamenti dal").setValue(today.minusYears(1));
        day("Pagamenti fino al").setValue(today);
        province().setValue(offices.province("MI").orElseThrow());
    }

    private CompanyStatement ask() {
        return askAs(me());
    }

    private CompanyStatement askAs(Citizen who) {
        LocalDate today = Dates.today(clock);
        return statements.ask(who, new NewStatement(UUID.randomUUID(), "Giulia Bianchi", "BNCGLI90A41H501E", "Alfa S.r.l.", COMPANY,
                today.minusYears(1), today, Capacity.LEGAL_REPRESENTATIVE, "MI", null, "giulia@example.org", false, "it"));
    }

    private void made(UUID id) {
        lifecycle.make(id);
        var order = work.begin(work.toMake().getFirst()).orElseThrow();
        work.keep(order, 0, new byte[] {1, 2, 3});
        work.finish(order, 3);
        lifecycle.make(id);
    }

    private List<String> downloads() {
        return $(Anchor.class).all().stream().filter(Anchor::isVisible).map(Anchor::getHref).filter(address -> address.endsWith("estratto.zip")).toList();
    }

    private List<String> written(CompanyStatement statement) {
        return jdbc.sql("select act from staff_event where subject_id = ? order by number").param(statement.id().toString()).query(String.class).list();
    }

    private DatePicker day(String label) {
        return $(DatePicker.class).withLabel(label).single();
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<Capacity> capacity() {
        return $(RadioButtonGroup.class).single();
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<RefusalGround> ground() {
        return $(RadioButtonGroup.class).single();
    }

    private TextArea words() {
        return $(TextArea.class).single();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Province> province() {
        return $(ComboBox.class).withLabel("Provincia della sede legale").single();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Office> office() {
        return $(ComboBox.class).withLabel("Ufficio competente").single();
    }

    private static RequestPostProcessor as(Citizen citizen) {
        return oidcLogin().idToken(token -> token.issuer(citizen.issuer()).subject(citizen.subject()));
    }
}
