package it.portaledgst.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import it.portaledgst.domain.WrongSetting;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

class CatalogueReaderTest {

    private static final String GOOD = """
            taxonomies:
              9/0712110AP/: "Altro"
            fields:
              tipo:
                label: "Tipo"
                type: CHOICE
              numero:
                label: "Numero"
                type: TEXT
                maxLength: 10
                pattern: "[0-9]+"
                error: "Solo cifre."
              anno:
                label: "Anno"
                type: YEAR
                causale: {label: "anno"}
              quanti:
                label: "Quanti"
                type: NUMBER
                min: 1
                max: 9
              inizio:
                label: "Inizio"
                type: DATE
                notBefore: -P1Y
                notAfter: P0D
              fine:
                label: "Fine"
                type: DATE
            services:
              - code: 51-PROVA
                codeVerified: false
                title: "Prova"
                subject: "Contributo"
                laws: ["Una legge"]
                page: https://www.example.org/prova
                criterion: UFFICIO_FISSO
                enabled: true
                fields:
                  - {name: numero, required: true}
                  - name: tipo
                    required: true
                    choices:
                      - {value: ANNUO, label: "Annuo"}
                      - {value: UNICO, label: "Unico"}
                  - {name: anno, required: false, onlyWith: {field: tipo, choices: [ANNUO]}}
                  - {name: quanti, required: false}
                  - {name: inizio, required: false}
                  - {name: fine, required: false}
                periods:
                  - {from: inizio, to: fine}
                keywords: ["prova"]
                taxonomy: 9/0712110AP/
            """;

    @Test
    void readsAGoodCatalogue() {
        assertThat(CatalogueReader.read("prova.yaml", GOOD).entries()).singleElement().satisfies(service -> {
            assertThat(service.code()).isEqualTo("51-PROVA");
            assertThat(service.fields()).extracting(ServiceField::label).containsExactly("Numero", "Tipo", "Anno", "Quanti", "Inizio", "Fine");
        });
    }

    @Test
    void whoStartsTheProgramReadsWhereAndWhatToDo() {
        assertThatExceptionOfType(WrongSetting.class)
                .isThrownBy(() -> CatalogueReader.read("prova.yaml", "taxonomies: {}\nfields: {}\nservices: []\nwhat: 1\n"))
                .withMessageContaining("prova.yaml:4:").withMessageContaining("PORTALE_CATALOGUE");
    }

    static List<Arguments> mistakes() {
        return List.of(
                // what the schema says
                mistake("label: \"Numero\"", "labell: \"Numero\"", "/fields/numero/labell", "not defined in the schema"),
                mistake("    label: \"Numero\"\n", "", "/fields/numero", "required property 'label' not found", "type: TEXT"),
                mistake("type: YEAR", "type: JAHR", "/fields/anno/type", "enumeration"),
                mistake("criterion: UFFICIO_FISSO", "criterion: UFFICIO", "/services/0/criterion", "UFFICIO_FISSO"),
                mistake("code: 51-PROVA", "code: prova", "/services/0/code", "pattern"),
                mistake("page: https:", "page: http:", "/services/0/page", "pattern"),
                mistake("enabled: true", "enabled: ja", "/services/0/enabled", "boolean expected"),
                mistake("title: \"Prova\"", "title: \" \"", "/services/0/title", "pattern"),
                mistake("    error: \"Solo cifre.\"\n", "", "/fields/numero/pattern", "'error'", "pattern: "),
                mistake("keywords: [\"prova\"]", "keywords: []", "/services/0/keywords", "at least 1"),
                mistake("9/0712110AP/: \"Altro\"", "altro: \"Altro\"", "/taxonomies/altro", "pattern"),
                // what only the program knows
                mistake("name: numero", "name: nummero", "/services/0/fields/0/name", "is not described under fields"),
                mistake("\"[0-9]+\"", "\"[0-9\"", "/fields/numero/pattern", "is no regular expression"),
                mistake("type: TEXT", "type: NUMBER", "/fields/numero/pattern", "is for texts only", "pattern: "),
                mistake("name: anno", "name: numero", "/services/0/fields/2/name", "is asked twice"),
                mistake("value: UNICO", "value: ANNUO", "/services/0/fields/1/choices/1/value", "is offered twice"),
                mistake("type: CHOICE", "type: TEXT", "/services/0/fields/1/choices", "fields of type CHOICE only", "- {value: ANNUO"),
                mistake("type: YEAR", "type: CHOICE", "/services/0/fields/2", "needs choices", "- {name: anno"),
                mistake("taxonomy: 9/0712110AP/", "taxonomy: 9/0712110AB/", "/services/0/taxonomy", "not one of the taxonomies"),
                mistake("code: 51-PROVA", "code: 12-PROVA", "/services/0/code", "above 50"),
                mistake("      - {name: anno, required: false, onlyWith: {field: tipo, choices: [ANNUO]}}\n", "", "/fields/anno", "is asked by no service", "label: \"Anno\""),
                // limits, dependences and the reason for payment
                mistake("    max: 9\n", "", "/fields/quanti/min", "'max'", "min: 1"),
                mistake("    max: 9\n", "    max: 0\n", "/fields/quanti/max", "minimum value of 1"),
                mistake("    min: 1\n    max: 9\n", "    min: 9\n    max: 1\n", "/fields/quanti/max", "is less than min", "max: 1"),
                mistake("type: NUMBER", "type: YEAR", "/fields/quanti/min", "NUMBER only", "min: 1"),
                mistake("notAfter: P0D", "notAfter: oggi", "/fields/inizio/notAfter", "pattern"),
                mistake("notAfter: P0D", "notAfter: -P13M", "/fields/inizio/notAfter", "is earlier than notBefore"),
                mistake("type: DATE\n    notBefore", "type: YEAR\n    notBefore", "/fields/inizio/notBefore", "DATE only", "notBefore"),
                mistake("to: fine", "to: fin", "/services/0/periods/0/to", "is no field of this service"),
                mistake("to: fine", "to: anno", "/services/0/periods/0/to", "is no field of type DATE"),
                mistake("field: tipo", "field: numero", "/services/0/fields/2/onlyWith/field", "is no choice"),
                mistake("choices: [ANNUO]", "choices: [ANUO]", "/services/0/fields/2/onlyWith/choices/0", "is not offered by tipo"),
                mistake("label: \"anno\"", "label: \"anno:\"", "/fields/anno/causale/label", "pattern"),
                mistake("type: YEAR", "type: LONG_TEXT", "/fields/anno/causale", "cannot print a free text", "causale"),
                mistake("maxLength: 10\n", "maxLength: 90\n    causale: {}\n", "/services/0/fields",
                        "can make a causale of 109 characters, at most 103", "- {name: numero"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void saysWhereAMistakeIsAndWhatItIs(String yaml, String path, String sentence, String place) {
        var found = mistakesOf(yaml);

        assertThat(found).as("names the path").anySatisfy(mistake -> {
            assertThat(mistake.path()).isEqualTo(path);
            assertThat(mistake.sentence()).contains(sentence);
            assertThat(yaml.split("\n")[mistake.line() - 1]).contains(place);
            assertThat(mistake).hasToString("prova.yaml:" + mistake.line() + ":" + mistake.column() + ": " + path + ": "
                    + mistake.sentence());
        });
    }

    @Test
    void linesAndColumnsAreThoseOfTheFile() {
        assertThat(mistakesOf(GOOD.replace("criterion: UFFICIO_FISSO", "criterion: UFFICIO"))).singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.line()).isEqualTo(37);
                    assertThat(mistake.column()).isEqualTo("    criterion: ".length() + 1);
                });
        assertThat(mistakesOf(GOOD.replace("name: numero", "name: nummero"))).extracting(CatalogueMistake::line)
                .as("the field nobody asks, then the name nobody describes").containsExactly(8, 40);
    }

