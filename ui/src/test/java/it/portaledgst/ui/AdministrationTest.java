package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import it.portaledgst.domain.support.SupportCategory;
import it.portaledgst.domain.answer.CannedAnswers;
import it.portaledgst.domain.catalogue.Catalogue;
import it.portaledgst.domain.catalogue.ServiceSearch;
import it.portaledgst.domain.catalogue.CatalogueRule;
import it.portaledgst.domain.catalogue.ServiceEditing;
import it.portaledgst.domain.faq.Faq;
import it.portaledgst.domain.faq.FaqCategory;
import it.portaledgst.domain.faq.FaqEditing;
import it.portaledgst.domain.faq.FaqEntry;
import it.portaledgst.domain.faq.FaqText;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.ui.administration.AdministrationView;
import it.portaledgst.ui.administration.AnswerEditorView;
import it.portaledgst.ui.administration.AnswerListView;
import it.portaledgst.ui.administration.FaqEditorView;
import it.portaledgst.ui.administration.FaqListView;
import it.portaledgst.ui.administration.OfficeEditorView;
import it.portaledgst.ui.administration.OfficeListView;
import it.portaledgst.ui.administration.ServiceEditorView;
import it.portaledgst.ui.administration.ServiceListView;
import it.portaledgst.ui.home.HomeView;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.newpayment.ServicesView;
import it.portaledgst.ui.problem.NotFoundView;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@WithCitizen(role = "AMMINISTRATORE", office = "DGST-CEN")
class AdministrationTest extends ViewTest {

    private static final Staff CARLA = new Staff(WithCitizen.ISSUER, "carla", "Carla Neri", Set.of(StaffRole.ADMINISTRATOR), null);
    private static final String SERVICE = "amministrazione/servizi/57-";

    @Autowired
    private Faq faq;
    @Autowired
    private FaqEditing questions;
    @Autowired
    private CannedAnswers answers;
    @Autowired
    private Catalogue catalogue;
    @Autowired
    private ServiceSearch search;
    @Autowired
    private ServiceEditing services;
    @Autowired
    private Offices offices;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private WebApplicationContext context;

    @Test
    @DisplayName("ADM-1: an administrator has an entry of their own, and from there finds the three kinds of texts")
    void entry() {
        navigate(HomeView.class);
        assertThat(links("Amministrazione")).singleElement().satisfies(link -> assertThat(link.href()).isEqualTo("amministrazione"));
        navigate(AdministrationView.class);
        assertThat(page()).contains("Domande frequenti", "Risposte pronte", "Servizi");
        navigate(FaqListView.class);
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(30);
        assertThat(rows().getFirst()).contains("Accesso", "Chi può usare il portale?", "Come fornito con il programma");
        navigate(ServiceListView.class);
        assertThat(rows()).hasSize(26);
        navigate(AnswerListView.class);
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(SupportCategory.values().length);
    }

    @Test
    @WithCitizen(role = "OPERATORE", office = "DGST-CEN")
    @DisplayName("ADM-1: for everybody else there is no entry and no page")
    void others() {
        navigate(HomeView.class);
        assertThat($(Anchor.class).all()).noneMatch(link -> link.getHref().startsWith("amministrazione"));
        for (String address : List.of("amministrazione", "amministrazione/domande", "amministrazione/risposte", "amministrazione/servizi",
                "amministrazione/domande/F01", "amministrazione/domande/nuova", "amministrazione/risposte/R01", "amministrazione/servizi/11-AUT_GEN_RAD",
                "amministrazione/uffici", "amministrazione/uffici/uffici")) {
            go(address, NotFoundView.class);
        }
    }

    @Test
    @DisplayName("what there is not is not found; a service is not begun here")
    void unknown() {
        for (String address : List.of("amministrazione/domande/F999", "amministrazione/servizi/99-NIENTE", "amministrazione/servizi/nuova")) {
            go(address, NotFoundView.class);
        }
    }

