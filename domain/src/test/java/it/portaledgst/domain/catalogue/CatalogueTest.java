package it.portaledgst.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.Problem;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.office.Offices;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

class CatalogueTest {

    private static final Clock IN_2026 = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    private final Catalogue catalogue = new Catalogue(new FieldRules(new Offices(Clock.systemUTC()), IN_2026),
            new ShippedCatalogue(new ClassPathResource("catalogue/services.yaml")));

    @Test
    void holdsAllServices() {
        assertThat(catalogue.all()).hasSize(26);
        assertThat(catalogue.all()).filteredOn(service -> service.field("note").isPresent()).flatExtracting(ServiceEntry::fields)
                .filteredOn(field -> field.causale() != null).extracting(ServiceField::name)
                .containsExactly("nominativo", "tipo_richiesta", "anno_riferimento");
    }

    @Test
    void onlyOneCodeIsKnownToBeReal() {
        assertThat(catalogue.all()).filteredOn(ServiceEntry::codeVerified).extracting(ServiceEntry::code)
                .containsExactly("11-AUT_GEN_RAD");
        assertThat(catalogue.all()).filteredOn(service -> !service.codeVerified())
                .allSatisfy(service -> assertThat(Integer.parseInt(service.code().substring(0, 2))).isGreaterThan(50));
    }

    @Test
    void whatIsNotSaidToBePayableIsKnownButNotListed() {
        assertThat(catalogue.enabled()).hasSize(20);
        assertThat(catalogue.find("73-SAN_CE")).get().extracting(ServiceEntry::enabled).isEqualTo(false);
    }

    @Test
    void acceptsGoodFields() {
        var service = catalogue.find("11-AUT_GEN_RAD").orElseThrow();

        assertThat(catalogue.problems(service, Map.of("nominativo", "IK1ABC", "tipo_richiesta", "RINNOVO"))).isEmpty();
        assertThat(catalogue.problems(service, Map.of("nominativo", "I1ABCDE", "tipo_richiesta", "CONTRIBUTO_ANNUO",
                "anno_riferimento", "2027", "note", "contributo"))).isEmpty();
    }

    @Test
    void theYearIsAskedWithTheYearlyContributionOnly() {
        var service = catalogue.find("11-AUT_GEN_RAD").orElseThrow();

        assertThat(catalogue.problems(service, Map.of("nominativo", "IK1ABC", "tipo_richiesta", "CONTRIBUTO_ANNUO")))
                .containsExactly(Map.entry("anno_riferimento", Problem.of(Refusal.FIELD_MISSING, "Anno di riferimento")));
        assertThat(catalogue.problems(service, Map.of("nominativo", "IK1ABC", "tipo_richiesta", "RINNOVO", "anno_riferimento", "2026")))
                .containsExactly(Map.entry("anno_riferimento", Problem.of(Refusal.FIELD_NOT_ASKED, "Anno di riferimento", "Rinnovo decennale")));
        assertThat(catalogue.problems(service, Map.of("nominativo", "IK1ABC", "tipo_richiesta", "X", "anno_riferimento", "2026")))
                .as("the choice itself is wrong").containsOnlyKeys("tipo_richiesta");
    }

