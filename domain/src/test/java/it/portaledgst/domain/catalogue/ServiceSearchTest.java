package it.portaledgst.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.lock.Locks;
import it.portaledgst.domain.text.SearchText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

class ServiceSearchTest extends DomainTest {

    @Autowired
    private ServiceSearch services;
    @Autowired
    private Catalogue catalogue;
    @Autowired
    private Locks locks;
    @Autowired
    private TransactionOperations transactions;

    @Test
    void withoutWordsEveryEnabledServiceIsListed() {
        assertThat(services.search(null)).hasSize(20).isEqualTo(services.search(" ")).isEqualTo(services.search("?!"))
                .isEqualTo(catalogue.enabled());
        assertThat(services.search("73-SAN_CE")).as("not enabled").isEmpty();
        assertThat(services.search("sanzione")).as("not enabled").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"11-AUT_GEN_RAD", "aut_gen_rad", "AUT GEN RAD", "radioamatore", "RADIOAMATORI",
            "licenza rinnovo", "11", "gen_rad", "  Ràdioamatore ", "11 radioamatori"})
    void findsTheRadioAmateursServiceFirst(String text) {
        assertThat(codes(text)).startsWith("11-AUT_GEN_RAD");
    }

    @ParameterizedTest
    @CsvSource({"11-AUT_GEN_RAD, 1", "aut_gen_rad, 1", "debole potenza, 1", "54-DEB, 1", "walkie talkie, 1", "zzz, 0",
            "nulla osta, 1", "patente zzz, 0"})
    void findsNothingElse(String text, int expected) {
        assertThat(services.search(text)).hasSize(expected);
    }

    /** What stands in the catalogue: "patente di operatore", "stazione ripetitrice", "navi", "Collaudi e ispezioni", … */
    @ParameterizedTest
    @CsvSource({"patenti radioamatori, 51-ESA_RAD", "esami per le patenti, 51-ESA_RAD", "ripetitori, 52-RIP_RAD",
            "stazioni ripetitrici, 52-RIP_RAD", "nominativi speciali, 53-NOM_SPEC", "collaudo di una nave, 58-ISP_NAV",
            "ispezione, 58-ISP_NAV", "certificati navali limitati, ''", "condutture elettriche, 66-VIG_ELE",
            "impianti elettrici, 65-NO_ELE", "elettrodotti, 65-NO_ELE", "walkie-talkie portatili, ''", "imbarcazioni, 57-LIC_NAV"})
    void wordsAreFoundInWhateverForm(String text, String code) {
        if (code.isEmpty()) {
            assertThat(codes(text)).isEmpty();
        } else {
            assertThat(codes(text)).contains(code);
        }
    }

    @ParameterizedTest
    @CsvSource({"PATÈNTI, 51-ESA_RAD", "unita da diporto, 57-LIC_NAV", "unità da diporto, 57-LIC_NAV", "attivita di vigilanza, 66-VIG_ELE",
            "ÀTTIVITÀ, 66-VIG_ELE"})
    void accentsAndCaseDoNotMatter(String text, String code) {
        assertThat(codes(text)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r", "ra", "rad", "radio", "radioa", "radioam", "radioama", "radioamat", "radioamato", "radioamator", "radioamatore", "amatore"})
    void isFoundWhileItIsTyped(String text) {
        assertThat(codes(text)).contains("11-AUT_GEN_RAD", "51-ESA_RAD");
    }

    @Test
    void theTitleCountsMoreThanKeywordsAndTheseMoreThanTheRest() {
        assertThat(codes("licenze")).as("in the title, in the keywords").startsWith("57-LIC_NAV", "62-LIC_AER", "11-AUT_GEN_RAD");
        assertThat(codes("vhf").getFirst()).as("a keyword").isEqualTo("55-RTF_SE");
        assertThat(codes("mmsi")).as("a keyword and a field's label").first().isEqualTo("57-LIC_NAV");
        assertThat(codes("marche")).as("only a field's label").contains("62-LIC_AER");
        assertThat(codes("60")).as("the code before the word").startsWith("60-ESA_GMDSS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; drop table service_version; --", "a' | 'b", "radioamatori & !patente", "(((", ":*", "\\'", "%", "_",
            "<->", "\u0000", "\uD800", "½", "日本語", "''''", "radio:*ABCD | stazione"})
    void noTextIsAnOrder(String text) {
        assertThat(services.search(text)).as("an answer").isNotNull();
        assertThat(services.search("radioamatore")).isNotEmpty();
    }

    @Test
    void whatIsLongerThanTheLimitIsCut() {
        assertThat(services.search("radioamatore ".repeat(10_000))).isEqualTo(services.search("radioamatore"));
        assertThat(services.search("x".repeat(100_000))).isEmpty();
    }

    @Test
    void littleWordsSayNothing() {
        assertThat(codes("patente di operatore")).isEqualTo(codes("patente operatore"));
        assertThat(services.search("di")).as("on the way to a word").hasSize(20);
    }

    /** Programs with different catalogues search in their own. */
    @Test
    void searchesInTheCatalogueOfTheProgram() {
        var other = catalogue.all().stream().filter(service -> service.code().equals("51-ESA_RAD")).map(service ->
                new ServiceEntry(service.code(), service.codeVerified(), "Gondole veneziane", service.subject(), service.laws(),
                        service.page(), service.criterion(), true, service.fields(), service.periods(), service.keywords(),
                        service.instructions(), service.taxonomy(), service.creditor())).toList();
        new ServiceVersions(jdbc, locks, transactions, other, clock);

        assertThat(services.search("gondola")).isEmpty();
        assertThat(jdbc.sql("select count(*) from service_version where words @@ to_tsquery('italian', 'gondola:*A')")
                .query(Integer.class).single()).isEqualTo(1);
    }

    /** The database knows words as the domain does. */
    @ParameterizedTest
    @ValueSource(strings = {"Società  a Responsabilità-LIMITATA", "  11-AUT_GEN_RAD ", "«PMR446», SRD!", "Über ñandú", "", "D.lgs. 259/2003"})
    void plainWordsAreThoseOfTheDomain(String text) {
        assertThat(jdbc.sql("select plain_words(?)").param(text).query(String.class).single())
                .isEqualTo(SearchText.normalise(text));
    }

    private List<String> codes(String text) {
        return services.search(text).stream().map(ServiceEntry::code).toList();
    }
}