    @Test
    @DisplayName("ADM-2: a new question is written, previewed with marks, published, and the public page has it without a restart")
    void question() throws Exception {
        go("amministrazione/domande/nuova", FaqEditorView.class);
        press("Anteprima");
        assertThat(page()).contains("2 errori da correggere").doesNotContain("Storia delle versioni");
        test(field("Domanda")).setValue("Che cos’è un lemure?");
        test(area("Risposta")).setValue("Un primate.\nVive in Madagascar.");
        test(area("Altre parole per trovarla")).setValue("catta\n\n indri ");
        press("Anteprima");
        test(field("Cerca nelle domande e nelle risposte")).setValue("LEMÙRE");
        assertThat($(NativeDetails.class).single().getElement().getOuterHTML()).contains("<mark", "lemure");
        press("Salva bozza");
        assertThat(heading()).isEqualTo("Che cos’è un lemure?");
        assertThat(page()).contains("Bozza di Mario Rossi");
        assertThat(faq.search("lemure")).isEmpty();

        press("Pubblica");
        test($(TextArea.class).withLabel("Nota per i colleghi (facoltativa)").single()).setValue("richiesta dell’ufficio");
        press("Pubblica la versione");
        assertThat(page()).contains("Pubblicata: chi usa il portale la vede da ora", "richiesta dell’ufficio").doesNotContain("Bozza di");
        assertThat(rows().getFirst()).contains("Versione 1", "In vigore", "Mario Rossi");
        await().atMost(Duration.ofSeconds(10)).until(() -> faq.search("indri").size() == 1);
        String key = faq.search("lemure").getFirst().id();
        var shown = publicPage("lemure", Locale.ITALIAN).getElementById(key);
        assertThat(shown.select("p").first().wholeText()).isEqualTo("Un primate.\nVive in Madagascar.");
        assertThat(shown.select("mark").eachText()).containsExactly("lemure");
    }

    @Test
    @DisplayName("ADM-2: an English text is shown to who reads English, marked as English; the others stay Italian")
    void english() throws Exception {
        published("F02", text -> new FaqText(text.category(), text.order(), text.question(), text.answer(), text.also(),
                "I live outside the EU. How do I sign in?", "With MIMIT credentials.", true));
        var page = publicPage("", Locale.ENGLISH);
        assertThat(page.getElementById("F02").attr("lang")).isEqualTo("en");
        assertThat(page.getElementById("F02").text()).contains("outside the EU");
        assertThat(page.getElementById("F01").attr("lang")).isEqualTo("it");
        assertThat(page.text()).contains("published in Italian");
        assertThat(publicPage("credentials", Locale.ENGLISH).select("details")).hasSize(1);
        assertThat(publicPage("credentials", Locale.ENGLISH).text()).doesNotContain("published in Italian");
        assertThat(publicPage("", Locale.ITALIAN).getElementById("F02").attr("lang")).isEqualTo("it");
    }

    @Test
    @DisplayName("ADM-3: a publication waits for its day; the next one says what it replaces")
    void planned() {
        String key = created("Axolotl?", "Un anfibio.");
        go("amministrazione/domande/" + key, FaqEditorView.class);
        press("Pubblica");
        var day = $(DatePicker.class).single();
        LocalDate today = Dates.today(clock);
        day.setValue(today.minusDays(1));
        press("Pubblica la versione");
        assertThat(day.getErrorMessage()).startsWith("Scegli un giorno da oggi");
        day.setValue(today.plusDays(10));
        press("Pubblica la versione");
        assertThat(page()).contains("Pubblicata: sarà in vigore dal", "La versione 1 è pubblicata e sarà in vigore dal");
        assertThat(faq.search("axolotl")).isEmpty();
        navigate(FaqListView.class);
        assertThat(rows()).anySatisfy(row -> assertThat(row).contains("Axolotl?", "Mai pubblicato", "Nuova versione dal"));

        go("amministrazione/domande/" + key, FaqEditorView.class);
        press("Pubblica");
        assertThat(dialog()).contains("Sostituisce anche la versione prevista per il");
        press("Pubblica la versione");
        await().atMost(Duration.ofSeconds(10)).until(() -> faq.search("axolotl").size() == 1);
        assertThat(page()).doesNotContain("sarà in vigore dal");
    }

