package it.portaledgst.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import it.portaledgst.domain.Creditor;
import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.lock.Locks;
import it.portaledgst.domain.publication.Editions;
import it.portaledgst.domain.publication.TextProblem;
import it.portaledgst.domain.publication.Version;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.support.TransactionOperations;

class ServiceEditingTest extends DomainTest {

    private static final String CODE = "11-AUT_GEN_RAD";
    private static final Staff CARLA = new Staff("https://sso.example", "carla", "Carla Neri", Set.of(StaffRole.ADMINISTRATOR), null);

    @Autowired
    private ServiceEditing editing;
    @Autowired
    private Catalogue catalogue;
    @Autowired
    private ServiceSearch search;
    @Autowired
    private ServiceVersions versions;
    @Autowired
    private ShippedCatalogue shipped;
    @Autowired
    private Editions editions;
    @Autowired
    private FieldRules rules;
    @Autowired
    private Locks locks;
    @Autowired
    private TransactionOperations transactions;
    @Autowired
    private Creditors creditors;

    /** Other tests want what the program carries. */
    @AfterEach
    void asShipped() {
        for (var service : shipped.services()) {
            if (!editing.history(CARLA, service.code()).getFirst().inForce() || !service.equals(catalogue.find(service.code()).orElseThrow())) {
                publish(service.code(), ServiceText.of(shipped.tree(), service.code()));
                seen(service.code(), service);
            }
        }
    }

    @Test
    void everyServiceOfTheFileCanBeEditedAndSaysTheSameAsBefore() {
        assertThat(editing.all(CARLA)).extracting(row -> row.key()).containsExactlyInAnyOrderElementsOf(
                shipped.services().stream().map(ServiceEntry::code).toList());
        for (var service : shipped.services()) {
            var text = ServiceText.of(shipped.tree(), service.code());
            assertThat(editing.problems(service.code(), text, Locale.ITALIAN)).as(service.code()).isEmpty();
            assertThat(editing.entry(service.code(), text)).contains(service);
        }
    }

    @Test
    void aPublishedServiceIsFoundAtOnceAndRequestsKeepTheirs() {
        var before = confirm(ANNA);
        var text = text();
        publish(CODE, new ServiceText("Licenza di radioamatore", text.subject(), text.laws(), text.page(), true, List.of("baracchino"),
                text.instructions(), "", text.rest(), null, null));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                assertThat(search.search("baracchino")).extracting(ServiceEntry::title).containsExactly("Licenza di radioamatore"));

        var after = confirm(ANNA);
        assertThat(before.serviceVersion()).isNotEqualTo(after.serviceVersion());
        assertThat(versions.find(CODE, before.serviceVersion()).orElseThrow().title()).startsWith("Autorizzazione generale");
        assertThat(versions.find(CODE, after.serviceVersion()).orElseThrow().title()).isEqualTo("Licenza di radioamatore");
        assertThat(after.serviceTitle()).isEqualTo("Licenza di radioamatore");