    @Test
    void twoServicesNeedTwoCodes() {
        var service = GOOD.substring(GOOD.indexOf("  - code"));

        assertThat(mistakesOf(GOOD + service)).singleElement().satisfies(mistake -> {
            assertThat(mistake.path()).isEqualTo("/services/1/code");
            assertThat(mistake.line()).isEqualTo(GOOD.split("\n").length + 1);
        });
    }

    @Test
    void allMistakesAreToldAtOnceInTheOrderOfTheFile() {
        var found = mistakesOf(GOOD.replace("enabled: true", "enabled: ja").replace("type: YEAR", "type: JAHR"));

        assertThat(found).extracting(CatalogueMistake::path).containsExactly("/fields/anno/type", "/services/0/enabled");
    }

    @Test
    void whatIsNoYamlHasAPlaceToo() {
        assertThat(mistakesOf(GOOD.replace("laws: [\"Una legge\"]", "laws: [\"Una legge\""))).singleElement()
                .satisfies(mistake -> assertThat(mistake.line()).isBetween(34, 36));
        assertThat(mistakesOf(GOOD.replace("    type: YEAR", "    label: \"Anno\"\n    type: YEAR"))).singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.sentence()).contains("uplicate");
                    assertThat(mistake.line()).isEqualTo(15);
                });
    }

    @Test
    @DisplayName("The schema and the program know the same types of field and criteria")
    void schemaAndProgramAgree() throws Exception {
        var schema = JsonMapper.shared().readTree(new ClassPathResource("catalogue/services.schema.json")
                .getContentAsString(StandardCharsets.UTF_8)).at("/$defs");

        assertThat(StreamSupport.stream(schema.at("/field/properties/type/enum").spliterator(), false).map(value -> value.asString()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(FieldType.values()).map(Enum::name).toList());
        assertThat(StreamSupport.stream(schema.at("/service/properties/criterion/enum").spliterator(), false).map(value -> value.asString()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(OfficeCriterion.values()).map(Enum::name).toList());
    }

    /** A mistake that is told where it was made. */
    private static Arguments mistake(String good, String wrong, String path, String sentence) {
        return mistake(good, wrong, path, sentence, wrong.strip());
    }

    /** A mistake that shows in another place, whose line has these words. */
    private static Arguments mistake(String good, String wrong, String path, String sentence, String place) {
        assertThat(GOOD).contains(good);
        int at = GOOD.indexOf(good);
        return Arguments.of(GOOD.substring(0, at) + wrong + GOOD.substring(at + good.length()), path, sentence, place);
    }

    private static List<CatalogueMistake> mistakesOf(String yaml) {
        return catchThrowableOfType(InvalidCatalogueException.class, () -> CatalogueReader.read("prova.yaml", yaml)).mistakes();
    }
}