    @Test
    @DisplayName("ADM-4: the second of two editors is told while the page is open, and again when saving; nothing is overwritten")
    void twoEditors() {
        String key = created("Dugongo?", "Un sirenio.");
        go("amministrazione/domande/" + key, FaqEditorView.class);
        questions.save(CARLA, key, questions.open(CARLA, key).orElseThrow().seen(), text("Dugongo?", "Testo di Carla."));
        eventually("Carla Neri ha cambiato questo testo mentre era aperto");
        test(area("Risposta")).setValue("Testo di Mario.");
        press("Salva bozza");
        assertThat(page()).contains("Carla Neri ha cambiato questo testo dopo che l’hai aperto");
        assertThat(area("Risposta").getValue()).as("to be copied").isEqualTo("Testo di Mario.");
        press("Pubblica");
        assertThat($(DatePicker.class).exists()).isFalse();
        assertThat(questions.open(CARLA, key).orElseThrow().text().answer()).isEqualTo("Testo di Carla.");
    }

    @Test
    @DisplayName("ADM-3: an old version is read and brought back; a draft is thrown away after a question")
    void history() {
        String key = created("Narvalo?", "Prima risposta.");
        var draft = questions.open(CARLA, key).orElseThrow();
        questions.publish(CARLA, key, draft.seen(), null, "");
        published(key, text -> text("Narvalo?", "Seconda risposta."));
        go("amministrazione/domande/" + key, FaqEditorView.class);
        assertThat(rows()).hasSize(2);
        pressInRow("1");
        assertThat(page()).contains("Prima risposta.");
        press("Riprendi questa versione");
        assertThat(area("Risposta").getValue()).isEqualTo("Prima risposta.");
        press("Salva bozza");
        press("Scarta bozza");
        assertThat(dialog()).contains("Le modifiche non pubblicate vanno perse");
        press("Scarta la bozza");
        assertThat(getCurrentView()).isInstanceOf(FaqListView.class);
        assertThat(questions.open(CARLA, key).orElseThrow().seen().hasDraft()).isFalse();
        assertThat(jdbc.sql("select act || ' ' || who_name from text_act where key = ? order by id").param(key).query(String.class).list())
                .containsExactly("SAVED Carla Neri", "PUBLISHED Carla Neri", "SAVED Carla Neri", "PUBLISHED Carla Neri", "SAVED Mario Rossi",
                        "DISCARDED Mario Rossi");
    }

    @Test
    @DisplayName("ADM-5: a canned answer is offered as soon as it is published, and not any more when it is taken off")
    void answer() {
        go("amministrazione/risposte/R03", AnswerEditorView.class);
        press("Anteprima");
        assertThat(page()).contains("Gentile utente,", "Dear user,");
        test($(Checkbox.class).withLabel("Mostra questo testo").single()).click();
        press("Pubblica");
        press("Pubblica la versione");
        await().atMost(Duration.ofSeconds(10)).until(() -> answers.of(SupportCategory.TECNICO, Locale.ITALIAN).stream().noneMatch(each -> each.key().equals("R03")));
        navigate(AnswerListView.class);
        assertThat(rows()).anySatisfy(row -> assertThat(row).contains("Altre informazioni sul problema", "Pubblicato, non mostrato"));
    }