    @ParameterizedTest
    @CsvSource({"2026-05-01, 2026-05-01, true", "2026-05-01, 2026-05-02, true", "2026-05-02, 2026-05-01, false"})
    void aPeriodEndsNotBeforeItBegins(String from, String to, boolean good) {
        var problems = catalogue.problems(catalogue.find("53-NOM_SPEC").orElseThrow(), Map.of("nominativo", "IK1ABC",
                "manifestazione", "Contest", "periodo_dal", from, "periodo_al", to));

        if (good) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).containsExactly(Map.entry("periodo_al", Problem.of(Refusal.FIELD_ORDER, "Periodo al", "Periodo dal")));
        }
    }

    @ParameterizedTest
    @CsvSource({"55-RTF_SE, data_nascita, 1906-03-01, true", "55-RTF_SE, data_nascita, 1906-02-28, false",
            "55-RTF_SE, data_nascita, 2026-03-01, true", "55-RTF_SE, data_nascita, 2026-03-02, false",
            "54-DEB_POT, numero_apparati, 1, true", "54-DEB_POT, numero_apparati, 0, false",
            "54-DEB_POT, numero_apparati, 999999, true", "54-DEB_POT, numero_apparati, 01, false"})
    void datesAndNumbersHaveTheirLimits(String code, String field, String value, boolean good) {
        var problem = catalogue.problems(catalogue.find(code).orElseThrow(), Map.of(field, value)).get(field);

        assertThat(problem == null).isEqualTo(good);
        if (!good) {
            assertThat(problem.sentence()).isIn("Indica un numero intero tra 1 e 999999 nel campo «Numero di apparati».",
                    "Indica nel campo «Data di nascita» una data tra il 01/03/1906 e il 01/03/2026.");
        }
    }

    @Test
    void namesEveryFieldThatIsMissingOrWrong() {
        var service = catalogue.find("11-AUT_GEN_RAD").orElseThrow();

        assertThat(catalogue.problems(service, Map.of())).containsOnlyKeys("nominativo", "tipo_richiesta");
        var problems = catalogue.problems(service, Map.of("nominativo", "K1ABC", "tipo_richiesta", "ALTRO",
                "anno_riferimento", "2028", "note", "x".repeat(501), "altro", "x"));
        assertThat(problems).containsOnlyKeys("nominativo", "tipo_richiesta", "anno_riferimento", "note", "altro");
        assertThat(problems.get("nominativo").sentence()).contains("IK1ABC");
        assertThat(problems.get("note")).isEqualTo(Problem.of(Refusal.FIELD_TOO_LONG, "Note", 500));
        assertThat(problems.get("anno_riferimento").sentence()).isEqualTo("Indica un anno tra 2000 e 2027.");
    }

    @ParameterizedTest
    @CsvSource({"52-RIP_RAD, provincia_impianto, XX", "52-RIP_RAD, anno_riferimento, 1999", "54-DEB_POT, numero_apparati, 0",
            "54-DEB_POT, numero_apparati, dieci", "58-ISP_NAV, data_ispezione, 2026-02-30", "57-LIC_NAV, mmsi, 12345678",
            "62-LIC_AER, marche_aeromobile, I ABCD"})
    void checksEachTypeOfField(String code, String field, String wrong) {
        var service = catalogue.find(code).orElseThrow();

        assertThat(catalogue.problems(service, Map.of(field, wrong)).get(field).sentence()).isNotBlank()
                .doesNotStartWith("Compila");
    }

    @ParameterizedTest
    @CsvSource({"52-RIP_RAD, provincia_impianto, NA", "54-DEB_POT, numero_apparati, 10", "57-LIC_NAV, mmsi, 247000001",
            "58-ISP_NAV, data_ispezione, 2026-02-28", "62-LIC_AER, marche_aeromobile, I-ABCD"})
    void acceptsEachTypeOfField(String code, String field, String good) {
        assertThat(catalogue.problems(catalogue.find(code).orElseThrow(), Map.of(field, good))).doesNotContainKey(field);
    }

    @ParameterizedTest
    @CsvSource({"11-AUT_GEN_RAD, tipo_richiesta, CONTRIBUTO_ANNUO, true", "11-AUT_GEN_RAD, tipo_richiesta, RINNOVO, false",
            "54-DEB_POT, tipo_contributo, ANNUO, true", "54-DEB_POT, tipo_contributo, ISTRUTTORIA, false",
            "52-RIP_RAD, nominativo, IR1ABC, true", "51-ESA_RAD, nominativo, IK1ABC, false"})
    void knowsWhatComesBackEveryYear(String code, String field, String value, boolean everyYear) {
        var service = catalogue.find(code).orElseThrow();

        assertThat(service.comesBackEveryYear(Map.of(field, value, "anno_riferimento", "2026"))).isEqualTo(everyYear);
        assertThat(service.comesBackEveryYear(Map.of(field, value))).as("no year").isFalse();
    }

    @Test
    void isReadOnlyForCallers() {
        assertThat(List.of(catalogue.enabled(), catalogue.all())).allSatisfy(list ->
                assertThat(list).isUnmodifiable());
    }
}