        var history = editing.history(CARLA, CODE);
        assertThat(history.getLast()).satisfies(first -> {
            assertThat(first.number()).isZero();
            assertThat(first.text()).isEqualTo(text());
        });
        publish(CODE, history.getLast().text());
        seen(CODE, shipped.services().getFirst());
        assertThat(confirm(ANNA).serviceVersion()).as("what was there before has its old number").isEqualTo(before.serviceVersion());
    }

    @Test
    void aDisabledServiceTakesNoRequests() {
        var text = text();
        publish(CODE, new ServiceText(text.title(), text.subject(), text.laws(), text.page(), false, text.keywords(), text.instructions(), "",
                text.rest(), null, null));
        await().atMost(Duration.ofSeconds(20)).until(() -> !catalogue.find(CODE).orElseThrow().enabled());
        assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> confirm(ANNA));
        assertThat(search.search(CODE)).isEmpty();
    }

    @Test
    void theFieldsOfTheFormAreEdited() {
        var text = text();
        publish(CODE, withRest(text.rest().replace("Nominativo di stazione", "Sigla").replace("\"required\": false", "required: true")
                .replace("required: false", "required: true")));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                assertThat(catalogue.find(CODE).orElseThrow().field("nominativo").orElseThrow().label()).isEqualTo("Sigla"));
        assertThat(catalogue.find(CODE).orElseThrow().fields()).allMatch(ServiceField::required);
        assertThat(catalogue.find("52-RIP_RAD").orElseThrow().field("nominativo").orElseThrow().label()).as("of this service only")
                .isEqualTo("Nominativo di stazione");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "type: \"YEAR\" | type: \"JAHR\" | SHAPE | type: \"JAHR\"",
            "label: \"Anno di riferimento\" | labell: \"Anno\" | SHAPE | labell",
            "name: \"anno_riferimento\" | name: \"anno\" | rule.NOT_DESCRIBED | name: \"anno\"",
            "value: \"RINNOVO\" | value: \"NUOVA\" | rule.OFFERED_TWICE | value: \"NUOVA\"",
            "code: \"11-AUT_GEN_RAD\" | code: \"12-ALTRO\" | CODE | 12-ALTRO",
            "services: | servizi: | ONE_SERVICE | ",
            "fields: | fields | SYNTAX | taxonomy",
            "taxonomy: \"9 | title: \"9 | OWN_FIELD | title: \"9"})
    void aMistakeIsToldWithItsLine(String good, String wrong, String why, String onLine) {
        var rest = text().rest();
        assertThat(rest).contains(good);
        int last = rest.lastIndexOf(good);
        var broken = rest.substring(0, last) + wrong + rest.substring(last + good.length());
        assertThat(editing.problems(CODE, withRest(broken), Locale.ITALIAN)).anySatisfy(problem -> {
            assertThat(problem.place()).isEqualTo("rest");
            assertThat(problem.why()).isEqualTo(why);
            if (onLine != null && !why.equals("SYNTAX")) {
                assertThat(broken.split("\n")[problem.line() - 1]).contains(onLine);
            }
            assertThat(why.equals("SYNTAX") && problem.line() == 0).isFalse();
        });
    }

    @Test
    void aMistakeInAFieldIsToldThereInTheReadersLanguage() {
        var text = text();
        var wrong = new ServiceText(" ", "x".repeat(ServiceEditing.MAX_TEXT + 1), List.of(), "http://altrove", true, List.of("uno", " "), List.of(),
                "nessuno", text.rest(), null, null);
        assertThat(editing.problems(CODE, wrong, Locale.ITALIAN)).extracting(TextProblem::place)
                .contains("title", "subject", "laws", "page", "keywords").doesNotContain("rest");
        assertThat(editing.problems(CODE, wrong, Locale.ITALIAN)).filteredOn(problem -> problem.place().equals("keywords"))
                .extracting(TextProblem::line).containsExactly(2);
        var italian = editing.problems(CODE, wrong, Locale.ITALIAN).getFirst().values().getFirst();
        assertThat(italian).isNotEqualTo(editing.problems(CODE, wrong, Locale.ENGLISH).getFirst().values().getFirst());
        assertThat(editing.entry(CODE, wrong)).isEmpty();
        assertThat(editing.problems(CODE, new ServiceText(text.title(), text.subject(), text.laws(), "", true, text.keywords(), List.of(),
                "nessuno", text.rest(), null, null), Locale.ITALIAN)).extracting(TextProblem::why).containsExactly("CREDITOR");
        assertThat(editing.problems(CODE, withRest(""), Locale.ITALIAN)).isNotEmpty();
        assertThat(editing.problems(CODE, withRest("x".repeat(ServiceEditing.MAX_REST + 1)), Locale.ITALIAN)).extracting(TextProblem::why)
                .containsExactly("TOO_LONG");
        assertThat(editing.problems(CODE, new ServiceText(text.title(), text.subject(), text.laws(), "", true,
                Collections.nCopies(ServiceEditing.MAX_LINES + 1, "x"), List.of(), "", text.rest(), null, null), Locale.ITALIAN))
                .extracting(TextProblem::why).containsExactly("LINES");
    }

    @Test
    void aServiceWithAnAccountOfItsOwnIsPaidToThatCreditor() {
        var first = creditors.first();
        var second = new Creditor("secondo", "00488410010", "Secondo ente", "", first.iban(), Map.of(CODE, "IT60X0542811101000000123456"), first.stations(), null);
        var two = new ServiceEditing(editions, shipped, versions, new Creditors(List.of(first, second)), clock);
        var text = text();
        assertThat(two.problems(CODE, text, Locale.ITALIAN)).extracting(TextProblem::why).containsExactly("IBAN");
        assertThat(two.problems(CODE, new ServiceText(text.title(), text.subject(), text.laws(), text.page(), true, text.keywords(),
                text.instructions(), "secondo", text.rest(), null, null), Locale.ITALIAN)).isEmpty();
    }

    @Test
    void anEditedServiceStaysWhatItIsWhenANewerProgramChangesItAndTheEditorIsTold() throws Exception {
        var text = text();
        publish(CODE, new ServiceText("Titolo del portale", text.subject(), text.laws(), text.page(), true, text.keywords(), text.instructions(),
                "", text.rest(), null, null));
        assertThat(editing.newerShipped(CARLA, CODE)).isEmpty();

        var newer = new ShippedCatalogue(new ByteArrayResource(new ClassPathResource("catalogue/services.yaml").getContentAsString(StandardCharsets.UTF_8)
                .replace("rinnovo decennale o contributo annuo\"", "rinnovo o contributo\"")
                .replace("\"Contributo di ammissione all'esame\"", "\"Contributo d'esame\"").getBytes(StandardCharsets.UTF_8)));
        var newerVersions = new ServiceVersions(jdbc, locks, transactions, newer, clock);
        var newerCatalogue = new Catalogue(rules, newer, newerVersions, editions);
        assertThat(newerCatalogue.find(CODE).orElseThrow().title()).isEqualTo("Titolo del portale");
        assertThat(newerCatalogue.find("51-ESA_RAD").orElseThrow().subject()).as("nobody edited it").isEqualTo("Contributo d'esame");

        var newerEditing = new ServiceEditing(editions, newer, newerVersions, creditors, clock);
        assertThat(newerEditing.newerShipped(CARLA, "51-ESA_RAD")).isEmpty();
        assertThat(newerEditing.newerShipped(CARLA, CODE).orElseThrow().subject()).contains("rinnovo o contributo");
        var draft = newerEditing.save(CARLA, CODE, newerEditing.open(CARLA, CODE).orElseThrow().seen(),
                newerEditing.newerShipped(CARLA, CODE).orElseThrow());
        newerEditing.publish(CARLA, CODE, draft.seen(), null, "Testo nuovo del programma");
        assertThat(newerEditing.newerShipped(CARLA, CODE)).isEmpty();
        assertThat(newerEditing.history(CARLA, CODE)).first().extracting(Version::note).isEqualTo("Testo nuovo del programma");
        assertThat(new Catalogue(rules, newer, newerVersions, editions).find(CODE)).contains(newer.services().getFirst());

        var without = new ShippedCatalogue(new ByteArrayResource(new ClassPathResource("catalogue/services.yaml")
                .getContentAsString(StandardCharsets.UTF_8).replace("11-AUT_GEN_RAD", "12-AUT_GEN_RAD").getBytes(StandardCharsets.UTF_8)));
        assertThat(new Catalogue(rules, without, versions, editions).find(CODE)).as("no program carries it any more").isEmpty();
    }

    private static ServiceText withRest(ServiceText text, String rest) {
        return new ServiceText(text.title(), text.subject(), text.laws(), text.page(), text.enabled(), text.keywords(), text.instructions(),
                text.creditor(), rest, null, null);
    }

    private ServiceText withRest(String rest) {
        return withRest(text(), rest);
    }

    private ServiceText text() {
        return ServiceText.of(shipped.tree(), CODE);
    }

    private void publish(String code, ServiceText text) {
        var draft = editing.save(CARLA, code, editing.open(CARLA, code).orElseThrow().seen(), text);
        editing.publish(CARLA, code, draft.seen(), null, "");
    }

    private void seen(String code, ServiceEntry service) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(catalogue.find(code)).contains(service));
    }
}