    @Test
    @DisplayName("ADM-6: a service is edited: problems at their field and line, card and form in the preview, then found by its new keyword")
    void service() {
        String code = catalogue.all().stream().map(each -> each.code()).filter(each -> each.startsWith("57-")).findFirst().orElseThrow();
        String address = SERVICE + code.substring(3);
        go(address, ServiceEditorView.class);
        String rest = area("Campi del modulo, in YAML").getValue();
        test(field("Titolo")).setValue(" ");
        area("Campi del modulo, in YAML").setValue(rest.replaceFirst("type: \"[A-Z_]+\"", "type: \"SCELTA\""));
        press("Anteprima");
        assertThat(page()).contains("2 errori da correggere");
        assertThat(area("Campi del modulo, in YAML").getErrorMessage()).matches("Riga [0-9]+: .*");
        assertThat(field("Titolo").getErrorMessage()).isNotBlank();

        area("Campi del modulo, in YAML").setValue(rest);
        test(field("Titolo")).setValue("Servizio cambiato nel portale");
        area("Parole chiave").setValue("parolanuova");
        press("Anteprima");
        assertThat(page()).contains("Servizio cambiato nel portale (" + code + ")", "Scheda del servizio", "Ufficio competente");
        press("Continua");
        assertThat(page()).contains("Inserisci l’importo").doesNotContain("Riepilogo");
        press("Pubblica");
        press("Pubblica la versione");
        assertThat(rows()).hasSize(2);
        assertThat(rows().getLast()).contains("Testo del programma");
        await().atMost(Duration.ofSeconds(10)).until(() -> search.search("parolanuova").size() == 1);
        navigate(ServicesView.class);
        assertThat(page()).contains("Servizio cambiato nel portale");

        var now = services.open(CARLA, code).orElseThrow();
        var back = services.save(CARLA, code, now.seen(), services.history(CARLA, code).getLast().text());
        services.publish(CARLA, code, back.seen(), null, "");
        await().atMost(Duration.ofSeconds(10)).until(() -> search.search("parolanuova").isEmpty());
    }

    @Test
    @DisplayName("ADM-7: a change of competence is previewed by its day and published; a province left without its office is named")
    void offices() {
        navigate(OfficeListView.class);
        assertThat(rows()).singleElement().asString().contains("Uffici e competenze territoriali", "Come fornito con il programma");
        go("amministrazione/uffici/uffici", OfficeEditorView.class);
        String competences = area("Elenco delle competenze").getValue();
        String liguria = "- {office: ISP-LIG, provinces: [\"GE\", \"IM\", \"SP\", \"SV\"]}";
        area("Elenco delle competenze").setValue(competences.replace(liguria, liguria.replace(", \"SV\"]", "]")));
        press("Pubblica");
        assertThat(page()).contains("La provincia SV non ha un ufficio competente.");
        assertThat($(Dialog.class).exists()).isFalse();

        area("Elenco delle competenze").setValue(competences.replace(liguria, """
                - {office: ISP-LIG, provinces: [GE, IM, SP]}
                - {office: ISP-LIG, provinces: [SV], to: 2089-12-31}
                - {office: ISP-PVA, provinces: [SV], from: 2090-01-01}"""));
        press("Anteprima");
        assertThat(page()).contains("Oggi", "Dal 1 gennaio 2090", "AL, AO, AT, BI, CN, NO, SV, TO, VB, VC");
        press("Pubblica");
        press("Pubblica la versione");
        await().atMost(Duration.ofSeconds(10)).until(() -> offices.forProvince("SV", LocalDate.of(2090, 1, 1)).orElseThrow().code().equals("ISP-PVA"));
        assertThat(rows().getLast()).contains("Testo del programma");
    }

    @Test
    @DisplayName("whoever leaves an editor with something unsaved is asked first; what is saved is left at once")
    void leave() {
        go("amministrazione/domande/F07", FaqEditorView.class);
        test(area("Risposta")).setValue("Non ancora finita");
        UI.getCurrent().navigate(FaqListView.class);
        assertThat(getCurrentView()).isInstanceOf(FaqEditorView.class);
        assertThat(dialog()).contains("va perso");
        press("Lascia senza salvare");
        assertThat(getCurrentView()).isInstanceOf(FaqListView.class);
        assertThat(questions.open(CARLA, "F07").orElseThrow().seen().hasDraft()).isFalse();

        go("amministrazione/domande/F07", FaqEditorView.class);
        UI.getCurrent().navigate(FaqListView.class);
        assertThat(getCurrentView()).isInstanceOf(FaqListView.class);
    }

    @Test
    @DisplayName("each problem has its sentence in both languages, with a place for each value")
    void problems() {
        var whys = new ArrayList<>(List.of("MISSING", "TOO_LONG", "CHOICE", "NUMBER", "WORDS", "LINES", "SYNTAX", "ONE_SERVICE", "CODE",
                "OWN_FIELD", "SHAPE", "CREDITOR", "IBAN", "OFFICE_CODE", "OFFICE_TWICE", "OFFICE_PART", "OFFICE_ALWAYS", "OFFICE_GONE", "PERIOD",
                "COMPETENCE_OFFICE", "COMPETENCE_CENTRAL", "COMPETENCE_PROVINCE", "NO_OFFICE", "NO_OFFICE_FROM", "NO_OFFICE_BEFORE", "TWO_OFFICES",
                "TWO_OFFICES_FROM"));
        Arrays.stream(CatalogueRule.values()).forEach(rule -> whys.add("rule." + rule));
        for (var language : List.of(Locale.ITALIAN, Locale.ENGLISH)) {
            speak(language);
            navigate(HomeView.class);
            whys.forEach(why -> assertThat(UI.getCurrent().getTranslation("admin.problem." + why, "#1", "#2", "#3", "#4"))
                    .as(why).isNotBlank().doesNotContain("admin.problem", "{0}", "{1}", "{2}", "{3}"));
        }
    }

    @Test
    @DisplayName("English and German: no key is shown; what German lacks comes in Italian and says so")
    void languages() {
        for (var language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            speak(language);
            navigate(HomeView.class);
            navigate(AdministrationView.class);
            assertThat(page()).doesNotContain("admin.", "!" + language);
            go("amministrazione/servizi/11-AUT_GEN_RAD", ServiceEditorView.class);
            assertThat(page()).doesNotContain("admin.", "!" + language);
            go("amministrazione/uffici/uffici", OfficeEditorView.class);
            assertThat(page()).doesNotContain("admin.", "!" + language);
            assertThat(page().contains("nur auf Italienisch")).isEqualTo(language.equals(Locale.GERMAN));
        }
    }

    private TextArea area(String label) {
        return $(TextArea.class).withLabel(label).single();
    }

    private String dialog() {
        return read($(Dialog.class).single());
    }

    private Document publicPage(String search, Locale language) throws Exception {
        var web = MockMvcBuilders.webAppContextSetup(context).build();
        return Jsoup.parse(web.perform(get("/domande-frequenti").queryParam("q", search).locale(language)).andReturn().getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    }

    private String created(String question, String answer) {
        return questions.create(CARLA, text(question, answer)).key();
    }

    private void published(String key, UnaryOperator<FaqText> change) {
        var now = questions.open(CARLA, key).orElseThrow();
        var draft = questions.save(CARLA, key, now.seen(), change.apply(now.text()));
        questions.publish(CARLA, key, draft.seen(), null, "");
        await().atMost(Duration.ofSeconds(10)).until(() -> faq.search(null, Locale.ENGLISH).stream().filter(entry -> entry.id().equals(key))
                .map(FaqEntry::answer).anyMatch(draft.text().entry(key, Locale.ENGLISH).answer()::equals));
    }

    private static FaqText text(String question, String answer) {
        return new FaqText(FaqCategory.NAUTICA, 900, question, answer, List.of(), "", "", true);
    }
}
